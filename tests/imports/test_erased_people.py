"""Whoever had everything about them erased does not come back with the next list."""

import json

import pytest

from tests.imports.test_offices import SCHWERIN, imported
from tests.imports.test_people import ANNA, BEN, directory, people_list
from wirnetz.accounts.actions.erasure import erase_address
from wirnetz.imports.actions import StalePreview, apply_import, preview
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Adviser

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]
WORK = ("Vorname", "Nachname", "E-Mail", "Telefon", "Dienststelle", "Netzwerk")


@pytest.fixture
def without_anna(house, alice):
    """Anna stood in the list, and has had her data erased."""
    imported(house, SCHWERIN)
    apply_import(run=people_list(house, ANNA), by=None)
    erase_address(address="Anna.Muster@Kasse.example", by=alice)
    return house


def test_the_row_is_reported_and_not_entered_again(without_anna):
    run = people_list(without_anna, ANNA, BEN)
    assert run.counts["erased"] == 1
    (row,) = rows_of(run, "erased")
    assert row.message.startswith("Die Angaben zu dieser Person wurden auf ihren Wunsch gelöscht")
    assert "von Hand" in row.message

    apply_import(run=run, by=None)

    assert "anna" not in str(directory()).lower()


def test_nothing_of_the_row_is_kept(without_anna):
    (row,) = rows_of(people_list(without_anna, ANNA), "erased")
    kept = json.dumps([row.title, row.before, row.after, row.message])
    assert (row.title, "uster" in kept, "kasse.example" in kept) == ("", False, False)


def test_work_in_a_network_is_not_entered_either(without_anna):
    run = people_list(without_anna, (*ANNA, "Verbund"), heading=WORK)
    assert [(row.outcome, row.record_type) for row in rows_of(run)] == [("erased", "organisations.adviser")]


def test_others_of_the_list_are_entered_as_ever(without_anna):
    apply_import(run=people_list(without_anna, ANNA, (*BEN[:4], "")), by=None)
    assert directory()[-1][0] == "Ben Beispiel"


def test_who_was_entered_again_by_hand_is_updated_as_ever(without_anna):
    Adviser.objects.create(organisation=without_anna, name="Anna Muster", email="anna.muster@kasse.example")
    assert people_list(without_anna, ANNA).counts == {"changed": 1}


def test_whoever_is_erased_after_the_preview_makes_it_stale(house, alice):
    imported(house, SCHWERIN)
    run = people_list(house, ANNA)
    erase_address(address="anna.muster@kasse.example", by=alice)

    with pytest.raises(StalePreview):
        apply_import(run=run, by=alice)

    assert preview(run).counts == {"erased": 1}
