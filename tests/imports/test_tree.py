"""Which office hangs below which: in any order of the list, never in a circle, and taken back exactly."""

import pytest

from tests.factories.lists import csv_list
from wirnetz.accounts.models import Node
from wirnetz.imports.actions import answer_questions, apply_import, start_import, undo_import
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.queries import changes_of, rows_of
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

HEADING = ("Kennung", "Name", "PLZ", "Ort", "Übergeordnete Stelle", "Eröffnung", "Bemerkung")
NORTH = ("A-1", "Direktion Nord", "19055", "Schwerin", "", "", "")
SCHWERIN = ("B-7", "Büro Schwerin", "19055", "Schwerin", "Direktion Nord", "01.04.2019", "Frau Sommer ist krank")
WISMAR = ("B-9", "Büro Wismar", "23966", "Wismar", "A-1", "2021", "")


def tree_list(house, *rows):
    return start_import(organisation=house, kind=ImportKind.OFFICES, file=csv_list(*rows, heading=HEADING), by=None)


def written(house, *rows):
    return apply_import(run=tree_list(house, *rows), by=None)


def tree():
    return {
        office.own_key: office.parent.own_key or office.parent.slug
        for office in Organisation.objects.exclude(own_key="").filter(ended_on="").select_related("parent")
    }


def paths_are_right():
    offices = Organisation.objects.exclude(own_key="").select_related("node", "parent__node")
    return all(str(office.node.path) == f"{office.parent.node.path}.{office.node_id}" for office in offices)


@pytest.mark.parametrize("rows", [(NORTH, SCHWERIN, WISMAR), (WISMAR, SCHWERIN, NORTH)])
def test_the_order_of_the_list_does_not_matter(house, rows):
    written(house, *rows)
    assert tree() == {"A-1": "musterkasse", "B-7": "A-1", "B-9": "A-1"}
    assert paths_are_right()


def test_the_same_file_again_changes_nothing(house):
    written(house, NORTH, SCHWERIN, WISMAR)
    assert tree_list(house, NORTH, SCHWERIN, WISMAR).counts == {"unchanged": 3}


def test_taking_it_back_leaves_nothing(house):
    nodes = Node.objects.count()
    undo_import(run=written(house, WISMAR, SCHWERIN, NORTH), by=None)
    assert (tree(), Node.objects.count()) == ({}, nodes)


def test_a_recorded_office_moves_below_a_new_one_and_back(house):
    written(house, (*SCHWERIN[:4], "", "", ""))
    run = tree_list(house, SCHWERIN, NORTH)
    (row,) = rows_of(run, "changed")
    shown = [(change.label, change.before, change.after) for change in changes_of([row])[row.pk]]
    assert shown == [("eröffnet", "", "1. April 2019"), ("gehört zu", "Musterkasse", "Direktion Nord")]
    run = apply_import(run=run, by=None)
    assert tree() == {"A-1": "musterkasse", "B-7": "A-1"}

    undo_import(run=run, by=None)

    assert tree() == {"B-7": "musterkasse"}
    assert paths_are_right()


def test_two_that_change_places_are_moved_and_set_back(house):
    written(house, NORTH, SCHWERIN)
    run = written(house, (*NORTH[:4], "B-7", "", ""), (*SCHWERIN[:4], "Musterkasse", "", ""))
    assert tree() == {"A-1": "B-7", "B-7": "musterkasse"}
    assert paths_are_right()

    undo_import(run=run, by=None)

    assert tree() == {"A-1": "musterkasse", "B-7": "A-1"}
    assert paths_are_right()


def test_a_circle_is_told_and_nothing_moves(house):
    run = tree_list(house, (*NORTH[:4], "B-7", "", ""), SCHWERIN, WISMAR)
    told = {row.title: row.message for row in rows_of(run)}
    assert told == {
        "Direktion Nord": "Die Stelle läge über „B-7“ unter sich selbst; die Zuordnung bleibt.",
        "Büro Schwerin": "Die Stelle läge über „Direktion Nord“ unter sich selbst; die Zuordnung bleibt.",
        "Büro Wismar": "",
    }
    apply_import(run=run, by=None)
    assert tree() == {"A-1": "musterkasse", "B-7": "musterkasse", "B-9": "A-1"}


def test_an_office_that_names_itself_hangs_below_the_house(house):
    run = written(house, (*NORTH[:4], "Direktion Nord", "", ""))
    assert ([row.message for row in rows_of(run)], tree()) == ([""], {"A-1": "musterkasse"})


def test_an_office_above_that_nobody_knows_is_told(house):
    run = written(house, (*SCHWERIN[:4], "Direktion Süd", "", ""))
    assert [row.message for row in rows_of(run)] == [
        "Die übergeordnete Stelle „Direktion Süd“ steht weder in der Liste, noch ist sie eingetragen; "
        "die Zuordnung bleibt."
    ]
    assert tree() == {"B-7": "musterkasse"}


def test_an_empty_cell_leaves_the_office_where_it_hangs(house):
    written(house, NORTH, SCHWERIN)
    assert tree_list(house, NORTH, (*SCHWERIN[:4], "", "", "")).counts == {"unchanged": 2}


def test_a_year_does_not_replace_the_day_of_opening(house):
    written(house, NORTH, SCHWERIN)
    assert Organisation.objects.get(own_key="B-7").opened_on == "2019-04-01"
    assert tree_list(house, NORTH, (*SCHWERIN[:5], "2019", "")).counts == {"unchanged": 2}


def test_remarks_are_not_taken_over_and_the_preview_says_so(house):
    run = tree_list(house, NORTH, SCHWERIN)
    assert [note for note in run.notes if "Bemerkung" in note] == [
        "Spalte G „Bemerkung“ wird nicht übernommen: Der Eintrag ist öffentlich, und in Bemerkungen steht oft etwas "
        "über Menschen."
    ]
    assert "Sommer" not in str([(row.before, row.after, row.message) for row in rows_of(run)])


def test_what_hangs_below_an_office_that_ends_moves_up(house):
    written(house, NORTH, SCHWERIN, WISMAR)
    rows = [(*row[:4], "", "", "") for row in (SCHWERIN, WISMAR)]
    run = answer_questions(run=tree_list(house, *rows), answers={"complete": "yes"}, by=None)
    moved = {row.title: row.message for row in rows_of(run, "changed")}
    assert moved == dict.fromkeys(
        ("Büro Schwerin", "Büro Wismar"), "„Direktion Nord“ endet; was darunter hing, rückt auf."
    )
    run = apply_import(run=run, by=None)
    assert tree() == {"B-7": "musterkasse", "B-9": "musterkasse"}

    undo_import(run=run, by=None)

    assert tree() == {"A-1": "musterkasse", "B-7": "A-1", "B-9": "A-1"}
    assert paths_are_right()


def test_an_office_comes_back_below_the_house_where_the_one_above_has_ended(house):
    written(house, NORTH, SCHWERIN)
    Organisation.objects.exclude(own_key="").update(ended_on="2026-01-31")
    run = written(house, (*SCHWERIN[:4], "", "", ""))
    assert tree() == {"B-7": "musterkasse"}

    undo_import(run=run, by=None)

    office = Organisation.objects.get(own_key="B-7")
    assert (office.ended_on, office.parent.own_key) == ("2026-01-31", "A-1")
