"""Lists of offices: planned, written, planned again, taken back."""

from datetime import timedelta

import pytest

from tests.factories.lists import csv_list, xlsx_list
from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant
from wirnetz.accounts.rules import can, visible
from wirnetz.imports.actions import (
    FileRefused,
    RunClosed,
    StalePreview,
    answer_questions,
    apply_import,
    preview,
    remove_old_files,
    start_import,
    undo_import,
)
from wirnetz.imports.enums import ImportKind, RunState, Undoing
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.queries import rows_of, run_with_number, runs_of
from wirnetz.organisations.enums import OrganisationLevel, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import hand_edited

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

SCHWERIN = ("1", "Geschäftsstelle Schwerin", "Werderstraße 1", "19055", "Schwerin", "0385 1234")
PADERBORN = ("2", "Geschäftsstelle Paderborn", "Bahnhofstr. 3", "33098", "PADERBORN", "05251 99")
DRESDEN = ("3", "Geschäftsstelle Dresden", "Prager Str. 5", "01067", "Dresden", "0351 22")


def offices_list(house, *rows, answers=None):
    return start_import(organisation=house, kind=ImportKind.OFFICES, file=csv_list(*rows), by=None)


def told(run):
    return [(row.number, row.outcome, row.area_key) for row in rows_of(run)]


def imported(house, *rows):
    return apply_import(run=offices_list(house, *rows), by=None)


def test_new_offices_are_planned_with_their_areas(house):
    run = offices_list(house, SCHWERIN, PADERBORN, DRESDEN)

    assert run.state == RunState.PREVIEWED
    assert told(run) == [(2, "new", "13004000"), (3, "new", "05774032"), (4, "new", "14612000")]
    assert run.counts == {"new": 3}
    assert not Organisation.objects.filter(parent=house).exists()


def test_applying_creates_offices_below_the_house(house):
    imported(house, SCHWERIN, PADERBORN)

    office = Organisation.objects.get(parent=house, own_key="1")
    assert (office.name, office.slug) == ("Geschäftsstelle Schwerin", "musterkasse-geschaftsstelle-schwerin")
    assert (office.level, office.reach, office.kind) == (OrganisationLevel.OFFICE, Reach.REGIONAL, house.kind)
    assert (office.street, office.postcode, office.seat_city) == ("Werderstraße 1", "19055", "Schwerin")
    assert (office.seat.key, office.municipality.key) == ("13004", "13004000")
    assert office.node.kind == NodeKind.OFFICE
    assert str(office.node.path) == f"{house.node.path}.{office.node.pk}"
    assert office.source_note.startswith("Liste von Musterkasse vom ")


def test_the_same_file_again_changes_nothing(house):
    imported(house, SCHWERIN, PADERBORN)

    again = imported(house, SCHWERIN, PADERBORN)

    assert again.counts == {"unchanged": 2}
    assert Organisation.objects.filter(parent=house).count() == 2


def test_changed_fields_are_shown_before_and_after(house):
    imported(house, SCHWERIN)

    run = offices_list(house, (*SCHWERIN[:5], "0385 9999"))

    (row,) = rows_of(run)
    assert (row.outcome, row.before, row.after) == ("changed", {"phone": "0385 1234"}, {"phone": "0385 9999"})


def test_one_entry_in_the_record_per_run(house, alice):
    run = apply_import(run=offices_list(house, SCHWERIN, PADERBORN), by=alice)

    entries = AuditEntry.objects.unscoped("test").filter(record_type="imports.importrun", record_id=run.pk)
    assert [(entry.action, entry.person, entry.details["counts"]) for entry in entries] == [
        ("apply_import", alice, {"new": 2})
    ]


def test_a_workbook_is_read_like_a_text_file(house):
    run = start_import(organisation=house, kind=ImportKind.OFFICES, file=xlsx_list(SCHWERIN, DRESDEN), by=None)

    assert told(run) == [(2, "new", "13004000"), (3, "new", "14612000")]


def test_a_run_is_applied_once(house):
    run = imported(house, SCHWERIN)

    with pytest.raises(RunClosed):
        apply_import(run=run, by=None)


def test_a_preview_is_stale_when_an_office_has_changed_since(house):
    imported(house, SCHWERIN)
    run = offices_list(house, (*SCHWERIN[:5], "0385 9999"))
    Organisation.objects.filter(parent=house).update(phone="0385 0")

    with pytest.raises(StalePreview):
        apply_import(run=run, by=None)

    assert Organisation.objects.get(parent=house).phone == "0385 0"


def test_undo_removes_what_was_created(house):
    run = imported(house, SCHWERIN, PADERBORN)

    undone = undo_import(run=run, by=None)

    assert undone.state == RunState.UNDONE
    assert not Organisation.objects.filter(parent=house).exists()
    assert {row.undoing for row in rows_of(undone)} == {Undoing.RESTORED}


def test_what_a_list_has_written_counts_as_edited_by_hand(house):
    imported(house, SCHWERIN)

    assert Organisation.objects.get(parent=house).pk in hand_edited(Organisation)


def test_what_was_taken_back_does_not_count(house):
    imported(house, SCHWERIN)
    run = imported(house, (*SCHWERIN[:5], "0385 9"))
    undo_import(run=run, by=None)
    undo_import(run=ImportRun.objects.unscoped("test").get(state=RunState.APPLIED), by=None)

    assert not hand_edited(Organisation) & set(rows_of(run).values_list("record_id", flat=True))


def test_the_file_is_kept_encrypted_and_for_thirty_days(house, tmp_path):
    run = offices_list(house, SCHWERIN)
    (path,) = (tmp_path / "media").rglob("*.bin")
    assert b"Schwerin" not in path.read_bytes()

    day = run.created_at.date()
    assert remove_old_files(on=day + timedelta(days=30)) == 0
    assert remove_old_files(on=day + timedelta(days=32)) == 1
    assert not path.exists()
    with pytest.raises(FileRefused):
        preview(run)


@pytest.mark.parametrize("person", ["bob", "charlie"])
def test_only_the_administration_of_the_house_sees_and_takes_over_its_lists(house, alice, person, request):
    other = make_organisation("Nachbarkasse", node=add_node(kind=NodeKind.ORGANISATION, parent=house.node.parent))
    somebody = request.getfixturevalue(person)
    for holder, node, role in (
        (alice, house.node, Role.ADMINISTRATION),
        (request.getfixturevalue("bob"), other.node, Role.ADMINISTRATION),
        (request.getfixturevalue("charlie"), house.node.parent, Role.ADMINISTRATION),
    ):
        Grant.objects.create(person=holder, node=node, role=role, from_on="2020-01-01")
    run = offices_list(house, SCHWERIN)

    assert list(run_with_number(run.pk, visitor=alice)) == list(runs_of(house, visitor=alice)) == [run]
    assert visible(alice, ImportRow.objects.all()).count() == 1
    assert can(alice, "import", house)
    assert can(alice, "undo", run)
    assert not run_with_number(run.pk, visitor=somebody).exists()
    assert not visible(somebody, ImportRow.objects.all()).exists()
    assert not can(somebody, "import", house)
    assert not can(somebody, "import", run)


def test_headings_are_remembered_for_the_next_list(house):
    heading = ("Nr.", "Etikett", "Straße", "PLZ", "Ort", "Telefon")
    file = csv_list(SCHWERIN, heading=heading)
    run = start_import(organisation=house, kind=ImportKind.OFFICES, file=file, by=None)
    run = answer_questions(run=run, answers={"column:1": "name"}, by=None)
    apply_import(run=run, by=None)

    again = start_import(organisation=house, kind=ImportKind.OFFICES, file=csv_list(SCHWERIN, heading=heading), by=None)

    assert (again.state, again.counts) == (RunState.PREVIEWED, {"unchanged": 1})


def test_formulas_and_errors_do_not_become_names(house):
    run = offices_list(house, ("1", '=HYPERLINK("http://x.example";"Stelle")', "Weg 1", "19055", "Schwerin", "#BEZUG!"))

    (row,) = rows_of(run)
    assert (row.outcome, row.after.get("phone", "")) == ("new", "")
