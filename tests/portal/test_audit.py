"""The record of what was done: told in sentences, to whom it may concern, in as many questions for many as for few."""

import ast
import datetime as dt
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

import wirnetz
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role, record_audit
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.core.acts import act_codes
from wirnetz.organisations.actions import AdviserValues, OfficeValues, add_adviser, add_office

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def alliance():
    return make_alliance().node


def house(alliance, name):
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance)
    return make_partner(name, slug=name.lower().replace(" ", "-").replace("ü", "ue"), node=node)


@pytest.fixture
def north(alliance):
    return house(alliance, "Kammer Nord")


@pytest.fixture
def south(alliance):
    return house(alliance, "Kammer Süd")


def client_of(person, node, role=Role.ADMINISTRATION):
    grant_role(person=person, node=node, role=role, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), person)


def codes_in_the_source():
    """Every code that is written as a word where an entry is made."""
    found = set()
    for path in Path(wirnetz.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") == "Q":
                continue
            for word in node.keywords:
                if word.arg == "action" and isinstance(word.value, ast.Constant):
                    found.add(word.value.value)
    return found


def test_every_act_has_german_words():
    assert codes_in_the_source() - set(act_codes()) == set()
    assert len(codes_in_the_source()) > 40


def test_the_office_reads_who_did_what_to_whom_and_when(alliance, north, alice, bob):
    client = client_of(alice, alliance)
    morning = timezone.localtime().replace(hour=10, minute=30, second=0, microsecond=0)
    with time_machine.travel(morning, tick=False):
        grant_role(person=bob, node=north.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=alice)
    text = client.get("/verwaltung/protokoll/").content.decode()
    assert "Alice</a> hat eine Rolle vergeben." in text
    assert "Recht: Bob: Redaktion" in text
    assert "Rolle: Redaktion; Ort: Kammer Nord" in text
    assert f"{date_format(morning, 'j. F Y')}, 10:30" in text


def test_fields_that_were_changed_are_named_in_german(alliance, north, alice):
    client = client_of(alice, alliance)
    record_audit(by=alice, action="edit_office", record=north, details={"fields": ["phone", "adresse"]})
    assert "Felder: Telefon der Stelle, adresse" in client.get("/verwaltung/protokoll/").content.decode()


@pytest.mark.parametrize("role", [Role.ADMINISTRATION, Role.DATA_PROTECTION])
def test_administration_and_data_protection_read_it(alliance, alice, role):
    assert client_of(alice, alliance, role).get("/verwaltung/protokoll/").status_code == 200


@pytest.mark.parametrize("role", [Role.EDITING, Role.RELEASE, Role.STEWARDSHIP, Role.PARTICIPATION])
def test_other_roles_find_no_page(alliance, alice, role):
    assert client_of(alice, alliance, role).get("/verwaltung/protokoll/").status_code == 404


def test_names_of_the_directory_stay_in_the_house(alliance, north, alice, bob):
    adviser = add_adviser(values=AdviserValues(north, "Erika Geheim"), by=None, on=TODAY)
    office, own = client_of(alice, alliance), client_of(bob, north.node)
    text = office.get("/verwaltung/protokoll/").content.decode()
    assert f"Ansprechperson {adviser.pk}" in text
    assert "Erika Geheim" not in text
    assert "Ansprechperson: Erika Geheim" in own.get("/arbeitsplatz/kammer-nord/protokoll/").content.decode()


def test_a_house_reads_its_own_part_only(north, south, alice):
    client = client_of(alice, north.node)
    add_office(parent=north, values=OfficeValues("Stelle Wismar"), by=alice, on=TODAY)
    add_office(parent=south, values=OfficeValues("Stelle Passau"), by=None, on=TODAY)
    text = client.get("/arbeitsplatz/kammer-nord/protokoll/").content.decode()
    assert "Stelle Wismar" in text
    assert "Stelle Passau" not in text
    assert client.get("/arbeitsplatz/kammer-sued/protokoll/").status_code == 404


@pytest.mark.parametrize("role", [Role.EDITING, Role.STEWARDSHIP, Role.PARTICIPATION])
def test_other_roles_of_the_house_may_not(north, alice, role):
    assert client_of(alice, north.node, role).get("/arbeitsplatz/kammer-nord/protokoll/").status_code == 403


def test_the_list_is_narrowed_by_person_kind_and_time(alliance, alice, bob):
    client = client_of(alice, alliance)
    with time_machine.travel(dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)):
        record_audit(by=bob, action="rename_person", record=bob)
    record_audit(by=alice, action="send_test_mail", record=alice)
    for query, told, untold in (
        (f"person={bob.pk}", "hat den eigenen Namen geändert", "hat eine Testmail gesendet"),
        ("art=installation", "hat eine Testmail gesendet", "hat den eigenen Namen geändert"),
        ("von=2026-03-01&bis=2026-03-02", "hat den eigenen Namen geändert", "hat eine Testmail gesendet"),
    ):
        text = client.get(f"/verwaltung/protokoll/?{query}").content.decode()
        assert (told in text, untold in text) == (True, False), query
    for query in ("person=x", f"person={'9' * 20}", "von=31.11.2026", "art=kaputt", "nach=kaputt", "nach=2026~1"):
        assert client.get(f"/verwaltung/protokoll/?{query}").status_code == 200


def test_pages_follow_each_other_without_loss(alliance, alice):
    client = client_of(alice, alliance)
    for _number in range(120):
        record_audit(by=alice, action="send_test_mail", record=alice)
    address, seen = "/verwaltung/protokoll/?art=installation", 0
    while address:
        answer = client.get(address)
        seen += len(answer.context["page"].rows)
        after = answer.context["page"].after
        address = f"/verwaltung/protokoll/?art=installation&nach={after.replace('+', '%2B')}" if after else ""
    assert seen == 120


def test_many_entries_need_no_more_questions_than_few(alliance, north, alice, bob):
    office, own = client_of(alice, alliance), client_of(bob, north.node)

    def queries(client, address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    addresses = ((office, "/verwaltung/protokoll/"), (own, "/arbeitsplatz/kammer-nord/protokoll/"))
    add_office(parent=north, values=OfficeValues("Stelle 0"), by=bob, on=TODAY)
    few = [queries(*address) for _turn in ("the first one loads the session", "then") for address in addresses][2:]
    for number in range(1, 20):
        add_office(parent=north, values=OfficeValues(f"Stelle {number}"), by=bob, on=TODAY)
        person = Person.objects.create_user(f"p{number}@kammer.example", name=f"P {number}")
        grant_role(person=person, node=north.node, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    assert [queries(*address) for address in addresses] == few
    assert max(few) <= 25
