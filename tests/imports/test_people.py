"""Lists of people: the directory of a house, and who works in which network."""

from datetime import timedelta

import pytest

from tests.factories.lists import csv_list
from tests.factories.networks import make_network
from tests.imports.test_offices import PADERBORN, SCHWERIN, imported
from wirnetz.imports.actions import answer_questions, apply_import, empty_old_rows, start_import, undo_import
from wirnetz.imports.enums import ImportKind, RunState
from wirnetz.imports.queries import rows_of
from wirnetz.networks.models import Involvement
from wirnetz.organisations.models import Adviser

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

HEADING = ("Vorname", "Nachname", "E-Mail", "Telefon", "Dienststelle")
ANNA = ("Anna", "Muster", "anna.muster@kasse.example", "0385 11", "Geschäftsstelle Schwerin")
BEN = ("Ben", "Beispiel", "ben.beispiel@kasse.example", "05251 22", "Paderborn")


@pytest.fixture
def staffed(house):
    imported(house, SCHWERIN, PADERBORN)
    return house


def people_list(house, *rows, heading=HEADING):
    return start_import(organisation=house, kind=ImportKind.PEOPLE, file=csv_list(*rows, heading=heading), by=None)


def directory():
    people = Adviser.objects.unscoped("test").order_by("pk")
    return [(person.name, person.organisation.name, person.email, person.until_on) for person in people]


def work():
    return [
        (tie.adviser.name, tie.organisation.name, tie.network.name, tie.role)
        for tie in Involvement.objects.unscoped("test").order_by("pk")
    ]


def test_people_are_entered_at_their_offices(staffed):
    apply_import(run=people_list(staffed, ANNA, BEN), by=None)

    assert directory() == [
        ("Anna Muster", "Geschäftsstelle Schwerin", "anna.muster@kasse.example", None),
        ("Ben Beispiel", "Geschäftsstelle Paderborn", "ben.beispiel@kasse.example", None),
    ]


def test_the_same_list_again_changes_nothing(staffed):
    apply_import(run=people_list(staffed, ANNA, BEN), by=None)

    assert people_list(staffed, ANNA, BEN).counts == {"unchanged": 2}


def test_a_list_without_offices_leaves_people_where_they_are(staffed):
    apply_import(run=people_list(staffed, ANNA), by=None)

    run = people_list(staffed, (*ANNA[:3], "0385 99"), heading=HEADING[:4])
    apply_import(run=run, by=None)

    assert [row.after for row in rows_of(run)] == [{"phone": "0385 99"}]
    assert directory()[0][1] == "Geschäftsstelle Schwerin"


def test_people_without_an_office_belong_to_the_house(staffed):
    apply_import(run=people_list(staffed, ANNA[:4], heading=HEADING[:4]), by=None)

    assert directory() == [("Anna Muster", "Musterkasse", "anna.muster@kasse.example", None)]


def test_an_office_that_is_not_clear_is_asked(staffed):
    run = people_list(staffed, (*ANNA[:4], "Geschäftsstelle"))
    (row,) = rows_of(run)
    assert row.outcome == "doubtful"

    office = next(choice["value"] for choice in row.choices if choice["label"] == "Geschäftsstelle Paderborn")
    apply_import(run=run, by=None, decisions={row.pk: office})

    assert directory()[0][1] == "Geschäftsstelle Paderborn"


def test_a_person_in_two_networks_is_entered_once(staffed):
    make_network("Bündnis Nord")
    make_network("Netz Süd")
    rows = [(*ANNA, "Bündnis Nord", "Koordination"), (*ANNA, "Netz Süd", "Mitglied")]
    heading = (*HEADING, "Netzwerk", "Rolle im Netzwerk")

    apply_import(run=people_list(staffed, *rows, heading=heading), by=None)

    assert len(directory()) == 1
    assert work() == [
        ("Anna Muster", "Geschäftsstelle Schwerin", "Bündnis Nord", "coordination"),
        ("Anna Muster", "Geschäftsstelle Schwerin", "Netz Süd", "member"),
    ]
    assert people_list(staffed, *rows, heading=heading).counts == {"unchanged": 3}


def test_people_missing_from_a_complete_list_end_with_their_work(staffed):
    make_network("Bündnis Nord")
    heading = (*HEADING, "Netzwerk")
    apply_import(run=people_list(staffed, (*ANNA, "Bündnis Nord"), (*BEN, ""), heading=heading), by=None)

    run = answer_questions(run=people_list(staffed, BEN), answers={"complete": "yes"}, by=None)
    run = apply_import(run=run, by=None)

    assert [until is None for *_, until in directory()] == [False, True]
    assert Involvement.objects.unscoped("test").get().until_on is not None
    undo_import(run=run, by=None)
    assert [until is None for *_, until in directory()] == [True, True]
    assert Involvement.objects.unscoped("test").get().until_on is None


def test_what_is_never_collected_is_not_stored_anywhere(staffed):
    run = people_list(staffed, (*ANNA, "24.12.1980"), heading=(*HEADING, "Geburtsdatum"))

    assert run.state == RunState.PREVIEWED
    assert "1980" not in str([(row.before, row.after, row.message) for row in rows_of(run)])


def test_undo_takes_people_and_their_work_back(staffed):
    make_network("Bündnis Nord")
    run = apply_import(run=people_list(staffed, (*ANNA, "Bündnis Nord"), heading=(*HEADING, "Netzwerk")), by=None)

    undo_import(run=run, by=None)

    assert (directory(), work()) == ([], [])


def test_the_rows_of_lists_of_people_are_emptied_after_half_a_year(staffed):
    run = apply_import(run=people_list(staffed, ANNA), by=None)
    day = run.created_at.date()

    assert empty_old_rows(on=day + timedelta(days=180)) == 0
    assert empty_old_rows(on=day + timedelta(days=182)) == 1

    assert [(row.title, row.after) for row in rows_of(run)] == [("", {})]
    assert directory()[0][0] == "Anna Muster"
