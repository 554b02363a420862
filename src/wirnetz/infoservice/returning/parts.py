"""The parts of a message, read without trusting it: broken parts are empty, and nothing is looked into too deeply."""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, MessageError)
"""What the standard library raises on input that is no mail."""
MOST_PARTS = 30
LONGEST_TEXT = 12_000
_TAG = re.compile(r"<(?:style|script)\b.{0,5000}?</(?:style|script)>|<[^<>]{0,500}>", re.IGNORECASE | re.DOTALL)
ADDRESS = re.compile(r"[\w.!#$%&*+/=?^`{|}~'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
ORIGINAL = re.compile(
    r"^[ \t>]*(?:-{2,}.{0,80}(?:copy of|below this line|original|ursprüngliche|kopie|header|"
    r"kopfzeilen).{0,80}|(?:return-path|received|dkim-signature|message-id): .*|original message headers:.*|"
    r"ursprüngliche nachrichtenkopf.*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""Where in a letter the mail that came back begins; its words say nothing about the delivery."""


def field(message: Message, name: str) -> str:
    """A field of the head in plain words on one line that a database takes, "" without it."""
    try:
        found = next((each for key, each in message.raw_items() if key.lower() == name), "")
        value = str(found).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        words = str(make_header(decode_header(value))) if "=?" in value else value
    except BROKEN:
        return ""
    return " ".join(words.replace("\0", " ").split())[:1000]


def first_address(text: str) -> str:
    """The first address in the text, "" without one."""
    found = ADDRESS.search(text)
    return found[0].strip(".'") if found else ""


def outer_parts(message: Message) -> Iterator[Message]:
    """The message itself and its parts, three levels deep, without what stands inside a forwarded message."""
    waiting, count = [(message, 0)], 0
    while waiting and count < MOST_PARTS:
        part, depth = waiting.pop(0)
        count += 1
        yield part
        inner = part.get_payload()
        if isinstance(inner, list) and depth < 3 and part.get_content_maintype() == "multipart":
            waiting += [(each, depth + 1) for each in inner if isinstance(each, Message)]


def part_text(part: Message) -> str:
    """The text of one part, decoded as well as it can be."""
    try:
        raw = part.get_payload(decode=True)
    except BROKEN:
        raw = None
    if not isinstance(raw, bytes):
        plain = part.get_payload()
        return plain[:LONGEST_TEXT] if isinstance(plain, str) else ""
    raw = raw[: LONGEST_TEXT * 4]
    for charset in (part.get_param("charset"), "utf-8", "cp1252"):
        try:
            return raw.decode(str(charset or "utf-8"))
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def letter(message: Message) -> str:
    """What the letter says by itself, without the mail that it quotes: the plain text, else the marked-up one."""
    texts = {"text/plain": "", "text/html": ""}
    for part in outer_parts(message):
        kind = part.get_content_type()
        if kind in texts and not texts[kind]:
            texts[kind] = part_text(part)
    text = texts["text/plain"].strip() or _TAG.sub(" ", texts["text/html"][: 2 * LONGEST_TEXT])
    text = text[:LONGEST_TEXT]
    original = ORIGINAL.search(text)
    return text[: original.start()] if original and original.start() else text


def blocks(part: Message) -> list[Message]:
    """The groups of fields in a part that reports (`message/delivery-status`, `message/feedback-report`)."""
    inner = part.get_payload()
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []
