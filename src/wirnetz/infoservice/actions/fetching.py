"""Returned mail is fetched from its mailbox (IMAP, RFC 3501) and noted; what is not ours to settle stays for people.

A message is noted first and removed from the mailbox afterwards. Whoever is ended in between reads it once more, and a
message that was noted changes nothing a second time.
"""

import imaplib
import logging
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import DataError
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.infoservice.actions.pumping import envelope_secret
from wirnetz.infoservice.actions.returns import apply_return, is_settled
from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.models import ReturnsMailbox
from wirnetz.infoservice.returning import LONGEST, read_returned

PATIENCE = 20.0
"""Seconds for an answer of the server."""
MOST_AT_ONCE = 500
"""Messages in one round; what is left comes a minute later."""
PAUSE = timedelta(minutes=5)
"""Between two rounds that nobody asked for."""
log = logging.getLogger(__name__)


class MailboxFault(Exception):
    """The mailbox cannot be read; the text says why and what to do."""


@dataclass(slots=True)
class Fetched:
    """One round: messages read, those that changed something, those left in the mailbox for people."""

    read: int = 0
    noted: int = 0
    left: int = 0


def fetch_returns() -> Fetched:
    """Read what is new in the mailbox of BOUNCES_IMAP_URL, note it and remove what one of our mails proves.

    Raises MailboxFault with a German sentence; what was noted until then stays noted.
    """
    if not settings.RETURNS_MAILBOX:
        raise MailboxFault(_("Es ist kein Postfach für Rückläufer eingestellt. Setzen Sie BOUNCES_IMAP_URL."))
    mailbox, done = _mailbox(), Fetched()
    mailbox.tried_at = timezone.now()
    try:
        with _opened(settings.RETURNS_MAILBOX) as server:
            _begin(server, mailbox)
            _remove(server, _left_behind(server, mailbox.last_uid))
            new = _new_messages(server, mailbox.last_uid)
            _remove(server, [uid for uid, raw in new if _settle(server, mailbox, uid, raw, done)])
    except MailboxFault as fault:
        _keep(mailbox, fault=str(fault))
        raise
    except (OSError, imaplib.IMAP4.error) as error:
        _keep(mailbox, fault=_words(error))
        raise MailboxFault(mailbox.fault) from error
    mailbox.read_at = timezone.now()
    _keep(mailbox, fault="")
    return done


def fetch_returns_in_turn() -> None:
    """Fetch if a mailbox is named and the last round is some minutes ago; faults are noted and told to the operator."""
    if not settings.RETURNS_MAILBOX:
        return
    tried_at = _mailbox().tried_at
    if tried_at is not None and timezone.now() - tried_at < PAUSE:
        return
    try:
        fetch_returns()
    except MailboxFault:
        return


def mailbox_standing() -> ReturnsMailbox | None:
    """How far the mailbox is read; None where none is named."""
    return _mailbox() if settings.RETURNS_MAILBOX else None


def _mailbox() -> ReturnsMailbox:
    named = settings.RETURNS_MAILBOX
    name = sha256("\0".join((named["host"], named["username"], named["folder"])).encode()).hexdigest()
    return ReturnsMailbox.objects.get_or_create(name=name)[0]


def _keep(mailbox: ReturnsMailbox, *, fault: str) -> None:
    mailbox.fault = fault
    mailbox.save()


@contextmanager
def _opened(named: dict[str, Any]) -> Iterator[imaplib.IMAP4]:
    """The server, signed in and at the folder."""
    secure, at = ssl.create_default_context(), (named["host"], named["port"])
    server: imaplib.IMAP4
    if named["way"] == "imaps":
        server = imaplib.IMAP4_SSL(*at, ssl_context=secure, timeout=PATIENCE)
    else:
        server = imaplib.IMAP4(*at, timeout=PATIENCE)
    try:
        if named["way"] == "imap+tls":
            _encrypt(server, secure)
        try:
            _sign_in(server, named["username"], named["password"])
        except imaplib.IMAP4.error as error:
            why = _("Das Postfach nimmt unsere Anmeldung nicht an. Prüfen Sie Namen und Kennwort in BOUNCES_IMAP_URL.")
            raise MailboxFault(why) from error
        if server.select(_quoted(named["folder"]))[0] != "OK":
            why = _("Den Ordner „%(folder)s“ gibt es in diesem Postfach nicht. Nennen Sie ihn am Ende von %(setting)s.")
            raise MailboxFault(why % {"folder": named["folder"], "setting": "BOUNCES_IMAP_URL"})
        yield server
    finally:
        _close(server)


def _sign_in(server: imaplib.IMAP4, username: str, password: str) -> None:
    """LOGIN takes plain letters only (RFC 3501); other ones go by AUTHENTICATE PLAIN (RFC 4616)."""
    if (username + password).isascii():
        server.login(username, password)
    else:
        server.authenticate("PLAIN", lambda _challenge: f"\0{username}\0{password}".encode())


def _encrypt(server: imaplib.IMAP4, secure: ssl.SSLContext) -> None:
    if "STARTTLS" not in server.capabilities:
        raise MailboxFault(
            _("Der Server des Postfachs bietet kein STARTTLS an. Schreiben Sie in BOUNCES_IMAP_URL imaps://.")
        )
    server.starttls(secure)


def _close(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        server.shutdown()


def _quoted(folder: str) -> str:
    """The name as the protocol writes it: modified UTF-7 (RFC 3501, 5.1.3), in quotes."""

    def shifted(found: re.Match[str]) -> str:
        return "&" + b64encode(found[0].encode("utf-16-be"), b"+,").decode().rstrip("=") + "-"

    folder = re.sub(r"[^ -~]+", shifted, folder.replace("&", "&-"))
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _begin(server: imaplib.IMAP4, mailbox: ReturnsMailbox) -> None:
    """Numbers of messages hold only while the mailbox keeps them (UIDVALIDITY); else it is read from the start."""
    validity = int((server.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
    if validity != mailbox.uid_validity:
        mailbox.uid_validity, mailbox.last_uid, mailbox.left = validity, 0, 0
        mailbox.save()


def _new_messages(server: imaplib.IMAP4, after: int) -> Iterator[tuple[int, bytes]]:
    """What came after the message of this number, oldest first, without marking anything as read."""
    found = server.uid("SEARCH", "UNDELETED", "UID", f"{after + 1}:*")[1]
    uids = sorted(int(uid) for uid in (found[0] or b"").split())
    yield from _messages(server, [uid for uid in uids if uid > after][:MOST_AT_ONCE])


def _messages(server: imaplib.IMAP4, uids: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    for uid in uids:
        answer = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LONGEST}>)")[1]
        for part in answer:
            if isinstance(part, tuple):
                yield uid, bytes(part[1])


def _left_behind(server: imaplib.IMAP4, upto: int) -> list[int]:
    """What an earlier round noted and marked, and was ended before it could remove."""
    found = server.uid("SEARCH", "DELETED", "UID", f"1:{upto}")[1] if upto else [b""]
    uids = sorted(int(uid) for uid in (found[0] or b"").split())[:MOST_AT_ONCE]
    return [uid for uid, raw in _messages(server, uids) if is_settled(read_returned(raw, secret=envelope_secret()))]


def _settle(server: imaplib.IMAP4, mailbox: ReturnsMailbox, uid: int, raw: bytes, done: Fetched) -> bool:
    """Note one message, then mark it for removal; what no mail of ours proves, or what cannot be noted, stays there.

    Whether it may be removed.
    """
    returned = read_returned(raw, secret=envelope_secret())
    done.read += 1
    may_go = is_settled(returned)
    try:
        done.noted += apply_return(returned)
    except DataError:
        log.exception("message %s of the mailbox of returned mail cannot be noted and stays there", uid)
        may_go = False
    failpoints.reach("after_noting")
    if may_go:
        server.uid("STORE", str(uid), "+FLAGS.SILENT", "(\\Deleted)")
    else:
        done.left += 1
        mailbox.left += 1
    mailbox.last_uid = uid
    mailbox.save(update_fields=["last_uid", "left"])
    return may_go


def _remove(server: imaplib.IMAP4, uids: Sequence[int]) -> None:
    """Take these out of the mailbox; what people marked as deleted stays, where the server can tell (UIDPLUS)."""
    if not uids:
        return
    failpoints.reach("before_removal")
    if "UIDPLUS" in server.capabilities:
        server.uid("EXPUNGE", ",".join(map(str, uids)))
    else:
        server.expunge()


def _words(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return _("Die Verbindung zum Postfach lässt sich nicht verschlüsseln: %(why)s") % {"why": error}
    if isinstance(error, OSError):
        return _("Der Server des Postfachs antwortet nicht: %(why)s") % {"why": error.strerror or error}
    return _("Der Server des Postfachs antwortet anders als erwartet: %(why)s") % {"why": error}
