"""A message: frozen once per version and cut at its marks; a recipient costs a few joins, one hash, one signature."""

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr
from functools import lru_cache

from wirnetz.infoservice.delivery.dkim import Signer, field_without_signature, folded_base64, relaxed, signed_part
from wirnetz.infoservice.delivery.marks import DATE, FOOTER, MESSAGE_ID, TO, TOKEN
from wirnetz.infoservice.delivery.pictures import BrokenPicture, picture_part
from wirnetz.infoservice.delivery.quoted import quoted

LONGEST_LINE = 998
_TOKEN_MARK, _TO, _ID, _DATE = (mark.encode() for mark in (TOKEN, TO, MESSAGE_ID, DATE))
TEXT_FOOTER, HTML_FOOTER = b"QZ7FOOTERT7ZQ", b"QZ7FOOTERH7ZQ"
_CUT = re.compile(b"(" + b"|".join((_TOKEN_MARK, _TO, _ID, _DATE, TEXT_FOOTER, HTML_FOOTER)) + b")")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{0,120}")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._=-]+@[A-Za-z0-9.-]+>")
_FIELD = re.compile(r"[A-Z][A-Za-z0-9-]{0,60}")
_OWN = {"from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type", "dkim-signature",
        "content-transfer-encoding", "bcc", "cc", "sender", "return-path", "received"}  # fmt: skip


class BrokenMessage(ValueError):
    """The message cannot be written; the text says why, without what was in it."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a version says, the same for everybody who gets it. `fields` are further fields of the head.

    `pictures` are JPEGs by the names under which the html shows them (`cid:`).
    """

    subject: str
    html: str
    text: str
    sender_name: str
    sender_address: str
    reply_to: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """What differs from one recipient to the next."""

    address: str
    message_id: str
    token: str = ""
    footer: str = ""


def checked_line(value: str, what: str) -> str:
    """`value` if it is one line; nothing that a server could take for a second one reaches a head."""
    if _CONTROL.search(value):
        raise BrokenMessage(f"{what}: control character")
    return value


@lru_cache(maxsize=4096)
def _plain_domain(domain: str) -> str:
    return domain.encode("idna").decode()


@lru_cache(maxsize=16)
def _date(at: datetime) -> bytes:
    return format_datetime(at).encode()


@lru_cache(maxsize=256)
def checked_address(address: str) -> str:
    """The address as it stands in an envelope, its domain in ASCII."""
    local, _at, domain = address.rpartition("@")
    try:
        plain = f"{local}@{_plain_domain(domain)}"
    except UnicodeError as error:
        raise BrokenMessage("address: domain") from error
    if len(plain) > 254 or not _ADDRESS.fullmatch(plain):
        raise BrokenMessage("address: not deliverable")
    return plain


def _words(value: str, name: str) -> bytes:
    charset = "us-ascii" if value.isascii() else "utf-8"
    return Header(checked_line(value, name), charset, header_name=name).encode(linesep="\r\n").encode("ascii")


def _sender(body: Body) -> bytes:
    address = checked_address(body.sender_address)
    if body.sender_name.isascii():
        return formataddr((checked_line(body.sender_name, "From"), address)).encode("ascii")
    return _words(body.sender_name, "From") + b"\r\n <" + address.encode() + b">"


def _head(body: Body, boundary: bytes) -> bytes:
    lines = [
        b"From: " + _sender(body),
        b"To: " + TO.encode(),
        b"Subject: " + _words(body.subject, "Subject"),
        b"Date: " + DATE.encode(),
        b"Message-ID: " + MESSAGE_ID.encode(),
    ]
    if body.reply_to:
        lines.append(b"Reply-To: " + checked_address(body.reply_to).encode())
    for name, value in body.fields.items():
        if not _FIELD.fullmatch(name) or name.lower() in _OWN:
            raise BrokenMessage(f"field {name[:40]!r} may not be set")
        if not checked_line(value, name).isascii():
            raise BrokenMessage(f"{name}: not ASCII")
        lines.append(name.encode() + b": " + value.replace(">, <", ">,\r\n <").encode())
    lines += [b"MIME-Version: 1.0", b'Content-Type: multipart/alternative;\r\n boundary="%s"' % boundary]
    return b"\r\n".join(lines)


def _part(kind: bytes, text: str, footer: bytes) -> bytes:
    """One part; each mark stands on a line of its own, so that no line grows by what is put there."""
    pieces = re.split(f"({TOKEN}|{FOOTER})", text)
    coded = [quoted(piece) for piece in pieces]
    body = b"".join(
        b"=\r\n" + (footer if piece == FOOTER.encode() else piece) + b"=\r\n" if place % 2 else piece
        for place, piece in enumerate(coded)
    )
    return (
        b"Content-Type: text/" + kind + b"; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + _mended(body) + b"\r\n"
    )  # fmt: skip


def _content(body: Body, boundary: bytes) -> list[bytes]:
    """Everything after the head, cut at the marks: text, then html, together with its pictures where there are any."""
    border, text = b"--" + boundary + b"\r\n", _part(b"plain", body.text, TEXT_FOOTER)
    page, end = _part(b"html", body.html, HTML_FOOTER), b"--" + boundary + b"--\r\n"
    if not body.pictures:
        return _CUT.split(border + text + border + page + end)
    inner = boundary + b".b"
    related = b'Content-Type: multipart/related; type="text/html";\r\n boundary="%s"\r\n\r\n--%s\r\n' % (inner, inner)
    pieces = _CUT.split(border + text + border + related + page)
    for name, content in body.pictures.items():
        try:
            pieces += [b"--" + inner + b"\r\n", picture_part(name, content)]
        except BrokenPicture as error:
            raise BrokenMessage("picture") from error
    return [*pieces, b"--" + inner + b"--\r\n" + end]


def _mended(body: bytes) -> bytes:
    """Pieces that now begin a line must not begin with a dot either."""
    if body.startswith(b"."):
        body = b"=2E" + body[1:]
    return body.replace(b"\r\n.", b"\r\n=2E")


class Frozen:
    """A body, written out once. `raw_for` puts a person's own parts into it and signs the whole."""

    def __init__(self, body: Body, signer: Signer | None = None) -> None:
        seed = "\x00".join((body.subject, body.text, body.html)).encode("utf-8", "surrogatepass")
        boundary = b"=_" + hashlib.sha256(seed).hexdigest()[:32].encode()
        head = _head(body, boundary)
        content = _content(body, boundary)
        self._head, self._first, self._content = Pieces(_CUT.split(head)), content[0], Pieces(content[1:])
        self._begun = hashlib.sha256(self._first)
        self._signer = signer
        self.body = body
        self.sender_address = checked_address(body.sender_address)
        names, canonical = signed_part(head)
        self._canonical = Pieces(_CUT.split(canonical))
        self._field = field_without_signature(signer, names) if signer else b""
        self._signed_field = b"dkim-signature:" + relaxed(self._field)

    def raw_for(self, person: Person, *, at: datetime) -> bytes:
        """The whole message as it goes over the wire, without the final dot; BrokenMessage if it cannot be written."""
        values = _values(person, at)
        head, rest = self._head.filled(values), self._content.filled(values)
        if len(head) > LONGEST_LINE and max(map(len, head.split(b"\r\n"))) > LONGEST_LINE:
            raise BrokenMessage("a line is too long")
        return b"".join((self._signature(values, rest), head, b"\r\n\r\n", self._first, rest))

    def _signature(self, values: dict[bytes, bytes], rest: bytes) -> bytes:
        if self._signer is None:
            return b""
        digest = self._begun.copy()
        digest.update(rest)
        body_hash = base64.b64encode(digest.digest())
        signed = self._canonical.filled(values) + self._signed_field % body_hash
        signature = self._signer.sign(hashlib.sha256(signed).digest())
        return b"DKIM-Signature: " + self._field % body_hash + folded_base64(signature) + b"\r\n"


class Pieces:
    """A text cut at its marks; filling it in costs a copy of the list and one join."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._marks = [(place, piece) for place, piece in enumerate(pieces) if _CUT.fullmatch(piece)]

    def filled(self, values: dict[bytes, bytes]) -> bytes:
        """The text with these values at its marks."""
        pieces = self._pieces.copy()
        for place, mark in self._marks:
            pieces[place] = values[mark]
        return b"".join(pieces)


def _values(person: Person, at: datetime) -> dict[bytes, bytes]:
    if not _TOKEN.fullmatch(person.token):
        raise BrokenMessage("token")
    if not _MESSAGE_ID.fullmatch(person.message_id):
        raise BrokenMessage("message id")
    text, page = _footers(person.footer)
    return {
        _TOKEN_MARK: person.token.encode(),
        _TO: checked_address(person.address).encode(),
        _ID: person.message_id.encode(),
        _DATE: _date(at.replace(microsecond=0)),
        TEXT_FOOTER: text,
        HTML_FOOTER: page,
    }


@lru_cache(maxsize=1024)
def _footers(footer: str) -> tuple[bytes, bytes]:
    """As it stands in the text and in the html; many people get a mailing for the same reason."""
    words = " ".join(footer.split())
    text, escaped = _mended(quoted(words)), html.escape(words)
    return text, text if escaped == words else _mended(quoted(escaped))
