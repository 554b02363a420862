"""Messages as they go over the wire: complete heads, signatures that others verify, nothing that ends one early."""

import random
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.infoservice.delivery.conftest import FIELDS, a_body
from tests.infoservice.delivery.sink import Script, Sink
from tests.infoservice.delivery.verifying import has_dkimpy, is_signed_by, tags_of, verified_by_dkimpy
from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.delivery.dkim import Signer
from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN
from wirnetz.infoservice.delivery.message import Body, BrokenMessage, Frozen, Person
from wirnetz.infoservice.delivery.quoted import quoted
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.smtp import Connection

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HEAD = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "List-Help",
)
KEY = rsa.generate_private_key(65537, 2048)
SIGNER = Signer("wirnetz.example", "w1", KEY)


def body(**changes):
    known = a_body(**changes)
    return Body(
        known.subject, known.html, known.text, known.sender_name, known.sender_address, known.reply_to, known.fields
    )  # fmt: skip


def person(number=0, **changes):
    values = {
        "address": f"person{number}@müller{number}.example", "message_id": f"<m{number}@wirnetz.example>",
        "token": f"t-{number}", "footer": f"weil Sie Mitglied der Kammer {number} & Partner sind.",
    }  # fmt: skip
    return Person(**values | changes)


def parsed(raw):
    return message_from_bytes(raw, policy=policy.SMTP)


def texts_of(raw):
    message = parsed(raw)
    assert message.defects == []
    return [message.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html")]


def test_a_thousand_messages_are_complete_and_signed():
    frozen = Frozen(body(), SIGNER)
    messages = [frozen.raw_for(person(number), at=NOW) for number in range(1000)]
    for number, raw in enumerate(messages):
        message = BytesHeaderParser().parsebytes(raw)
        assert [name for name in HEAD if len(message.get_all(name, [])) != 1] == []
        links = FIELDS["List-Unsubscribe"].replace(TOKEN, f"t-{number}")
        assert re.sub(r"\s+", " ", message["List-Unsubscribe"]) == links
        assert max(map(len, raw.split(b"\r\n"))) <= 120
    assert "https://wirnetz.example/a/t-999\n" in texts_of(messages[999])[0]
    assert parsedate_to_datetime(parsed(messages[0])["Date"]) == NOW
    assert [number for number in range(0, 1000, 50) if not is_signed_by(messages[number], KEY)] == []
    names = tags_of(messages[0])[b"h"].split(b":")
    asked = (b"list-unsubscribe", b"list-unsubscribe-post", b"from", b"to")
    assert [names.count(name) for name in asked] == [2, 2, 2, 1]


def test_a_changed_byte_breaks_the_signature():
    raw = Frozen(body(), SIGNER).raw_for(person(), at=NOW)
    assert is_signed_by(raw, KEY)
    assert not is_signed_by(raw.replace(b"Guten Tag", b"Guten Rat", 1), KEY)
    assert not is_signed_by(raw.replace(b"person0@", b"person1@", 1), KEY)
    assert not is_signed_by(b"From: andere@wirnetz.example\r\n" + raw, KEY)


@pytest.mark.skipif(not has_dkimpy(), reason="needs Debian's python3-dkim")
def test_dkimpy_verifies_our_signatures():
    frozen = Frozen(body(text=hostile_text(3) + f"{FOOTER}\n{TOKEN}"), SIGNER)
    messages = [frozen.raw_for(person(number), at=NOW) for number in range(40)]
    messages.append(messages[0].replace(b"w1", b"w1") + b"mehr\r\n")
    assert verified_by_dkimpy(messages, KEY) == [True] * 40 + [False]


def test_text_and_html_say_why_and_how_to_leave():
    text, page = texts_of(Frozen(body()).raw_for(person(7), at=NOW))
    assert "weil Sie Mitglied der Kammer 7 & Partner sind." in text
    assert "weil Sie Mitglied der Kammer 7 &amp; Partner sind." in page
    assert TOKEN not in text + page and FOOTER not in text + page


def test_every_copy_of_a_row_has_the_same_body():
    frozen = Frozen(body(), SIGNER)
    first, second = (frozen.raw_for(person(), at=at) for at in (NOW, NOW.replace(hour=11)))
    assert first.partition(b"\r\n\r\n")[2] == second.partition(b"\r\n\r\n")[2]
    assert parsed(first)["Message-ID"] == parsed(second)["Message-ID"]


BITS = ("\r", "\n.\n", "\r\n.\r\n", "\n..", ".", "\x00", "\x1f", "ä€𝄞", "=", "=20", " ", "  ", "\t", "From hier\n",
        "\u2028", "\x85", "wort " * 30, "x" * 1200, "\nMAIL FROM:<a@b>\r\n", "\n.\rDATA", "--=_", "\x7f")  # fmt: skip


def hostile_text(seed):
    chance = random.Random(seed)
    return "".join(chance.choice(BITS) for _ in range(chance.randrange(1, 12)))


@cache
def hostile_messages():
    """Texts, and the messages that carry them."""
    pairs = []
    for number in range(500):
        text = hostile_text(number)
        raw = Frozen(body(text=f"{text}|{TOKEN}|", html="<p></p>")).raw_for(person(number), at=NOW)
        pairs.append((text.replace("\r\n", "\n"), raw))
    return pairs


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "lax"])
def test_no_text_ends_a_message_early(strict):
    with Sink(Script(strict=strict)) as sink:
        connection = Connection(Server("127.0.0.1", sink.port, messages_per_connection=10_000))
        for _text, raw in hostile_messages():
            assert connection.transmit("a@wirnetz.example", "b@wirnetz.example", raw).reply is ReplyClass.ACCEPTED
        connection.close()
        received = [decoded(taken.raw) for taken in sink.taken]
    assert received == [f"{text}|t-{number}|" for number, (text, _raw) in enumerate(hostile_messages())]


def decoded(raw):
    part = parsed(raw).get_payload()[0]
    return part.get_payload(decode=True).decode().replace("\r\n", "\n").removesuffix("\n")


def test_quoted_lines_are_safe():
    for seed in range(300):
        for line in quoted(hostile_text(seed)).split(b"\r\n"):
            assert re.fullmatch(rb"[\x20-\x7e]{0,76}", line), line
            assert not re.match(rb"\.|From | ", line) and not line.endswith(b" ") and b"  " not in line


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Betreff\r\nBcc: a@b.example"}, {"subject": "a\u2028b"}, {"sender_name": "Name\nX: y"},
        {"sender_address": "a b@wirnetz.example"}, {"reply_to": "a@b.example\r\nX: y"}, {"fields": {"X-A": "b\nc"}},
        {"fields": {"X A": "b"}}, {"fields": {"From": "b"}}, {"fields": {"List-Id": "ä"}}, {"subject": "\ud800"},
        {"fields": {"X-A": "b" * 1000}},
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_head_is_refused(changes):
    with pytest.raises(BrokenMessage):
        Frozen(body(**changes)).raw_for(person(), at=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "a@b.example>\r\nRCPT TO:<c@d.example"}, {"address": "a b@c.example"}, {"address": "ä@c.example"},
        {"address": "a@-c.example"}, {"address": "nobody"}, {"token": "a\r\n.\r\n"}, {"token": ".a"},
        {"message_id": "<a@b>\r\nX: y"},
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_row_is_refused(changes):
    with pytest.raises(BrokenMessage):
        Frozen(body()).raw_for(person(**changes), at=NOW)
