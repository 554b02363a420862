"""Doubles, doubtful addresses, incomplete lists: a person decides, and what nobody decided is not written."""

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate

from tests.factories.lists import csv_list
from tests.factories.organisations import make_organisation
from tests.imports.test_offices import DRESDEN, PADERBORN, SCHWERIN, imported, offices_list
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.imports.actions import answer_questions, apply_import, start_import, undo_import
from wirnetz.imports.enums import ImportKind, RunState
from wirnetz.imports.models import DuplicateDecision
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

NAMED = ("Name", "Straße", "PLZ", "Ort")
ALIKE = ("Geschäftsstele Schwerin", "Werderstraße 1", "19055", "Schwerin")


def named_list(house, *rows):
    return start_import(organisation=house, kind=ImportKind.OFFICES, file=csv_list(*rows, heading=NAMED), by=None)


def only(run, outcome):
    (row,) = rows_of(run, outcome)
    return row


def offices(house):
    return sorted(Organisation.objects.filter(parent=house, ended_on="").values_list("name", flat=True))


def test_the_same_name_in_the_same_place_is_shown_as_a_double(house):
    run = named_list(house, SCHWERIN[1:5], ALIKE)

    row = only(run, "duplicate")
    assert (row.number, row.twin) == (3, 2)
    assert [choice["value"] for choice in row.choices] == ["same", "different", "skip"]


def test_an_undecided_double_is_not_written(house):
    apply_import(run=named_list(house, SCHWERIN[1:5], ALIKE), by=None)

    assert offices(house) == ["Geschäftsstelle Schwerin"]


def test_a_double_called_different_is_written_and_remembered(house, alice):
    run = named_list(house, SCHWERIN[1:5], ALIKE)
    apply_import(run=run, by=alice, decisions={only(run, "duplicate").pk: "different"})

    assert offices(house) == ["Geschäftsstele Schwerin", "Geschäftsstelle Schwerin"]
    decision = DuplicateDecision.objects.unscoped("test").get()
    assert (decision.is_same, decision.decided_by) == (False, alice)
    assert named_list(house, SCHWERIN[1:5], ALIKE).counts == {"unchanged": 2}


def test_a_double_of_a_recorded_office_shows_both_records(house):
    imported(house, SCHWERIN)

    row = only(named_list(house, ALIKE), "duplicate")

    assert row.record_id == Organisation.objects.get(parent=house).pk
    assert (row.before["name"], row.after["name"]) == ("Geschäftsstelle Schwerin", "Geschäftsstele Schwerin")


def test_a_double_called_the_same_changes_the_recorded_office(house):
    imported(house, SCHWERIN)
    run = named_list(house, ALIKE)
    apply_import(run=run, by=None, decisions={only(run, "duplicate").pk: "same"})

    assert offices(house) == ["Geschäftsstele Schwerin"]


def test_two_rows_with_one_number_are_a_double(house):
    run = offices_list(house, SCHWERIN, ("1", *DRESDEN[1:]))

    row = only(run, "duplicate")
    assert (row.twin, [choice["value"] for choice in row.choices]) == (2, ["same", "skip"])


def test_the_same_name_in_two_streets_is_two_offices_once_decided(house):
    rows = [("Bürgerbüro", street, "20095", "Hamburg") for street in ("Mönckebergstraße 1", "Spitalerstraße 22")]
    run = named_list(house, *rows)
    apply_import(run=run, by=None, decisions={only(run, "duplicate").pk: "different"})

    assert named_list(house, *rows).counts == named_list(house, *reversed(rows)).counts == {"unchanged": 2}


def test_a_doubtful_place_is_written_where_it_was_decided(house):
    run = named_list(house, ("Geschäftsstelle Frankfurt", "", "", "Frankfurt"))
    row = only(run, "doubtful")
    assert [choice["value"] for choice in row.choices] == ["area:06412000", "area:12053000", "without", "skip"]

    apply_import(run=run, by=None, decisions={row.pk: "area:12053000"})

    assert Organisation.objects.get(parent=house).seat.key == "12053"
    again = named_list(house, ("Geschäftsstelle Frankfurt", "", "", "Frankfurt"))
    assert again.counts == {"unchanged": 1}


def test_a_doubtful_place_that_nobody_decided_is_not_written(house):
    apply_import(run=named_list(house, ("Geschäftsstelle Frankfurt", "", "", "Frankfurt")), by=None)

    assert offices(house) == []


def test_a_decision_that_was_not_offered_is_left_aside(house):
    run = named_list(house, ("Geschäftsstelle Frankfurt", "", "", "Frankfurt"))
    apply_import(run=run, by=None, decisions={only(run, "doubtful").pk: "area:13004000"})

    assert offices(house) == []


def test_a_list_that_leaves_offices_out_asks_whether_it_is_complete(house):
    imported(house, SCHWERIN, PADERBORN)

    run = offices_list(house, SCHWERIN)

    (question,) = run.questions
    assert (run.state, run.counts, question["id"], question["suggested"]) == (
        RunState.PREVIEWED, {"unchanged": 1}, "complete", "no",
    )  # fmt: skip


def test_offices_missing_from_a_complete_list_end(house):
    imported(house, SCHWERIN, PADERBORN)
    run = answer_questions(run=offices_list(house, SCHWERIN), answers={"complete": "yes"}, by=None)
    assert run.counts == {"unchanged": 1, "ended": 1}

    apply_import(run=run, by=None)

    assert offices(house) == ["Geschäftsstelle Schwerin"]


def test_offices_missing_from_any_other_list_stay(house):
    imported(house, SCHWERIN, PADERBORN)
    imported(house, SCHWERIN)

    assert offices(house) == ["Geschäftsstelle Paderborn", "Geschäftsstelle Schwerin"]


def test_an_empty_cell_changes_nothing(house):
    imported(house, SCHWERIN)

    assert offices_list(house, (*SCHWERIN[:5], "")).counts == {"unchanged": 1}


TWICE = ((SCHWERIN[1:5]), ALIKE)


def decided(house, by, value):
    run = named_list(house, *TWICE)
    return apply_import(run=run, by=by, decisions={only(run, "duplicate").pk: value})


def test_two_rows_called_the_same_are_not_asked_about_again(house, alice):
    decided(house, alice, "same")

    run = named_list(house, *TWICE)

    row = only(run, "settled")
    assert (run.counts, row.decision) == ({"unchanged": 1, "settled": 1}, "same")
    assert (
        row.message == f"Sieht aus wie Zeile 2. Am {date_format(localdate(), 'j. F Y')} entschieden: dieselbe Stelle."
    )
    apply_import(run=run, by=alice)
    assert offices(house) == ["Geschäftsstelle Schwerin"]


def test_an_earlier_decision_can_be_changed_in_the_preview(house, alice, bob):
    decided(house, alice, "same")
    run = named_list(house, *TWICE)

    apply_import(run=run, by=bob, decisions={only(run, "settled").pk: "different"})

    assert offices(house) == ["Geschäftsstele Schwerin", "Geschäftsstelle Schwerin"]
    decision = DuplicateDecision.objects.unscoped("test").get()
    assert (decision.is_same, decision.decided_by) == (False, bob)


def test_a_row_told_apart_from_a_record_is_new_without_another_question(house, alice):
    imported(house, SCHWERIN)
    run = named_list(house, ALIKE)
    apply_import(run=run, by=alice, decisions={only(run, "duplicate").pk: "different"})
    Organisation.objects.filter(name=ALIKE[0]).delete()

    run = named_list(house, ALIKE)

    assert (run.counts, only(run, "settled").decision) == ({"settled": 1}, "different")
    apply_import(run=run, by=alice)
    assert offices(house) == ["Geschäftsstele Schwerin", "Geschäftsstelle Schwerin"]


def test_taking_the_list_back_takes_its_decisions_back(house, alice):
    undo_import(run=decided(house, alice, "same"), by=alice)

    assert not DuplicateDecision.objects.unscoped("test").exists()
    assert named_list(house, *TWICE).counts == {"new": 1, "duplicate": 1}


def test_decisions_of_another_house_do_not_count(house, alice):
    decided(house, alice, "same")
    other = make_organisation("Nachbarkasse", node=add_node(kind=NodeKind.ORGANISATION, parent=house.node.parent))

    assert named_list(other, *TWICE).counts == {"new": 1, "duplicate": 1}
