"""Taking a list back restores exactly its rows, and leaves alone what somebody has edited since."""

import pytest

from tests.factories.networks import make_membership, make_network
from tests.imports.test_offices import DRESDEN, PADERBORN, SCHWERIN, imported, offices_list, told
from wirnetz.accounts.models import AuditEntry, Node
from wirnetz.imports.actions import RunClosed, answer_questions, apply_import, undo_import
from wirnetz.imports.enums import Undoing
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]
TRACES = {"id", "source_note", "as_of"}


def state(house):
    """Every office as it is stored."""
    return list(Organisation.objects.filter(parent=house).order_by("pk").values())


def test_changed_offices_get_back_what_they_had(house):
    imported(house, SCHWERIN, PADERBORN)
    before = state(house)
    run = imported(house, ("1", "Büro Schwerin", "Am Markt 3", "23966", "Wismar", "03841 1"), PADERBORN)
    assert state(house) != before

    undo_import(run=run, by=None)

    assert state(house) == before


def test_ended_offices_are_open_again(house):
    imported(house, SCHWERIN, PADERBORN)
    run = answer_questions(run=offices_list(house, SCHWERIN), answers={"complete": "yes"}, by=None)
    run = apply_import(run=run, by=None)

    undo_import(run=run, by=None)

    assert Organisation.objects.filter(parent=house, ended_on="").count() == 2


def test_created_offices_go_with_their_places_in_the_tree(house):
    nodes = Node.objects.count()

    undo_import(run=imported(house, SCHWERIN, PADERBORN), by=None)

    assert (state(house), Node.objects.count()) == ([], nodes)


def test_what_was_edited_since_stays_and_is_named(house):
    run = imported(house, SCHWERIN, PADERBORN)
    edited = Organisation.objects.get(parent=house, own_key="2")
    edited.short_name = "Büro Paderborn"
    edited.save()

    undone = undo_import(run=run, by=None)

    assert [office["name"] for office in state(house)] == ["Geschäftsstelle Paderborn"]
    assert {row.title: row.undoing for row in rows_of(undone)} == {
        "Geschäftsstelle Schwerin": Undoing.RESTORED,
        "Geschäftsstelle Paderborn": Undoing.KEPT,
    }


def test_an_office_to_which_something_points_stays(house):
    run = imported(house, SCHWERIN, DRESDEN)
    make_membership(Organisation.objects.get(parent=house, own_key="3"), make_network())

    undone = undo_import(run=run, by=None)

    assert [office["own_key"] for office in state(house)] == ["3"]
    assert [row.undoing for row in rows_of(undone)] == [Undoing.RESTORED, Undoing.KEPT]


def test_other_offices_are_not_touched(house):
    imported(house, SCHWERIN)
    before = state(house)

    undo_import(run=imported(house, SCHWERIN, PADERBORN), by=None)

    assert state(house) == before


def test_undo_leaves_one_entry_in_the_record(house, alice):
    run = undo_import(run=imported(house, SCHWERIN), by=alice)

    entries = AuditEntry.objects.unscoped("test").filter(record_id=run.pk, action="undo_import")
    assert [(entry.person, entry.details) for entry in entries] == [(alice, {"kind": "offices", "kept": 0})]


def test_a_run_is_taken_back_once(house):
    run = undo_import(run=imported(house, SCHWERIN), by=None)

    with pytest.raises(RunClosed):
        undo_import(run=run, by=None)


def test_a_list_can_be_read_again_after_it_was_taken_back(house):
    undo_import(run=imported(house, SCHWERIN), by=None)

    assert told(imported(house, SCHWERIN)) == [(2, "new", "13004000")]


def test_an_office_stays_ended_where_another_has_its_number_by_now(house):
    imported(house, SCHWERIN, PADERBORN)
    ending = answer_questions(run=offices_list(house, SCHWERIN), answers={"complete": "yes"}, by=None)
    ending = apply_import(run=ending, by=None)
    imported(house, SCHWERIN, PADERBORN)

    undone = undo_import(run=ending, by=None)

    assert [row.undoing for row in rows_of(undone).exclude(effect="none")] == [Undoing.KEPT]
    assert Organisation.objects.filter(parent=house, ended_on="", own_key="2").count() == 1


def test_lists_can_be_taken_back_one_after_the_other(house):
    first = imported(house, SCHWERIN)
    second = imported(house, (*SCHWERIN[:5], "0385 9"))

    undo_import(run=second, by=None)
    undo_import(run=first, by=None)

    assert state(house) == []
