"""Pictures of items on their way into a mail: inside it, small, described, and the same in every place."""

import re
from base64 import b64encode
from email import message_from_bytes, policy
from hashlib import sha256
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from tests.factories.editions import make_edition, make_item, make_picture
from tests.infoservice.test_bad_input import OFFICE, house, operator  # noqa: F401
from wirnetz.core.mail import delivery
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions import lacks, store_item_picture
from wirnetz.infoservice.delivery.message import Body, BrokenMessage, Frozen, Person
from wirnetz.infoservice.delivery.pictures import picture_part
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.exports.pictures import COLUMN, HIGHEST, ROOM, mail_pictures
from wirnetz.infoservice.queries.editions import text_of
from wirnetz.infoservice.weaving import LetterFoot

pytestmark = pytest.mark.django_db
FOOT = LetterFoot("Sie erhalten diese Nachricht, weil Sie prüfen.", "https://a.example/w/", "https://a.example/")


def pictured(edition, count, **fields):
    return [
        make_item(edition, f"Bild {number}", picture=make_picture(seed=number), picture_alt=f"Halle {number}", **fields)
        for number in range(count)
    ]


def raw_of(letter):
    body = Body(letter.subject, letter.html, letter.text, "Haus", "info@netz.example", pictures=letter.pictures)
    return Frozen(body).raw_for(Person("a@b.example", "<m@netz.example>"), at=timezone.now())


@pytest.mark.parametrize("count", [1, 3, 8])
def test_a_mail_carries_its_pictures_and_stays_small(count):
    edition = make_edition("Ohne Bild")
    pictured(edition, count)
    letter = letter_for(text_of(edition), FOOT)
    raw = raw_of(letter)
    message = message_from_bytes(raw, policy=policy.SMTP)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "multipart/related", "text/html", *["image/jpeg"] * count,
    ]  # fmt: skip
    parts = [part for part in message.walk() if part.get_content_type() == "image/jpeg"]
    shown = re.findall(r'<img src="cid:([^"]+)" alt="([^"]+)" width="(\d+)" height="(\d+)">', letter.html)
    assert [f"<{name}>" for name, *_rest in shown] == [part["Content-ID"] for part in parts]
    assert [alt for _name, alt, *_size in shown] == [f"Halle {number}" for number in range(count)]
    assert [letter.text.count(f"Bild: Halle {number}") for number in range(count)] == [1] * count
    for part, (_name, _alt, width, height) in zip(parts, shown, strict=True):
        drawn = Image.open(BytesIO(part.get_content()))
        assert (int(width), int(height)) == (COLUMN, 368)
        assert drawn.width / drawn.height == pytest.approx(1.5, abs=0.02)
    assert (sum(map(len, letter.pictures.values())) <= ROOM, len(raw) <= 100_000) == (True, True)
    assert "http" not in "".join(re.findall(r'src="([^"]+)"', letter.html))


def test_a_small_picture_stays_small_a_tall_one_is_bounded_and_clear_ground_becomes_white():
    edition, clear = make_edition(), BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(clear, "PNG")
    make_item(edition, "Klein", picture=store_item_picture(clear.getvalue()), picture_alt="Zeichen")
    make_item(edition, "Hoch", picture=make_picture(300, 1200), picture_alt="Turm")
    small, tall = mail_pictures(text_of(edition).items).values()
    assert ((small.width, small.height), (tall.width, tall.height)) == ((40, 30), (155, HIGHEST))
    assert Image.open(BytesIO(small.content)).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_that_cannot_be_read_leaves_its_description():
    edition = make_edition()
    make_item(edition, "Weg", picture="infoservice/weg.png", picture_alt="Ein Haus")
    letter = letter_for(text_of(edition), FOOT)
    assert (dict(letter.pictures), "<img" in letter.html) == ({}, False)
    assert "Bild: Ein Haus" in letter.html and "Bild: Ein Haus" in letter.text
    assert lacks(edition) == ["Das Bild zu „Weg“ ist verloren gegangen. Laden Sie es noch einmal hoch."]


def test_what_is_no_picture_cannot_stand_in_a_message():
    good = b"\xff\xd8\xff\xe0" + bytes(300)
    assert max(map(len, picture_part("a1@netz.example", good).split(b"\r\n"))) <= 76
    for name, content in (("a\r\nX: y@b", good), ("a@b>", good), ("a@netz.example", b"<svg>")):
        with pytest.raises(BrokenMessage):
            Frozen(Body("a", "b", "c", "Haus", "info@netz.example", pictures={name: content}))


def test_a_sample_shows_its_pictures_as_parts_beside_it(operator, monkeypatch):  # noqa: F811
    edition = make_edition(slug="neu")
    pictured(edition, 1)
    page = operator.get(f"{OFFICE}neu/vorschau/mail/")
    assert 'src="data:image/jpeg;base64,' in page.content.decode()
    assert "img-src data:;" in page["Content-Security-Policy"]
    operator.post(f"{OFFICE}neu/vorschau/senden/")
    mail, sent = OutboxMail.objects.unscoped("test").get(kind="edition_sample"), []
    monkeypatch.setattr(delivery.EmailMultiAlternatives, "send", lambda message: sent.append(message.message()))
    delivery._transmit(mail)
    [message] = sent
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/related", "multipart/alternative", "text/plain", "text/html", "image/jpeg"]
    name = list(message.walk())[-1]["Content-ID"].strip("<>")
    assert f'src="cid:{name}"' in list(message.walk())[3].get_payload(decode=True).decode()


def test_the_preview_shows_the_mail_light_dark_and_with_all_colours_turned_over(operator):  # noqa: F811
    edition = make_edition(slug="neu")
    pictured(edition, 1)
    page = operator.get(f"{OFFICE}neu/vorschau/").content.decode()
    looks = [*re.findall(r'src="([^"]+/mail/[^"]*)"', page)]
    assert [look.partition("=")[2] for look in looks] == ["hell", "dunkel", "umgekehrt", "hell"]
    said = {}
    for look in ("", "?ansicht=hell", "?ansicht=dunkel", "?ansicht=umgekehrt", "?ansicht=%3Cb%3E"):
        answer = operator.get(f"{OFFICE}neu/vorschau/mail/{look}")
        style = re.search(r"<style>(.*?)</style>", answer.content.decode(), re.DOTALL)[1]
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}';" in answer["Content-Security-Policy"]
        said[look] = style
    assert said[""] == said["?ansicht=%3Cb%3E"] and "prefers-color-scheme" in said[""]
    rest = list(said.values())[1:4]
    assert [("prefers-color-scheme" in style, "@media all" in style, "invert(1)" in style) for style in rest] == [
        (False, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip


def test_links_of_a_framed_mail_open_beside_it(operator):  # noqa: F811
    pictured(make_edition(slug="neu"), 1)
    page, mail = (operator.get(f"{OFFICE}neu/vorschau/{rest}").content.decode() for rest in ("", "mail/"))
    assert page.count('sandbox="allow-popups allow-popups-to-escape-sandbox"') == page.count("<iframe") == 4
    links = re.findall(r"<a [^>]*>", mail)
    assert links and all('target="_blank"' in link for link in links)
