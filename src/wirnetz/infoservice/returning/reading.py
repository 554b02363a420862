"""One message that came back: machine-readable reports first, then who sent it, then its words."""

import hashlib
import re
from email import message_from_bytes
from email.message import Message
from email.parser import HeaderParser

from wirnetz.infoservice.delivery.leaving import leaving_word
from wirnetz.infoservice.delivery.verp import row_of
from wirnetz.infoservice.returning.meanings import Meaning, Returned, Verdict
from wirnetz.infoservice.returning.parts import (
    ADDRESS,
    BROKEN,
    blocks,
    field,
    first_address,
    letter,
    outer_parts,
    part_text,
)
from wirnetz.infoservice.returning.replies import asks_to_leave, is_automatic, is_reply_by_subject
from wirnetz.infoservice.returning.words import by_code, by_letter

LONGEST = 256 * 1024
"""What is read of a message; reports stand before the mail that they return."""
DAEMONS = ("mailer-daemon", "maildaemon", "mdaemon", "postmaster", "mail-daemon", "mailerdaemon", "microsoftexchange",
           "bounce", "mailsystem")  # fmt: skip
COMPLAINTS = {"abuse", "fraud", "opt-out", "opt-out-list", "miscategorized"}
ENVELOPE = ("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "original-mail-from", "return-path")
MOST_GROUPS = 20
NAMED = re.compile(r"\+\d{1,18}\.[0-9a-f]{1,64}@", re.IGNORECASE)
"""How a delivery is named in an address, whether the proof is right or not."""
_HARMLESS = {"delivered", "relayed", "expanded"}
_MILDEST = (Meaning.OTHER, Meaning.DELAYED, Meaning.SOFT, Meaning.HARD)


def read_returned(raw: bytes, *, secret: bytes) -> Returned:
    """What the message is. Never raises; what is no mail at all is `OTHER`. `secret` proves which delivery it names."""
    raw = raw[:LONGEST]
    try:
        message = message_from_bytes(raw)
        verdict = _verdict(message)
        named, word = _named(message), _word(message)
    except BROKEN:
        message, verdict, named, word = Message(), Verdict(Meaning.OTHER), [], ""
    if word:
        verdict = Verdict(Meaning.UNSUBSCRIBE, verdict.address)
    rows = [row for row in (row_of(each, secret) for each in named) if row is not None]
    return Returned(
        meaning=verdict.meaning,
        address=verdict.address,
        status=verdict.status,
        is_held_against=verdict.is_held_against,
        row=rows[0] if rows else None,
        is_forged=bool(named) and not rows,
        digest=_digest(message, raw),
        word=word,
    )


def _digest(message: Message, raw: bytes) -> str:
    """Of what does not change on the way: identity, date and content."""
    content = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    head = "\0".join(field(message, name) for name in ("message-id", "date", "from"))
    return hashlib.sha256(head.encode("utf-8", "replace") + b"\0" + content).hexdigest()


def _verdict(message: Message) -> Verdict:
    parts = list(outer_parts(message))
    is_daemon = _is_daemon(message)
    is_report = message.get_content_type() == "multipart/report"
    for part in parts:
        kind = part.get_content_type()
        if kind == "message/feedback-report" and is_report:
            return _complaint(message, part)
        if kind == "message/disposition-notification" and is_report:
            return Verdict(Meaning.AUTO_REPLY, first_address(field(message, "from")))
        if kind.endswith("delivery-status") and (is_report or is_daemon):
            found = _by_report(part, letter(message))
            if found is not None:
                return found
    return _by_sender(message, is_daemon=is_daemon)


def _by_sender(message: Message, *, is_daemon: bool) -> Verdict:
    sender, subject = first_address(field(message, "from")), field(message, "subject")
    failed = field(message, "x-failed-recipients")
    if failed or (is_daemon and not is_reply_by_subject(subject)):
        text = letter(message)
        found = by_letter(f"{subject}\n{text}")
        return Verdict(found.meaning, _address(failed or text, sender), found.status, found.is_held_against)
    if is_automatic(lambda name: field(message, name)):
        return Verdict(Meaning.AUTO_REPLY, sender)
    if asks_to_leave(subject, letter(message)):
        return Verdict(Meaning.UNSUBSCRIBE, sender)
    return Verdict(Meaning.OTHER, sender)


def _is_daemon(message: Message) -> bool:
    sender = first_address(field(message, "from")).lower()
    name = field(message, "from").lower()
    return sender.startswith(DAEMONS) or (not sender and name.strip("<> ").startswith(DAEMONS))


def _address(text: str, sender: str) -> str:
    """The first address that is nobody's machine."""
    for found in ADDRESS.findall(text):
        if found.lower() != sender.lower() and not found.lower().startswith(DAEMONS):
            return str(found).strip(".'")
    return ""


def _by_report(part: Message, text: str) -> Verdict | None:
    """What a report about deliveries (RFC 3464) says; of several recipients the mildest, None if it names none."""
    found = [_of_recipient(block, text) for block in _groups(part) if field(block, "action")]
    return min(found, key=lambda verdict: _MILDEST.index(verdict.meaning), default=None)


def _groups(part: Message) -> list[Message]:
    """The groups of a report, also of one that was encoded or that a gateway made plain text of."""
    groups = blocks(part)
    if any(field(group, "action") for group in groups):
        return groups
    text = "\n\n".join(part_text(each) for each in groups or [part])
    return [HeaderParser().parsestr(group.strip()) for group in text.replace("\r\n", "\n").split("\n\n")[:MOST_GROUPS]]


def _of_recipient(block: Message, text: str) -> Verdict:
    action = field(block, "action").lower().split(" ")[0]
    address = next(
        (
            found
            for name in ("original-recipient", "final-recipient", "x-actual-recipient")
            if (found := first_address(field(block, name).rpartition(";")[2]))
        ),
        "",
    )
    status = field(block, "status").split(" ")[0][:12]
    if action == "delayed":
        return Verdict(Meaning.DELAYED, address, status)
    if action in _HARMLESS:
        return Verdict(Meaning.OTHER, address, status)
    failed = by_code(status, field(block, "diagnostic-code") or text)
    return Verdict(failed.meaning, address, failed.status, failed.is_held_against)


def _complaint(message: Message, part: Message) -> Verdict:
    """A report of a mailbox provider (RFC 5965) that somebody does not want this mail."""
    report = blocks(part)[0] if blocks(part) else HeaderParser().parsestr(part_text(part).strip())
    kind = field(report, "feedback-type").lower()
    rcpt = first_address(field(report, "original-rcpt-to")) or first_address(field(report, "removal-recipient"))
    address = rcpt or next((first_address(field(each, "to")) for each in _returned(message)), "")
    return Verdict(Meaning.COMPLAINT if kind in COMPLAINTS else Meaning.OTHER, address)


def _returned(message: Message) -> list[Message]:
    """The head of the mail that came back, where it was attached."""
    heads = []
    for part in outer_parts(message):
        if part.get_content_type() == "message/rfc822":
            heads += blocks(part)
        elif part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers"}:
            heads.append(HeaderParser().parsestr(part_text(part).strip()))
    return heads


def _word(message: Message) -> str:
    """The word of a reader whose mail program writes to the address for leaving, whatever it writes; no report does."""
    if message.get_content_type() == "multipart/report" or _is_daemon(message):
        return ""
    addresses = (
        each
        for name in ("delivered-to", "x-original-to", "envelope-to", "to")
        for value in (message.get_all(name) or [])[:5]
        for each in ADDRESS.findall(str(value)[:1000])
    )
    return next((word for each in addresses if (word := leaving_word(each))), "")


def _named(message: Message) -> list[str]:
    """The addresses in which a delivery is named: in the head, in the mail that came back, in a complaint."""
    heads = [message, *_returned(message)]
    for part in outer_parts(message):
        if part.get_content_type() == "message/feedback-report":
            heads += blocks(part) or [HeaderParser().parsestr(part_text(part).strip())]
    found = {
        each: None
        for head in heads
        for name in ENVELOPE
        for value in (head.get_all(name) or [])[:5]
        for each in ADDRESS.findall(str(value)[:1000])
    }
    return [each for each in found if NAMED.search(each)]
