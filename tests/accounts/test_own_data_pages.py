"""Seeing, taking along and erasing one's own data in the browser's steps."""

import html
import json
import re

import pytest
from django.test import Client

from tests.accounts.marked import DAY, mark_of, marked_person
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Person
from wirnetz.core.personal import HEADINGS, POINTERS, Purpose, all_personal, groups
from wirnetz.core.personal.labels import LABELS, has_own_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    found, _told = marked_person(0)
    return found


@pytest.fixture
def client(person):
    return sign_in(Client(), person)


def test_the_page_shows_what_is_held_by_purpose(client, person):
    text = client.get("/konto/daten/").content.decode()
    assert f"{mark_of(0)} Name" in text
    assert "Konto und Anmeldung" in text
    assert "Damit Betriebe und Partner die richtige Ansprechperson finden." in text
    assert "<c-" not in text


def test_the_file_tells_the_same_and_is_written_down(client, person):
    answer = client.get("/konto/daten/meine-daten.json", REMOTE_ADDR="203.0.113.9")
    assert answer["Content-Disposition"].startswith('attachment; filename="meine-daten-')
    data = json.loads(answer.content)
    assert data["person"] == person.pk
    assert {part["zweck"] for part in data["zwecke"]} >= {
        "account",
        "security",
        "rights",
        "directory",
        "mail",
        "record",
    }
    entry = AuditEntry.objects.unscoped("test").get(action="export_own_data")
    assert (entry.person, entry.record_id, entry.origin) == (person, person.pk, "203.0.113.0")


@pytest.mark.parametrize("address", ["/konto/daten/", "/konto/daten/meine-daten.json", "/konto/daten/loeschen/"])
def test_strangers_are_led_to_the_sign_in(address, db):
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/anmelden/")


def test_who_did_not_confirm_lately_is_asked_first(person):
    client = sign_in(Client(), person, confirmed=False)
    assert client.get("/konto/daten/").status_code == 200
    assert client.get("/konto/daten/meine-daten.json")["Location"].startswith("/konto/bestaetigen/")
    assert client.post("/konto/daten/loeschen/")["Location"].startswith("/konto/bestaetigen/")
    person.refresh_from_db()
    assert person.erased_at is None


def test_reading_about_erasure_erases_nothing(client, person):
    text = client.get("/konto/daten/loeschen/").content.decode()
    assert "lassen sich nicht zurückholen" in text
    person.refresh_from_db()
    assert person.erased_at is None


def test_erasing_signs_out_and_says_so(client, person):
    answer = client.post("/konto/daten/loeschen/", follow=True, REMOTE_ADDR="203.0.113.9")
    assert answer.redirect_chain == [("/konto/geloescht/", 302)]
    assert "Ihr Konto und Ihre Daten sind gelöscht" in answer.content.decode()
    assert client.get("/konto/daten/").status_code == 302
    entry = AuditEntry.objects.unscoped("test").get(action="erase_person")
    assert (entry.person, entry.record_id, entry.origin) == (person, person.pk, "203.0.113.0")
    person.refresh_from_db()
    assert person.erased_at is not None


def test_the_last_administrator_is_told_what_to_do(client, person):
    alliance = add_node(kind=NodeKind.ALLIANCE, parent=None)
    grant_role(person=person, node=alliance, role=Role.ADMINISTRATION, from_on=DAY, until_on=None, by=None)
    client = sign_in(Client(), person)
    assert "Geben Sie die Rolle „Verwaltung“" in client.get("/konto/daten/loeschen/").content.decode()
    answer = client.post("/konto/daten/loeschen/")
    assert answer.status_code == 409
    assert "Geben Sie die Verwaltung zuerst weiter." in answer.content.decode()


def test_every_field_told_has_a_german_name():
    nameless = {
        f"{field.model._meta.label}.{field.field}"
        for field in all_personal()
        if field.is_exported
        and not has_own_words(field.model._meta.get_field(field.field))
        and field.field not in LABELS
    }
    assert nameless == set()


def told():
    """What the page has to name: tables, and pointers as (table, field)."""
    labels, pointers = set(), set()
    for group in groups():
        for purpose in Purpose:
            fields = [field.field for field in group.fields if field.is_exported and field.purpose == purpose]
            if fields and set(fields) <= set(group.subject):
                pointers.add((group.source._meta.label, fields[0]))
            elif fields:
                labels.add(group.source._meta.label)
    return labels, pointers


def test_every_kind_of_record_has_a_heading_for_its_reader_and_none_is_left_over():
    assert told() == (set(HEADINGS), set(POINTERS))


def visible_text(client):
    page = client.get("/konto/daten/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return html.unescape(re.sub(r"<[^>]+>", "\n", main))


def test_the_page_speaks_german_even_where_the_tables_are_a_packages(client, person):
    words = visible_text(client)
    for english in (
        "Authenticator",
        "TOTP",
        "Status",
        "False",
        "None",
        "login",
        "session",
        "superuser",
        "Mitarbeiter-",
    ):
        assert english not in words
    for german in ("Ihr Konto", "Passkeys, App und Notfallcodes", "App mit Zahlencodes", "Zuletzt angemeldet"):
        assert german in words


def test_purposes_stand_in_their_order_and_empty_ones_in_one_line(db):
    alice = Person.objects.create_user("alice@wirnetz.example", name="Alice")
    page = sign_in(Client(), alice).get("/konto/daten/")
    shown_first = [section.part.purpose for section in page.context["sections"]]
    assert shown_first == [Purpose.ACCOUNT, Purpose.SECURITY]
    text = " ".join(visible_text(page.client).split())
    assert (
        "Hierfür ist nichts über Sie gespeichert: Wer was darf; Einladung und Aufnahme; Anträge auf Partnerschaft; "
        "Verzeichnis der Ansprechpersonen; Treffen, Veranstaltungen und Anmeldungen; "
        "Einträge von Netzwerken: Ansprechpersonen und Hinweise; Freigaben von Zitaten, Porträts und Logos; "
        "Mails des Systems; "
        "Infodienst: Empfang, Einstellungen und Abbestellung; "
        "Listen, die Organisationen hochladen; Betreiber und Absender nennen; Protokoll und Verlauf."
    ) in text


def test_what_goes_without_saying_is_not_said(db):
    alice = Person.objects.create_user("alice@wirnetz.example", name="Alice")
    client = sign_in(Client(), alice)
    assert "Betreibt die Installation" not in visible_text(client)
    Person.objects.filter(pk=alice.pk).update(is_staff=True)
    assert "Betreibt die Installation" in visible_text(client)


def test_a_change_is_told_by_what_became_different(db):
    alice = Person.objects.create_user("alice@wirnetz.example", name="Alice")
    alice.name = "Alice Anders"
    alice.save()
    words = " ".join(visible_text(sign_in(Client(), alice)).split())
    assert "Name „Alice Anders“" in words
    assert "E-Mail-Adresse „" not in words
