"""What answers of mail servers and their letters say, in German and English. In doubt nothing is held to be final."""

import re

from wirnetz.infoservice.returning.meanings import Meaning, Verdict

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_POLICY = re.compile(
    r"\b(?:spam|junk|dmarc|spf|dkim|rbl|dnsbl|spamhaus|black ?list\w*|block ?list\w*|blocked|blockiert|gesperrte? ip|"
    r"policy|richtlinie\w*|reputation|abgewiesen wegen|virus|malware|access denied|not authori[sz]ed|nicht berechtigt|"
    r"not permitted|relay(?:ing)? (?:access )?(?:denied|not allowed)|unable to relay|greylist\w*|rate limit\w*|"
    r"too many|zu viele|content rejected|message rejected|sender (?:address )?rejected|inhalt\w* abgelehnt)",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"over ?quota|quota|mailbox (?:is )?full|mailbox size|storage|insufficient|voll\b|überfüllt|kontingent|"
    r"speicherplatz|"
    r"postfach\w* (?:ist )?(?:zurzeit |derzeit )?(?:voll|überfüllt)|zu gro(?:ß|ss)|too (?:large|big)|exceed\w*|"
    r"message size|temporar\w*|vorübergehend|try again|try later|later|später|timed? ?out|zeitüberschreitung|"
    r"connection refused|refused to talk|unreachable|nicht erreichbar|deferred|system not accepting",
    re.IGNORECASE,
)
_NO_ROOM = re.compile(r"quota|mailbox (?:is )?full|\bvoll\b|überfüllt|kontingent|temporar|vorübergehend", re.IGNORECASE)
_DELAYED = re.compile(
    r"delayed|still being (?:retried|queued)|will (?:be retried|keep trying|continue to (?:try|be))|"
    r"warning message only|"
    r"do not need to resend|not yet been delivered|has not been delivered yet|verzögert|noch nicht zugestellt|"
    r"weitere zustellversuche|wird weiter(?:hin)? versucht|weiterhin versuch\w*|nur eine warnung|"
    r"müssen (?:sie )?(?:die )?(?:nachricht|e-?mail) nicht (?:noch einmal|erneut)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:user|recipient|mailbox|account|address|alias|addressee|inbox)(?: address)?[\w<>@.,:'\" +-]{0,80}?"
    r"(?:unknown|(?:was |could )?(?:not|n't) (?:be )?found|does(?: not|n't) exist|do(?: not|n't) exist|not exist|"
    r"not known|no longer (?:exists|valid)|invalid|not listed)|"
    r"unknown (?:user|recipient|mailbox|local[ -]?part|address)|"
    r"no such (?:user|recipient|mailbox|account|address|person)|no mailbox (?:here )?by that name|"
    r"unrouteable address|invalid (?:recipient|mailbox|user)|bad destination mailbox|"
    r"recipnotfound|(?:isn't|is not) (?:a valid|known)[\w ]{0,40}(?:address|user|mailbox)|"
    r"(?:empfänger|benutzer|adresse|adressat|postfach|konto|account|mailbox|teilnehmer)\w*[\w<>@.,:„“\" +-]{0,80}?"
    r"(?:unbekannt|(?:existiert|existieren) nicht|nicht bekannt|nicht gefunden|nicht vorhanden|ungültig|gibt es nicht|"
    r"existiert nicht mehr|konnte nicht gefunden werden|wurde nicht gefunden)|"
    r"unbekannte[rs]? (?:empfänger|benutzer|adresse|nutzer)|"
    r"kein(?:e)? (?:solcher |solches )?(?:benutzer|empfänger|postfach)",
    re.IGNORECASE,
)
_NO_DOMAIN = re.compile(
    r"host (?:or domain name )?not found|domain (?:name )?(?:not found|does not exist)|nxdomain|no such domain|"
    r"unrouteable (?:mail )?domain|domain\w* (?:existiert nicht|nicht gefunden|unbekannt)",
    re.IGNORECASE,
)
NOBODY_THERE = {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"}
"""Codes (RFC 3463) that say: there is no such address."""
ABOUT_SENDER = ("5.1.7", "5.1.8")


def by_code(status: str, text: str) -> Verdict:
    """What a final failure means by its enhanced code, and by its words where the code says nothing of its own.

    Whatever the code: words about content, policy or a full mailbox mean that the address may well exist.
    """
    precise = [code for code in STATUS.findall(text) if code.startswith("5")]
    if (not status or status.endswith(".0.0")) and precise:
        status = precise[0]
    if status.startswith("4"):
        return Verdict(Meaning.SOFT, status=status)
    if status.startswith(("5.6.", "5.7.", *ABOUT_SENDER)) or _POLICY.search(text):
        return Verdict(Meaning.SOFT, status=status, is_held_against=False)
    is_nobody = status in NOBODY_THERE
    if status.startswith(("5.2.", "5.3.")) or (_NO_ROOM if is_nobody else _FULL).search(text):
        return Verdict(Meaning.SOFT, status=status)
    is_vague = status in {"", "5.0.0", "5.1.0", "5.4.4", "5.5.0"}
    if is_nobody or (is_vague and (_NO_DOMAIN.search(text) or (status != "5.4.4" and _NOBODY.search(text)))):
        return Verdict(Meaning.HARD, status=status)
    return Verdict(Meaning.SOFT, status=status)


def by_letter(text: str) -> Verdict:
    """What a letter of a mail server without machine-readable part says."""
    codes = STATUS.findall(text)
    status = codes[0] if codes else ""
    if _DELAYED.search(text):
        return Verdict(Meaning.DELAYED, status=status)
    if not status and not any(words.search(text) for words in (_POLICY, _FULL, _NOBODY, _NO_DOMAIN)):
        return Verdict(Meaning.SOFT, is_held_against=False)
    return by_code(status, text)
