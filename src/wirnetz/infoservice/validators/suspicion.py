"""Texts that ask people to sign in elsewhere. Pure: an item's words and link in, whether somebody should look, out.

Nobody of the alliance ever asks readers for their access data on a website of somebody else; who does so is a thief.
"""

import re
from urllib.parse import urlsplit

from wirnetz.infoservice.validators.links import hosts_in

_THINGS = r"(konto|account|profil|zugang|postfach|mailbox)\w*"
_DONE = r"(ge|ver)?(bestätig|prüf|aktualisier|entsperr|sperr|freischalt|wiederherstell|abläuft|läuft|lösch)\w*"
_ASKS = re.compile(
    rf"""\b(
        pass\s?w(o|ö)rt\w* | kennw(o|ö)rt\w* | zugangsdaten | anmeldedaten | log[\s-]?in(daten)? | einlogg\w* |
        eingeloggt | pins?\b | tans?\b | verifizier\w* | bankverbindung\w* | kreditkarte\w* | kontodaten |
        {_THINGS}\s(\w+\s){{0,6}}{_DONE} |
        (bestätig|aktualisier|entsperr|loggen)\w*\s(\w+\s){{0,4}}({_THINGS}|iban)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EXPLAINS = re.compile(
    r"\b(seminar|workshop|vortrag|schulung|leitfaden|webinar|kurs|check|veranstaltung|broschüre|tipps?)\w*",
    re.IGNORECASE,
)
_YOURS = re.compile(r"\bIhre?[mn]?\s+(Konto|Zugang|Passwort|Kennwort|Account|Postfach|PIN|TAN|Zugangsdaten)")


def asks_to_sign_in_elsewhere(*, words: str, link: str, own_host: str) -> bool:
    """Whether the words ask for access data while the link, or an address among the words, leads elsewhere.

    An item about the subject (a workshop on safe passwords) is none, as long as it does not speak of *your* account.
    """
    hosts = {(urlsplit(link).hostname or "").lower().removeprefix("www."), *hosts_in(words)}
    if not hosts - {"", own_host.lower().removeprefix("www.")}:
        return False
    if not _ASKS.search(words):
        return False
    return not _EXPLAINS.search(words) or bool(_YOURS.search(words))
