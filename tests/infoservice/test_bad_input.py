"""What may go wrong with an edition: each with a sentence that says what to do, and a state that one understands."""

import json
import re
from datetime import timedelta
from io import BytesIO

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from tests.factories.editions import make_edition, make_item
from tests.factories.organisations import make_alliance, make_organisation
from tests.infoservice.test_doctor import GOOD, Zone
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.config.mail_server import returns_mailbox
from wirnetz.core.commands import cli
from wirnetz.infoservice.actions import mail_setup, release_due_editions, sending, withdraw_edition
from wirnetz.infoservice.actions.choosing import leave_everything
from wirnetz.infoservice.actions.fetching import mailbox_standing
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.actions.steering import pause_mailing
from wirnetz.infoservice.checking import asking
from wirnetz.infoservice.enums import EditionState, LeavingWay
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Edition, Item, Mailing, MailingRecipient
from wirnetz.infoservice.waiting import editions_waiting
from wirnetz.organisations.enums import BodyKind
from wirnetz.organisations.models import Adviser, Body

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
OFFICE, SENDING = "/verwaltung/infodienst/", "/verwaltung/versand/"


@pytest.fixture
def house(alice):
    root = make_alliance(slug="allianz").node
    for role in (Role.STEWARDSHIP, Role.ADMINISTRATION):
        grant_role(person=alice, node=root, role=role, from_on=TODAY, until_on=None, by=None)
    house = make_organisation("IHK", slug="ihk", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    Adviser.objects.unscoped("test").create(organisation=house, name="Ben", email="ben@ihk.example")
    return house


@pytest.fixture
def operator(house, alice):
    return sign_in(Client(), alice)


def due(**fields):
    past = timezone.now() - timedelta(minutes=6)
    values = {"state": EditionState.WITH_HOUSES, "slug": "herbst", "title": "Neues", "adapt_until": past}
    return make_edition("Eins", **(values | fields))


def status():
    return json.loads(CliRunner().invoke(cli, ["infoservice", "status", "--json"]).output)


def picture():
    file = BytesIO()
    Image.new("RGB", (40, 40)).save(file, "PNG")
    return SimpleUploadedFile("bild.png", file.getvalue(), "image/png")


def test_a_broken_picture_and_one_without_description_are_refused_at_their_field(operator):
    make_edition(slug="neu")
    said = {"kind": "news", "headline": "Eins", "audience": "everybody"}
    page = f"{OFFICE}neu/meldung/neu/"
    broken = SimpleUploadedFile("bild.png", b"\x89PNG\r\n\x1a\n kein Bild", "image/png")
    answer = operator.post(page, {**said, "picture_file": broken, "picture_alt": "Ein Haus"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["picture_file"])
    assert answer.context["form"].errors["picture_file"] == [
        "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte speichern Sie sie noch einmal."
    ]
    answer = operator.post(page, {**said, "picture_file": picture()})
    assert answer.context["form"].errors == {
        "picture_alt": ["Beschreiben Sie das Bild für alle, die es nicht sehen."],
        "picture_file": ["Bitte wählen Sie das Bild noch einmal."],
    }
    assert not Item.objects.unscoped("test").exists()


def test_the_description_of_a_picture_is_never_called_optional(operator):
    edition = make_edition("Eins")
    page = operator.get(f"/verwaltung/infodienst/{edition.slug}/meldung/neu/").content.decode()
    label = re.search(r'<label for="id_picture_alt">(.*?)</label>', page)[1]
    assert label == 'Was auf dem Bild zu sehen ist <span class="may">(nötig, sobald ein Bild dabei ist)</span>'


def test_an_edition_that_cannot_go_out_is_told_to_its_writers_and_to_the_operator(operator, alice, monkeypatch):
    edition = due()
    monkeypatch.setattr(sending, "reader_code", lambda number: " ")
    assert release_due_editions(letter_for) == []
    said = operator.post(f"{OFFICE}herbst/hinausgeben/", follow=True).content.decode()
    assert "fehlt der Schlüssel zum Abbestellen. Ohne ihn geht nichts hinaus." in said
    assert (Edition.objects.unscoped("test").get().state, Mailing.objects.count()) == (EditionState.WITH_HOUSES, 0)
    why = "Geben Sie die Ausgabe von Hand hinaus. Geht das nicht, steht dort, woran es liegt."
    assert [(line.sentence, line.why) for line in editions_waiting(alice, TODAY)] == [
        ("„Neues“ sollte schon erschienen sein.", why)
    ]
    assert (status()["stuck"], why in operator.get(SENDING).content.decode()) == (["herbst"], True)
    monkeypatch.undo()
    make_item(edition, "Vorbei", expires_on=TODAY - timedelta(days=1))
    assert release_due_editions(letter_for) == []
    [line] = editions_waiting(alice, TODAY)
    assert line.why == "„Vorbei“ ist schon vorbei. Nehmen Sie die Meldung heraus, oder ändern Sie den Tag."
    Item.objects.unscoped("test").filter(headline="Vorbei").delete()
    assert release_due_editions(letter_for) == [edition]
    assert (list(editions_waiting(alice, TODAY)), status()["stuck"]) == ([], [])


def test_an_edition_for_nobody_says_so_before_and_after(operator, alice):
    for address in (alice.email, "ben@ihk.example"):
        leave_everything(reader_for(address), way=LeavingWay.PAGE)
    due(adapt_until=timezone.now() + timedelta(days=1))
    page = operator.get(f"{OFFICE}herbst/empfang/").content.decode()
    assert "Diese Ausgabe erreicht noch niemanden per Mail." in page
    Edition.objects.unscoped("test").update(adapt_until=timezone.now() - timedelta(hours=1))
    assert len(release_due_editions(letter_for)) == 1
    page = operator.get(f"{OFFICE}herbst/versand/").content.decode()
    assert "Diese Ausgabe ging nicht als Mail hinaus. Sie steht im Archiv." in page


def test_of_places_with_one_name_it_is_said_what_each_is(operator, house, alice, bob):
    body = add_node(kind=NodeKind.BODY, parent=house.node.parent)
    Body.objects.create(slug="kreis", name="Leitungskreis", kind=BodyKind.STEERING_COMMITTEE, node=body)
    grant_role(person=bob, node=body, role=Role.PARTICIPATION, from_on=TODAY, until_on=None, by=None)
    due(adapt_until=timezone.now() + timedelta(days=1))
    lines = operator.get(f"{OFFICE}herbst/empfang/").context["lines"]
    assert sorted((line.name, line.kind, line.words) for line in lines if line.name != "IHK") == [
        ("Allianz", "die Allianz selbst, ohne Haus dazwischen", "Ausgabe der Allianz"),
        ("Leitungskreis", "Gremium", "Ausgabe der Allianz"),
    ]


def test_a_house_where_nobody_may_decide_is_named(operator, house, bob):
    due(adapt_until=timezone.now() + timedelta(days=1))
    page = operator.get(f"{OFFICE}herbst/empfang/")
    assert [line.words for line in page.context["lines"] if line.name == "IHK"] == [
        "wie von oben; dort darf noch niemand entscheiden"
    ]
    grant_role(person=bob, node=house.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    page = operator.get(f"{OFFICE}herbst/empfang/")
    assert [line.words for line in page.context["lines"] if line.name == "IHK"] == ["wie von oben"]


def test_the_operator_sees_what_waits_what_stopped_and_when_returned_mail_was_read(operator, alice, settings):
    assert "Es wartet keine Mail, und nichts stört den Versand." in operator.get(SENDING).content.decode()
    edition = due()
    release_due_editions(letter_for)
    pause_mailing(Mailing.objects.get(), by=alice)
    settings.RETURNS_MAILBOX = returns_mailbox("imaps://rueck:geheim@mail.example")
    page = operator.get(SENDING).content.decode()
    for words in ("„Neues“: Jemand hat den Versand angehalten.", "Das Postfach wurde noch nie gelesen."):
        assert words in page
    assert status()["halted"] == ["„Neues“: Jemand hat den Versand angehalten."]
    box = mailbox_standing()
    box.read_at, box.left, box.fault = timezone.now().replace(hour=8, minute=5), 2, "Der Server antwortet nicht."
    box.tried_at = box.read_at
    box.save()
    page = operator.get(SENDING).content.decode()
    for words in ("Zuletzt gelesen am ", ":05 Uhr.", "2 Nachrichten liegen dort", "Der Server antwortet nicht."):
        assert words in page
    Mailing.objects.update(state="running", reason="")
    MailingRecipient.objects.unscoped("test").update(next_at=timezone.now() - timedelta(hours=6))
    assert "Es wartet etwas, aber kein Versandprozess läuft" in operator.get(SENDING).content.decode()
    withdraw_edition(edition=edition, reason="Der Termin war falsch.", by=alice)
    assert "Es wartet keine Mail" in operator.get(SENDING).content.decode()
    assert "Der Termin war falsch." in Client().get("/infodienst/herbst/").content.decode()


def test_the_operator_asks_whether_receivers_believe_our_mails(operator, settings, monkeypatch):
    assert "Danach hat noch niemand gefragt." in operator.get(SENDING).content.decode()
    settings.MAIL_FROM, settings.SMTP = "info@netz.example", {"host": "smtp.netz.example", "port": 587}
    settings.SMTP |= {"use_tls": True, "use_ssl": False}
    settings.DKIM_DOMAIN = ""
    monkeypatch.setattr(asking, "NameServer", lambda _address: Zone())
    monkeypatch.setattr(asking, "ask_server", lambda *_all, **_more: GOOD)
    assert operator.post(f"{SENDING}pruefen/")["Location"] == f"{SENDING}#empfaenger"
    page = operator.get(SENDING)
    told = {finding.check: finding.level.words for finding in page.context["checked"].findings}
    assert (told["TLS"], told["DKIM"], told["PTR"]) == ("in Ordnung", "nicht prüfbar", "in Ordnung")
    assert "smtp.netz.example:587 verschlüsselt mit TLS 1.3" in page.content.decode()
    assert mail_setup.last_check().findings == page.context["checked"].findings
