"""Values of a reference table, read with place and remedy."""

from datetime import date
from pathlib import Path

import pytest

from wirnetz.core.loading import Line
from wirnetz.core.reference import ReferenceDataError


def line(**values):
    return Line(Path("tabelle.csv"), 7, values)


def test_values_are_read():
    row = line(
        slug="a-1", year="2018", day="2018-11-08", end="2024-08", yes="yes", web="https://a.example", several="b; a;b"
    )
    assert (row.slug("slug"), row.year("year"), row.day("day")) == ("a-1", 2018, date(2018, 11, 8))
    assert (row.partial_date("end"), row.yes_no("yes"), row.web_address("web")) == (
        "2024-08",
        True,
        "https://a.example",
    )
    assert row.many_of("several", {"a": 1, "b": 2}) == [2, 1]


def test_empty_values_are_nothing():
    row = line(value="")
    assert (row.year("value"), row.day("value"), row.partial_date("value"), row.web_address("value")) == (
        None,
        None,
        "",
        "",
    )
    assert (row.one_of("value", {"a": 1}, required=False), row.many_of("value", {"a": 1})) == (None, [])


def test_error_names_file_row_column_reason_and_remedy():
    with pytest.raises(ReferenceDataError) as caught:
        line(kind="x").pick("kind", {"b": 1, "a": 2})
    assert str(caught.value) == "tabelle.csv, Zeile 7, Spalte „kind“: „x“ ist nicht bekannt. Möglich sind: a, b."


def test_long_choice_is_not_listed():
    with pytest.raises(ReferenceDataError, match="Prüfen Sie die Schreibweise oder tragen Sie den Eintrag zuerst ein"):
        line(kind="x").pick("kind", {str(number): number for number in range(41)})
