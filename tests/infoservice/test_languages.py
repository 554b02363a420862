"""German and English: who chose English gets what is written in it, and the rest in German that says so."""

import re
from datetime import date, datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2 as pdfium
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from tests.documents import pdf_checks
from tests.factories.editions import make_edition, make_item, make_picture
from tests.infoservice.test_houses import at_work, sent
from tests.infoservice.test_office import OFFICE, values
from tests.infoservice.test_sending import rows, with_houses
from tests.infoservice.test_weaving import edition as plain_edition
from tests.infoservice.test_weaving import item as plain_item
from tests.signing_in import sign_in
from wirnetz.accounts.enums import Role
from wirnetz.infoservice.actions import add_item, change_head, release_due_editions
from wirnetz.infoservice.actions.digests import send_digests
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Adaptation, AdaptedItem, MailingBody, PassingOn, Reader
from wirnetz.infoservice.queries.editions import text_of
from wirnetz.infoservice.queries.tokens import reader_token
from wirnetz.infoservice.weaving import (
    ENGLISH,
    LetterFoot,
    OwnItem,
    OwnVersion,
    as_kept,
    from_kept,
    has_english,
    in_language,
    passed_on,
)
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.django_db
BOTH = {"headline_en": "A meeting in Wismar", "text_en": "At the harbour.", "action_en": ""}


def reads_english(address):
    reader = reader_for(address)
    page = f"/infodienst/wahl/{reader_token(reader.pk)}/"
    told = Client().post(page, {"save": "1", "rhythm": "at_once", "language": "en"}, follow=True)
    return [str(message) for message in told.context["messages"]]


def bilingual(**fields):
    edition = with_houses(title_en="News in English", slug="zwei-sprachen", **fields)
    make_item(edition, "Treffen in Wismar", link="/kalender/", link_words="Termin ansehen", **BOTH)
    return edition


def test_an_edition_in_english_takes_the_rest_in_german_and_says_which_is_which():
    both = plain_item("1", link_words="Ansehen", picture="x", picture_alt="Hafen", **BOTH)
    said = in_language(plain_edition(both, plain_item("2")), ENGLISH)
    assert [(item.headline, item.language) for item in said.items] == [
        ("A meeting in Wismar", "en"), ("Treffen in Wismar", "de"),
    ]  # fmt: skip
    assert (said.language, said.title_language, said.items[0].link_words) == ("en", "de", "")
    assert said.items[0].picture_alt == "Hafen"
    plain = plain_edition(plain_item("1"))
    assert (has_english(plain), in_language(plain, "de")) == (False, plain)
    assert from_kept(as_kept(said)) == said


def test_other_words_of_a_house_end_the_english_of_the_original_until_the_house_says_it_too():
    text = plain_edition(plain_item("1", **BOTH))

    def told(part):
        return passed_on(text, OwnVersion("IHK", parts=(part,))).items[0]

    assert told(OwnItem("1", text="Kurz.")).headline_en == ""
    assert told(OwnItem("1", text="Kurz.", headline_en="Here", text_en="Short.")).text_en == "Short."
    only_english = told(OwnItem("1", text_en="In our house."))
    assert (only_english.headline_en, only_english.text_en) == ("A meeting in Wismar", "In our house.")
    assert plain_item("1").fingerprint != plain_item("1", **BOTH).fingerprint


def test_a_reader_of_english_gets_the_frame_in_english_and_german_where_there_is_nothing_else(world):
    assert reads_english("BEN@ihk.example") == [
        "Saved: on all topics, for all of Germany, every edition as soon as it comes out. "
        "In English, wherever there is an English text."
    ]
    bilingual()
    release_due_editions(letter_for)
    ben, alice = rows()["ben@ihk.example"], rows()["alice@wirnetz.example"]
    assert (ben.body.language, ben.language, ben.body.subject) == ("en", "en", "News in English")
    assert (alice.body.language, alice.body.subject) == ("de", "Neues")
    assert ben.footer == "You receive this message because you are listed as a contact (IHK)."
    assert alice.footer.startswith("Sie erhalten diese Nachricht, weil Sie ")
    html, text = ben.body.html, ben.body.text
    assert '<html lang="en">' in html and "<h2>A meeting in Wismar</h2>" in html
    assert '<h2 lang="de">Ein Treffen</h2>' in html and '<p lang="de">Für Betriebe.</p>' in html
    assert "/infodienst/zwei-sprachen/?sprache=en" in html and ">Read more</a>" in html
    assert ben.body.sender_name == "IHK via Wirnetz"
    for words in ("Unsubscribe or change settings", "Legal notice", "no tracking pixels", "News"):
        assert words in html and words in text
    for words in ("Abbestellen", "Impressum", "Neuigkeit", "Zählpixel", "Mehr dazu"):
        assert words not in html and words not in text
    assert ben.body.fields == alice.body.fields
    assert ' lang="' not in alice.body.html.replace('<html lang="de">', "")


def test_the_account_leads_to_the_choices_of_its_own_address(world, alice):
    client = sign_in(Client(), alice)
    assert "/konto/infodienst/" in client.get("/konto/").content.decode()
    assert client.get("/konto/infodienst/").status_code == 405
    page = client.post("/konto/infodienst/", follow=True)
    assert page.context["reader"].address == alice.email
    assert [choice.data["value"] for choice in page.context["form"]["language"]] == ["de", "en"]
    assert Client().post("/konto/infodienst/").status_code == 302 and Reader.objects.unscoped("test").count() == 1


def test_who_reads_english_leaves_in_english(world):
    reader = reader_for("ben@ihk.example")
    word = reader_token(reader.pk)
    assert 'lang="en"' not in Client().get(f"/infodienst/wahl/{word}/").content.decode()
    assert "Möchten Sie nichts mehr bekommen?" in Client().get(f"/infodienst/abmelden/{word}/").content.decode()
    reads_english("ben@ihk.example")
    page = Client().get(f"/infodienst/abmelden/{word}/").content.decode()
    assert '<html lang="en">' in page and "Do you want to get nothing more?" in page
    done = Client().post(f"/infodienst/abmelden/{word}/?seite=1").content.decode()
    assert "You are unsubscribed and get nothing more." in done


def test_bodies_are_frozen_once_per_version_and_language_never_per_person(world):
    house = Organisation.objects.get(slug="ihk")
    for number in range(3):
        house.advisers(manager="_base_manager").create(name="N. N.", email=f"n{number}@ihk.example")
    for address in ("n0@ihk.example", "n1@ihk.example"):
        reads_english(address)
    bilingual()
    release_due_editions(letter_for)
    sent_to = rows()
    english = {sent_to[f"n{number}@ihk.example"].body_id for number in (0, 1)}
    german = {sent_to[name].body_id for name in ("n2@ihk.example", "ben@ihk.example")}
    assert (len(english), len(german), english & german) == (1, 1, set())
    assert MailingBody.objects.filter(language="en").count() == 1


def test_what_is_collected_for_a_week_has_an_english_subject_where_the_newest_edition_has_one(world):
    reads_english("ben@ihk.example")
    Reader.objects.unscoped("test").update(rhythm="weekly")
    out = timezone.make_aware(datetime(2026, 11, 25, 9))
    make_edition("Erste", state=EditionState.RELEASED, title="Die erste", released_at=out)
    newest = make_edition(
        state=EditionState.RELEASED, title="Neu", title_en="New", released_at=out + timedelta(hours=1)
    )
    make_item(newest, "Treffen in Wismar", **BOTH)
    send_digests(date(2026, 11, 30), letter_for)
    body = rows()["ben@ihk.example"].body
    assert (body.subject, body.language) == ("New and one more edition", "en")
    assert "A meeting in Wismar" in body.text and "Erste" in body.text


@pytest.mark.parametrize(
    ("english", "wrong"),
    [
        ({"headline_en": "A meeting"}, {"text_en"}),
        ({"text_en": "At the harbour."}, {"headline_en"}),
        ({"headline_en": "A meeting", "text_en": "Now.", "action_en": "Go."}, {"action_en"}),
        ({"headline_en": "A\u202emeeting", "text_en": "Now."}, {"headline_en"}),
        ({"headline_en": "A meeting", "text_en": "See https://user@evil.example/"}, {"text_en"}),
    ],
)
def test_english_is_written_whole_and_checked_like_german(alice, english, wrong):
    edition = make_edition()
    with pytest.raises(ValidationError) as refused:
        add_item(edition=edition, values=values(**english), by=alice)
    assert set(refused.value.message_dict) == wrong


def test_an_editor_writes_english_beside_and_sees_and_a_second_person_reads_both(world, alice, bob):
    writer = at_work(alice, Organisation.objects.get(slug="allianz"))
    edition = make_edition(title="Neues", slug="neues", author=alice, changed_by=alice)
    assert writer.post(f"{OFFICE}neues/meldung/neu/", values(headline_en="A meeting")).status_code == 422
    plain = writer.get(f"{OFFICE}neues/vorschau/").content.decode()
    assert "sprache=en" not in plain
    saved = writer.post(f"{OFFICE}neues/meldung/neu/", values(headline_en="A meeting", text_en="For firms."))
    assert saved.status_code == 302
    assert '<details class="more-rows" open>' in writer.get(f"{OFFICE}neues/meldung/1/").content.decode()
    page = f"{OFFICE}neues/meldung/1/"
    again = writer.post(page, sent(writer, page, text="Für alle Betriebe."), follow=True).content.decode()
    assert "Der englische Text ist noch der alte." in again
    again = writer.post(page, sent(writer, page, text="Für Betriebe.", text_en="For all firms."), follow=True)
    assert "Der englische Text ist noch der alte." not in again.content.decode()
    shown = writer.get(f"{OFFICE}neues/vorschau/?sprache=en").content.decode()
    assert "Sprache:" in shown and "ansicht=hell&amp;sprache=en" in shown
    mail = writer.get(f"{OFFICE}neues/vorschau/mail/?sprache=en").content.decode()
    assert "A meeting" in mail and "You receive this message because you check what goes out." in mail
    assert "A meeting" not in writer.get(f"{OFFICE}neues/vorschau/mail/").content.decode()
    paper = writer.get(f"{OFFICE}neues/vorschau/ausgabe.pdf?sprache=en").content
    assert "Page 1 of 1" in "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(paper))
    assert str(pikepdf.open(BytesIO(paper)).Root.Lang) == "en-GB"
    type(edition).objects.unscoped("test").update(state=EditionState.IN_REVIEW)
    second = at_work(bob, Organisation.objects.get(slug="allianz"), Role.RELEASE)
    read = second.get(f"{OFFICE}neues/pruefen/").content.decode()
    assert "Text auf Englisch" in read and "A meeting" in read
    assert len(re.findall(r'id="([^"]+)"', read)) == len(set(re.findall(r'id="([^"]+)"', read)))


def test_the_page_of_an_edition_leads_to_its_english_and_back():
    edition = make_edition("Nur Deutsch", state=EditionState.RELEASED, slug="herbst")
    visitor = Client()
    assert "sprache=en" not in visitor.get("/infodienst/herbst/").content.decode()
    assert 'lang="en"' not in visitor.get("/infodienst/herbst/?sprache=en").content.decode()
    make_item(edition, "Treffen in Wismar", **BOTH)
    german = visitor.get("/infodienst/herbst/").content.decode()
    assert '<a href="?sprache=en" hreflang="en" lang="en">' in german and "A meeting" not in german
    english = visitor.get("/infodienst/herbst/?sprache=en").content.decode()
    assert '<html lang="en">' in english and '<h3 lang="de">Nur Deutsch</h3>' in english
    assert "<h3>A meeting in Wismar</h3>" in english
    assert 'hreflang="de" lang="de"><span translate="no">Deutsch</span></a>' in english
    assert "/infodienst/herbst/ausgabe.pdf?sprache=en" in english
    assert '<a class="btn" href="/infodienst/abonnieren/?sprache=en">Subscribe by e-mail</a>' in english
    assert '<a href="/infodienst/feed.atom?sprache=en">Open the feed</a>' in english
    assert '<a class="btn" href="/infodienst/abonnieren/">Per E-Mail abonnieren</a>' in german
    assert "A meeting in Wismar" in visitor.get("/infodienst/herbst/text.txt?sprache=en").content.decode()


def test_a_picture_described_in_german_alone_says_so_to_screen_readers():
    edition = make_edition(state=EditionState.RELEASED, slug="herbst")
    make_item(edition, "Treffen in Wismar", **BOTH, picture=make_picture(90, 60), picture_alt="Ein Kran")
    page = Client().get("/infodienst/herbst/?sprache=en").content.decode()
    assert 'alt="Ein Kran" lang="de"' in page
    letter = letter_for(in_language(text_of(edition), "en"), LetterFoot("Because.", "#a", "#b"))
    assert 'alt="Ein Kran" lang="de"' in letter.html


def test_a_feed_in_english_says_what_is_german_and_leads_to_english_pages():
    make_edition("Frage", state=EditionState.RELEASED, slug="herbst", title="Nur Deutsch")
    both = make_edition(state=EditionState.RELEASED, slug="winter", title="Beides", title_en="Both")
    make_item(both, "Treffen in Wismar", **BOTH)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    def told(asked):
        feed = ElementTree.fromstring(Client().get(f"/infodienst/feed.atom{asked}").content)
        atom = "{http://www.w3.org/2005/Atom}"
        entries = feed.iter(f"{atom}entry")
        parts = [[entry.find(atom + name) for name in ("id", "title", "summary")] for entry in entries]
        pages = sorted(page.text.rpartition("/infodienst/")[2] for page, _title, _summary in parts)
        texts = {(each.text, each.get(lang)) for _page, *both in parts for each in both if each.text}
        return feed.get(lang), pages, texts

    assert told("?sprache=en")[:2] == ("en", ["herbst/", "winter/?sprache=en"])
    english, german = told("?sprache=en")[2], told("?sprache=fr")[2]
    assert {("Both", None), ("Nur Deutsch", "de")} <= english and ("Beides", None) in german
    summaries = {(text.split("\n")[-1], language) for text, language in english}
    assert {("A meeting in Wismar", None), ("Frage", "de")} <= summaries
    assert {language for _text, language in german} == {None} and told("")[:2] == ("de", ["herbst/", "winter/"])


def test_a_house_is_asked_for_english_only_where_there_is_some_and_says_it_whole(world, alice):
    house = Organisation.objects.get(slug="ihk")
    client, base = at_work(alice, house), "/arbeitsplatz/ihk/infodienst/"
    later = timezone.now() + timedelta(hours=48)
    make_edition("Nur Deutsch", state=EditionState.WITH_HOUSES, adapt_until=later, slug="deutsch")
    assert "auf Englisch" not in client.get(f"{base}deutsch/").content.decode()
    edition = make_edition(state=EditionState.WITH_HOUSES, adapt_until=later, slug="beide", greeting_en="Hello.")
    make_item(edition, "Treffen in Wismar", **BOTH)
    page = f"{base}beide/"
    half = client.post(page, sent(client, page, **{"text-1": "Bei uns.", "text_en-1": "With us.", "was": "freigeben"}))
    assert half.context["form"].errors.keys() == {"headline_en-1"}
    done = client.post(page, sent(client, page, **{
        "text-1": "Bei uns.", "headline_en-1": "A meeting", "text_en-1": "With us.", "greeting": "Guten Tag.",
        "greeting_en": "Good day.", "was": "freigeben",
    }))  # fmt: skip
    assert done.status_code == 302
    row = AdaptedItem.objects.unscoped("test").get()
    assert (row.headline_en, row.text_en, row.text) == ("A meeting", "With us.", "Bei uns.")
    mail = client.get(f"{page}mail/?sprache=en").content.decode()
    assert "With us." in mail and "Good day." in mail and "adapted by IHK" in mail
    assert client.get(page).context["form"]["text_en-1"].value() == "With us."


def photo():
    file = BytesIO()
    Image.new("RGB", (600, 400), "navy").save(file, "PNG")
    return SimpleUploadedFile("hafen.png", file.getvalue(), "image/png")


def test_an_item_of_a_house_bears_a_picture_that_is_told(world, alice):
    house = Organisation.objects.get(slug="ihk")
    PassingOn.objects.create(place=house.node, is_public=True)
    client, page = at_work(alice, house), "/arbeitsplatz/ihk/infodienst/herbst/"
    later = timezone.now() + timedelta(hours=48)
    edition = make_edition("Ein Treffen", state=EditionState.WITH_HOUSES, adapt_until=later, slug="herbst")
    own = {"new_headline": "Sprechtag", "was": "freigeben"}
    untold = client.post(page, sent(client, page, **own, new_picture=photo()))
    assert untold.context["form"].errors.keys() == {"new_picture_alt", "new_picture"}
    broken = SimpleUploadedFile("hafen.png", b"\x89PNG\r\n\x1a\nnothing", "image/png")
    refused = client.post(page, sent(client, page, **own, new_picture=broken, new_picture_alt="Hafen"))
    assert refused.context["form"].errors.keys() == {"new_picture"}
    client.post(page, sent(client, page, **own, new_picture=photo(), new_picture_alt="Hafen im Morgenlicht"))
    row = AdaptedItem.objects.unscoped("test").get()
    assert (row.picture[:12], row.picture_alt) == ("infoservice/", "Hafen im Morgenlicht")
    assert 'alt="Hafen im Morgenlicht"' in client.get(f"{page}mail/").content.decode()
    client.post(page, sent(client, page, **{f"text-{row.key}": "Jeden Montag.", "was": "freigeben"}))
    assert AdaptedItem.objects.unscoped("test").get().picture == row.picture
    edition.adapt_until = timezone.now() - timedelta(minutes=1)
    edition.save()
    release_due_editions(letter_for)
    shown = Client().get("/infodienst/herbst/?haus=ihk").content.decode()
    address = re.search(r'<img src="([^"]+)" alt="Hafen im Morgenlicht">', shown).group(1)
    assert Client().get(address)["Content-Type"] == "image/png"
    assert Client().get(address.partition("?")[0]).status_code == 404
    assert Adaptation.objects.unscoped("test").count() == 1


def test_the_pdf_of_an_edition_shows_its_pictures_with_their_words():
    edition = make_edition("Ohne Bild", state=EditionState.RELEASED, slug="herbst")
    before = len(Client().get("/infodienst/herbst/ausgabe.pdf").content)
    make_item(edition, "Hafen", picture=make_picture(1600, 1000), picture_alt="Kräne am Hafen von Wismar")
    make_item(edition, "Zeichen", picture=make_picture(60, 60), picture_alt="Ein kleines Zeichen")
    pdf = Client().get("/infodienst/herbst/ausgabe.pdf").content
    assert pdf_checks.faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as document:
        alts = {str(found.Alt) for found in pdf_checks._elements(document.Root.StructTreeRoot) if "/Alt" in found}
    assert {"Kräne am Hafen von Wismar", "Ein kleines Zeichen"} <= alts
    assert 0 < len(pdf) - before < 700_000
    widths = [each.get_bounds()[2] - each.get_bounds()[0]
              for page in pdfium.PdfDocument(pdf) for each in page.get_objects() if each.type == 3]  # fmt: skip
    assert sorted(round(width / 72 * 25.4) for width in widths) == [10, 130]


def test_a_lost_picture_does_not_stop_the_pdf():
    edition = make_edition(state=EditionState.RELEASED, slug="herbst")
    make_item(edition, "Hafen", picture="infoservice/weg.png", picture_alt="Kräne")
    assert Client().get("/infodienst/herbst/ausgabe.pdf").content.startswith(b"%PDF")


def test_a_title_in_english_is_one_line(alice):
    edition = make_edition()
    with pytest.raises(ValidationError):
        change_head(edition=edition, values={"title": "Neu", "greeting": "", "title_en": "a\nb", "greeting_en": "",
                                             "planned_on": None}, seen="", by=alice)  # fmt: skip
