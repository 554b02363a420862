"""PRV-10: the record of processing and the privacy page are made of the registry; requests are answered from it."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from tests.accounts.marked import dump, mark_of, marked_person
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry, ErasureEntry, Node
from wirnetz.core.personal import (
    Basis,
    Erase,
    Keep,
    Purpose,
    all_personal,
    all_stores,
    declarations,
    field_label,
    house_bases,
    processing_record,
    table_label,
)
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return make_alliance().node


def client_of(person, root, role=Role.DATA_PROTECTION, **options):
    grant_role(person=person, node=root, role=role, from_on=timezone.localdate(), until_on=None, by=None)
    return sign_in(Client(), person, **options)


def rows_of(record):
    return {(part.purpose, kept.table, field) for part in record for kept in part.data for field in kept.fields}


def test_the_record_holds_every_declared_field_and_no_other():
    declared = {
        (field.purpose, table_label(field.model), field_label(field.model._meta.get_field(field.field)))
        for field in all_personal()
    }
    assert rows_of(processing_record()) == declared


def test_a_field_declared_tomorrow_stands_in_both_pages(root, alice, monkeypatch):
    monkeypatch.setattr(declarations, "_personal", dict(declarations._personal))
    monkeypatch.setattr(declarations, "_not_personal", {})
    declarations.personal(
        Node,
        "kind",
        purpose=Purpose.RIGHTS,
        basis=Basis.DUTY,
        keep=Keep("bis übermorgen früh"),
        erase=Erase.KEEP,
        subject="pk",
    )
    office = client_of(alice, root).get("/verwaltung/datenschutz/").content.decode()
    public = Client().get("/datenschutz/").content.decode()
    assert ("bis übermorgen früh" in office, "bis übermorgen früh" in public) == (True, True)


def test_every_purpose_basis_and_time_is_told_to_everybody():
    text = Client().get("/datenschutz/").content.decode()
    for field in all_personal():
        bases = house_bases() if field.basis == Basis.HOUSE else (Basis(field.basis).label,)
        for words in (field.purpose.label, *bases, field.keep.words):
            assert str(words) in text


def test_every_place_outside_the_tables_is_told_to_data_protection(root, alice):
    text = client_of(alice, root).get("/verwaltung/datenschutz/").content.decode()
    assert [store.name for store in all_stores() if str(store.holds) not in text] == []


def test_readers_get_no_cookie():
    for address in ("/datenschutz/", "/konto/geloescht/"):
        answer = Client().get(address)
        assert (answer.status_code, dict(answer.cookies)) == (200, {})


@pytest.mark.parametrize(
    ("role", "page", "request_page"),
    [(Role.DATA_PROTECTION, 200, 200), (Role.ADMINISTRATION, 200, 404), (Role.EDITING, 404, 404)],
)
def test_who_reads_what(root, alice, role, page, request_page):
    client = client_of(alice, root, role)
    assert client.get("/verwaltung/datenschutz/").status_code == page
    assert client.get("/verwaltung/datenschutz/anfrage/").status_code == request_page


def test_requests_ask_for_a_confirmation_first(root, alice):
    client = client_of(alice, root, confirmed=False)
    assert client.get("/verwaltung/datenschutz/anfrage/")["Location"].startswith("/konto/bestaetigen/")


def test_data_protection_sees_counts_and_hands_out_the_file(root, alice):
    person, told = marked_person(0)
    client = client_of(alice, root)
    address = "/verwaltung/datenschutz/anfrage/"
    text = client.get(address, {"adresse": person.email.upper()}).content.decode()
    assert "Verzeichnis der Ansprechpersonen" in text
    assert f"{mark_of(0)} Name" not in text
    answer = client.post(address, {"adresse": person.email, "was": "herausgeben"})
    found = json.dumps(json.loads(answer.content), ensure_ascii=False)
    assert {mark for mark in told if mark not in found} == set()
    assert AuditEntry.objects.unscoped("test").get(action="export_person").record_id == person.pk


def test_data_protection_erases_at_request(root, alice):
    person, _told = marked_person(0)
    client = client_of(alice, root)
    client.post("/verwaltung/datenschutz/anfrage/", {"adresse": person.email, "was": "loeschen"})
    assert [line for line in dump() if mark_of(0) in line] == []


def test_somebody_without_an_account_is_erased_too(root, alice):
    Adviser.objects.create(organisation=make_organisation(), name="Erika Ohnekonto", email="erika@kammer.example")
    client = client_of(alice, root)
    answer = client.post("/verwaltung/datenschutz/anfrage/", {"adresse": "erika@kammer.example", "was": "loeschen"})
    assert answer.status_code == 302
    assert [line for line in dump() if "Ohnekonto" in line or "erika@" in line] == []
    assert ErasureEntry.objects.filter(person_number=0).count() == 1


def test_the_last_administrator_is_not_erased_at_request(root, alice, bob):
    client_of(bob, root, Role.ADMINISTRATION)
    client = client_of(alice, root)
    answer = client.post("/verwaltung/datenschutz/anfrage/", {"adresse": bob.email, "was": "loeschen"}, follow=True)
    assert "verwaltet die Allianz allein" in answer.content.decode()
    bob.refresh_from_db()
    assert bob.erased_at is None
