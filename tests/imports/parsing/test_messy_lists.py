"""Lists as partners send them are understood without a question."""

from pathlib import Path

import pytest

from tests.imports import messy
from wirnetz.imports.parsing import ListKind, Reading, read_list


def offices(path: Path, **more) -> Reading:
    return read_list(path, kind=ListKind.OFFICES, **more)


def understood(reading: Reading) -> list[tuple[str, ...]]:
    return [tuple(row.text(name) for name in ("name", "street", "postcode", "city")) for row in reading.rows()]


TRUTH = [(office.name, office.street, office.postcode, office.city) for office in messy.OFFICES]


@pytest.mark.parametrize("make", messy.MESSY, ids=lambda make: make.__name__)
def test_messy_list_needs_no_question_and_has_no_problem(make, tmp_path):
    reading = offices(make(tmp_path))
    assert reading.questions == ()
    assert [problem for row in reading.rows() for problem in row.problems] == []
    assert reading.row_count == 10


@pytest.mark.parametrize(
    "make",
    [
        messy.merged_cells,
        messy.title_rows,
        messy.several_sheets,
        messy.address_in_one_column,
        messy.districts_mixed,
        messy.capitals,
        messy.postcodes_as_numbers,
        messy.dates_as_text,
        messy.trailing_sums,
    ],
    ids=lambda make: make.__name__,
)
def test_messy_list_is_understood_as_it_was_meant(make, tmp_path):
    assert understood(offices(make(tmp_path))) == TRUTH


def test_spelled_out_umlauts_stay_for_matching(tmp_path):
    expected = [tuple(messy.spelled_out(part) for part in row) for row in TRUTH]
    assert understood(offices(messy.umlauts_spelled_out(tmp_path))) == expected


def test_without_postcode_place_district_and_land_are_read(tmp_path):
    rows = list(offices(messy.no_postcode(tmp_path)).rows())
    assert [(row.text("city"), row.text("district"), row.text("state")) for row in rows] == [
        (office.city, office.district, messy.STATES[office.key[:2]]) for office in messy.OFFICES
    ]


def test_dates_as_text_become_dates_as_precise_as_the_list(tmp_path):
    rows = list(offices(messy.dates_as_text(tmp_path)).rows())
    assert [row.text("from_on") for row in rows] == list(messy.DATES.values())
    assert [row.text("until_on") for row in rows] == [""] * 10


def test_rows_are_numbered_as_the_spreadsheet_shows_them(tmp_path):
    assert [row.number for row in offices(messy.title_rows(tmp_path)).rows()] == [7, 8, 9, 10, 11, 13, 14, 15, 16, 17]


def test_what_was_skipped_is_said(tmp_path):
    assert offices(messy.trailing_sums(tmp_path)).notes == (
        "2 Zeilen (2, 10) mit nur einer Angabe gelten als Zwischenüberschriften.",
        "5 Zeilen (8, 17, 18, 20, 21) mit Summen oder Hinweisen gehören nicht zur Liste.",
        "Zeile 11 mit wiederholter Überschrift ist übersprungen.",
    )


def test_hidden_sheets_are_not_read_and_named(tmp_path):
    reading = offices(messy.several_sheets(tmp_path))
    assert reading.sheet == "Standorte 2026"
    assert reading.notes == ("Ausgeblendete Blätter sind nicht gelesen: Codes.",)


def test_merged_names_stand_in_every_row_they_cover(tmp_path):
    reading = offices(messy.merged_cells(tmp_path), answers={"column:0": "district"})
    assert [row.text("district") for row in reading.rows()] == ["Nord"] * 5 + ["Süd"] * 5
