"""What has ended and stands in a list again is led again: the same record, the same place, the same history."""

import pytest

from tests.factories.lists import csv_list
from tests.imports.test_offices import PADERBORN, SCHWERIN, imported, offices_list
from tests.imports.test_people import ANNA, directory, people_list
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant
from wirnetz.core.german import day_in_words
from wirnetz.imports.actions import StalePreview, answer_questions, apply_import, start_import, undo_import
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.queries import changes_of, rows_of
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

TRACES = ("source_note", "as_of")
WITH_END = ("Name", "PLZ", "Ort", "bis")


def stored(house):
    return {office.name: office for office in Organisation.objects.filter(parent=house).select_related("node")}


def values(house):
    """Every office as it is stored, but for what a list leaves behind even when it is taken back."""
    rows = Organisation.objects.filter(parent=house).order_by("pk").values()
    return [{name: value for name, value in row.items() if name not in TRACES} for row in rows]


@pytest.fixture
def closed(house):
    """Paderborn was ended by a complete list that left it out."""
    imported(house, SCHWERIN, PADERBORN)
    run = answer_questions(run=offices_list(house, SCHWERIN), answers={"complete": "yes"}, by=None)
    apply_import(run=run, by=None)
    return house


def test_an_office_that_comes_back_is_the_same_record(closed):
    before = stored(closed)["Geschäftsstelle Paderborn"]
    run = offices_list(closed, SCHWERIN, PADERBORN)
    assert run.counts == {"unchanged": 1, "reopened": 1}

    apply_import(run=run, by=None)

    after = stored(closed)["Geschäftsstelle Paderborn"]
    assert (after.pk, after.node_id, after.slug, after.ended_on) == (before.pk, before.node_id, before.slug, "")
    assert sorted(stored(closed)) == ["Geschäftsstelle Paderborn", "Geschäftsstelle Schwerin"]
    assert offices_list(closed, SCHWERIN, PADERBORN).counts == {"unchanged": 2}


def test_the_preview_says_since_when_it_had_ended(closed):
    (row,) = rows_of(offices_list(closed, SCHWERIN, PADERBORN), "reopened")
    ended = stored(closed)["Geschäftsstelle Paderborn"].ended_on
    assert [(change.label, change.before, change.after) for change in changes_of([row])[row.pk]] == [
        ("beendet am", day_in_words(ended), "")
    ]


def test_it_comes_back_by_its_number_under_another_name(closed):
    apply_import(run=offices_list(closed, ("2", "Büro Paderborn", *PADERBORN[2:])), by=None)
    assert sorted(stored(closed)) == ["Büro Paderborn", "Geschäftsstelle Schwerin"]


def test_it_comes_back_by_name_and_place_where_lists_have_no_numbers(closed):
    Organisation.objects.filter(parent=closed).update(own_key="")
    rows = [row[1:5] for row in (SCHWERIN, PADERBORN)]
    file = csv_list(*rows, heading=("Name", "Straße", "PLZ", "Ort"))
    run = start_import(organisation=closed, kind=ImportKind.OFFICES, file=file, by=None)
    assert run.counts == {"unchanged": 1, "reopened": 1}


def test_the_same_name_elsewhere_is_another_office(closed):
    run = offices_list(closed, ("9", "Geschäftsstelle Paderborn", "Weg 1", "19055", "Schwerin", ""))
    assert run.counts == {"new": 1}


def test_an_office_ended_by_hand_comes_back_and_undo_ends_it_as_it_was(closed):
    Organisation.objects.filter(parent=closed).exclude(ended_on="").update(
        ended_on="2026-03", ended_reason="Mietvertrag beendet"
    )
    before = values(closed)
    run = apply_import(run=offices_list(closed, SCHWERIN, (*PADERBORN[:5], "05251 1")), by=None)
    office = stored(closed)["Geschäftsstelle Paderborn"]
    assert (office.ended_on, office.ended_reason, office.phone) == ("", "", "05251 1")

    undo_import(run=run, by=None)

    assert values(closed) == before


def test_what_is_ended_after_the_preview_makes_it_stale(closed):
    run = offices_list(closed, SCHWERIN, PADERBORN)
    Organisation.objects.filter(parent=closed).exclude(ended_on="").update(ended_on="2020")
    with pytest.raises(StalePreview):
        apply_import(run=run, by=None)


def test_a_list_that_says_it_is_closed_leaves_it_closed(closed):
    file = csv_list(("Geschäftsstelle Paderborn", "33098", "Paderborn", "31.01.2020"), heading=WITH_END)
    run = start_import(organisation=closed, kind=ImportKind.OFFICES, file=file, by=None)
    assert run.counts == {"unchanged": 1}


def test_it_keeps_its_district_where_the_list_says_too_little(closed):
    Organisation.objects.filter(parent=closed, own_key="2").update(
        seat=Area.objects.get(key="12053"), municipality=None, postcode="", seat_city="Frankfurt", street=""
    )
    apply_import(run=offices_list(closed, ("2", "Geschäftsstelle Paderborn", "", "", "Frankfurt", "")), by=None)
    assert stored(closed)["Geschäftsstelle Paderborn"].seat.key == "12053"


def test_rights_end_with_the_office_and_undo_gives_them_back(house, alice, bob):
    imported(house, SCHWERIN, PADERBORN)
    node = stored(house)["Geschäftsstelle Paderborn"].node
    grant = grant_role(person=bob, node=node, role=Role.EDITING, from_on="2026-01-01", until_on=None, by=None)
    run = answer_questions(run=offices_list(house, SCHWERIN), answers={"complete": "yes"}, by=None)
    run = apply_import(run=run, by=alice)
    grants = Grant.objects.unscoped("test")
    assert grants.get(pk=grant.pk).until_on is not None

    undo_import(run=run, by=alice)

    assert (grants.get(pk=grant.pk).until_on, str(grants.get(pk=grant.pk).from_on)) == (None, "2026-01-01")


def test_somebody_who_comes_back_has_their_entry_again(house):
    imported(house, SCHWERIN, PADERBORN)
    first = people_list(house, ANNA)
    apply_import(run=first, by=None)
    ended = answer_questions(run=people_list(house, ("Ben", "Beispiel", "ben@kasse.example", "", "Paderborn")),
                             answers={"complete": "yes"}, by=None)  # fmt: skip
    apply_import(run=ended, by=None)
    left = directory()

    run = people_list(house, ANNA)
    assert run.counts == {"reopened": 1}
    run = apply_import(run=run, by=None)
    assert [(name, until_on) for name, _, _, until_on in directory()] == [("Anna Muster", None), ("Ben Beispiel", None)]

    undo_import(run=run, by=None)
    assert directory() == left


def test_another_person_with_the_same_address_is_a_new_entry(house):
    imported(house, SCHWERIN)
    apply_import(run=people_list(house, ANNA), by=None)
    apply_import(run=answer_questions(run=people_list(house, ("Ben", "Beispiel", "ben@kasse.example", "", "")),
                                      answers={"complete": "yes"}, by=None), by=None)  # fmt: skip
    assert people_list(house, ("Nora", "Neu", *ANNA[2:])).counts == {"new": 1}
