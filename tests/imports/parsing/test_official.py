"""The official table of establishments is read in both layouts, or refused with the reason."""

import pytest

from tests.imports.messy import title_rows
from tests.imports.official_table import LINES, as_csv, as_xlsx, changed
from wirnetz.imports.parsing import FileRefused, Statistics, StatisticsRow, read_statistics


def refusal(path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_statistics(path)
    assert refused.value.remedy.startswith("Laden Sie die Tabelle 52111-01-02-4")
    return str(refused.value).partition(" Laden Sie")[0]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_both_layouts_give_the_same_rows(write, tmp_path):
    assert read_statistics(write(tmp_path, {2021: LINES})) == Statistics(
        years=(2021,),
        rows=(
            StatisticsRow("01001", "Flensburg, kreisfreie Stadt", 2021, 100, (80, 15, 4, 1)),
            StatisticsRow("02000", "Hamburg", 2021, 300, (240, 45, 12, 3)),
            StatisticsRow("11000", "Berlin", 2021, 400, (320, 60, 16, 4)),
            StatisticsRow("13004", "Schwerin, kreisfreie Stadt", 2021, 150, (120, 22, 6, 2)),
            StatisticsRow("13074", "Nordwestmecklenburg, Landkreis", 2021, 50, (40, 8, 2, 0)),
        ),
        germany={2021: 1000},
    )


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_several_years_stand_side_by_side(write, tmp_path):
    found = read_statistics(write(tmp_path, {2020: LINES, 2021: LINES}))
    assert (found.years, len(found.rows), found.germany) == ((2020, 2021), 10, {2020: 1000, 2021: 1000})


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize("symbol", [".", "...", "x", "/"])
def test_figures_that_were_not_published_stay_open(write, symbol, tmp_path):
    found = read_statistics(write(tmp_path, {2021: changed("13074", total=symbol, first=symbol)}))
    assert found.rows[-1] == StatisticsRow("13074", "Nordwestmecklenburg, Landkreis", 2021, None, (None, 8, 2, 0))
    assert found.notes == ("Für einen Kreis ist keine Zahl veröffentlicht.",)


def test_break_of_the_series_is_said(tmp_path):
    assert read_statistics(as_csv(tmp_path, {2018: LINES, 2019: LINES})).notes == (
        "Bis 2018 zählten nur sozialversicherungspflichtig Beschäftigte; vergleichbar ist erst ab 2019.",
    )


def test_missing_district_is_noticed_by_the_sum(tmp_path):
    lines = tuple(line for line in LINES if line[0] != "13074")
    assert (
        refusal(as_csv(tmp_path, {2021: lines}))
        == "Die Kreise ergeben für 2021 zusammen 950 Niederlassungen statt 1.000."
    )


def test_classes_must_add_up_to_the_row(tmp_path):
    assert refusal(as_csv(tmp_path, {2021: changed("13074", first="39")})) == (
        "Zeile 13: Die Größenklassen ergeben zusammen nicht die Summe der Zeile."
    )


def test_row_of_germany_must_be_there(tmp_path):
    assert refusal(as_xlsx(tmp_path, {2021: LINES[1:]})) == (
        "Blatt „52111-01-02-4“: Für 2021 fehlt die Zeile „Deutschland“ (DG)."
    )


def test_district_must_not_stand_twice(tmp_path):
    assert refusal(as_csv(tmp_path, {2021: (*LINES, LINES[2])})) == (
        "Zeile 15: Der Kreis 01001 steht für 2021 doppelt in der Tabelle."
    )


def test_text_in_place_of_a_figure_is_named_with_its_place(tmp_path):
    assert refusal(as_csv(tmp_path, {2021: changed("13074", second="acht")})) == (
        "Zeile 13, Spalte F: „acht“ ist keine Anzahl."
    )


def test_another_list_is_not_the_official_table(tmp_path):
    assert refusal(title_rows(tmp_path)) == "Die Datei ist nicht die amtliche Tabelle 52111-01-02-4."


def test_table_without_the_four_classes_is_refused(tmp_path):
    path = as_csv(tmp_path, {2021: LINES})
    path.write_bytes(path.read_bytes().replace(b"10 bis unter 50", b"10 bis unter 20"))
    assert refusal(path) == "Der Tabelle fehlen die vier Größenklassen."
