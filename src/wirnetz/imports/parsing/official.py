"""The official table 52111-01-02-4: establishments by number of employees, for every district.

Two layouts exist. As CSV each row carries its year, key, name and figures; as XLSX the year stands on a row of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wirnetz.imports.parsing.cells import Cell, Cells, Table, column_letter, one_line
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.opening import open_book
from wirnetz.imports.parsing.records import FileRefused, Statistics, StatisticsRow

TABLE = "52111-01-02-4"
GERMANY = "DG"
_CITY_STATES = {"02": "02000", "11": "11000"}
"""Hamburg and Berlin stand as Länder only, and are districts all the same."""

_CLASSES = ("0 bis unter 10", "10 bis unter 50", "50 bis unter 250", "250 und mehr")
_YEAR = re.compile(r"(?:31\.12\.)?((?:19|20)\d\d)")
_KEY = re.compile(r"DG|\d{2,5}")
_FIGURE = re.compile(r"\d{1,9}(?:,0+)?|\d{1,3}(?:\.\d{3})+")
_NOTHING, _UNPUBLISHED = "-", frozenset({".", "...", "…", "x", "X", "/", ""})
_REMEDY = (
    "Laden Sie die Tabelle 52111-01-02-4 in der Regionaldatenbank Deutschland als CSV (flach) oder XLSX und laden Sie "
    "die Datei unverändert hoch."
)


@dataclass
class _Layout:
    """Where the figures stand: the column of the total, and the columns of the four classes."""

    key: int
    total: int
    classes: tuple[int, int, int, int]


@dataclass(frozen=True)
class _Place:
    """Which row is being read."""

    sheet: str
    number: int
    year: int


@dataclass
class _Figures:
    """What was read so far."""

    rows: list[StatisticsRow] = field(default_factory=list)
    numbers: dict[tuple[int, str], int] = field(default_factory=dict)
    germany: dict[int, int] = field(default_factory=dict)


def read_official_table(path: Path, limits: Limits) -> Statistics:
    """The figures of all districts and years; raises `FileRefused` where they don't add up to Germany's."""
    book = open_book(path, limits)
    for table in book.tables:
        rows = [list(cells) for cells in table.rows()]
        if _is_official(table, rows[:12]):
            return _read(table.name, rows)
    raise FileRefused(f"Die Datei ist nicht die amtliche Tabelle {TABLE}.", _REMEDY)


def _is_official(table: Table, head: Sequence[Cells]) -> bool:
    text = " ".join([table.name, *(one_line(cell) for cells in head for cell in cells if isinstance(cell, str))])
    return TABLE in text or "Niederlassungen nach Beschäftigtengrößenklassen" in text


def _read(sheet: str, rows: Sequence[Cells]) -> Statistics:
    layout = _layout(sheet, rows[:15])
    figures = _Figures()
    for number, year, cells in _records(rows, layout):
        _add(figures, layout, _Place(sheet, number, year), cells)
    if not figures.rows:
        raise FileRefused("Die Tabelle enthält keine Kreise.", _REMEDY, sheet=sheet)
    for year in sorted({row.year for row in figures.rows}):
        _check_sum(figures, sheet, year)
    years = tuple(sorted({row.year for row in figures.rows}))
    missing = sum(1 for row in figures.rows if row.total is None)
    notes = (
        [f"Für {'einen Kreis' if missing == 1 else f'{missing} Kreise'} ist keine Zahl veröffentlicht."]
        if missing
        else []
    )
    if years[0] < 2019 <= years[-1]:
        notes.append("Bis 2018 zählten nur sozialversicherungspflichtig Beschäftigte; vergleichbar ist erst ab 2019.")
    return Statistics(years, tuple(figures.rows), figures.germany, tuple(notes))


def _layout(sheet: str, head: Sequence[Cells]) -> _Layout:
    found: dict[int, int] = {}
    for cells in head:
        for column, cell in enumerate(cells):
            text = one_line(cell) if isinstance(cell, str) else ""
            for place, heading in enumerate(_CLASSES):
                if text.startswith(heading):
                    found.setdefault(place, column)
    if len(found) != len(_CLASSES):
        raise FileRefused("Der Tabelle fehlen die vier Größenklassen.", _REMEDY, sheet=sheet)
    classes = (found[0], found[1], found[2], found[3])
    if classes != tuple(range(classes[0], classes[0] + 4)) or classes[0] < 3:
        raise FileRefused("Die Größenklassen stehen nicht in der amtlichen Reihenfolge.", _REMEDY, sheet=sheet)
    return _Layout(classes[0] - 3, classes[0] - 1, classes)


def _records(rows: Sequence[Cells], layout: _Layout) -> Iterator[tuple[int, int, Cells]]:
    """Row number, year and cells of every row with a key."""
    year = 0
    for number, cells in enumerate(rows, start=1):
        if len(cells) <= layout.classes[-1]:
            found = _YEAR.fullmatch(_text(cells, 0))
            year = int(found[1]) if found and not any(map(_filled, cells[1:])) else year
            continue
        if found := _YEAR.fullmatch(_text(cells, 0)):
            year = int(found[1])
        if year and _KEY.fullmatch(_text(cells, layout.key)) and _text(cells, layout.key + 1):
            yield number, year, cells


def _text(cells: Cells, column: int) -> str:
    return one_line(cells[column]) if column < len(cells) else ""


def _filled(cell: Cell) -> bool:
    return cell != ""


def _add(figures: _Figures, layout: _Layout, place: _Place, cells: Cells) -> None:
    sheet, number, year = place.sheet, place.number, place.year
    key = _text(cells, layout.key)
    columns = (layout.total, *layout.classes)
    if all(_text(cells, column) == _NOTHING for column in columns):
        return  # a district that no longer existed
    total, *classes = (_figure(sheet, number, cells, column) for column in columns)
    if None not in (total, *classes) and total != sum(value or 0 for value in classes):
        reason = "Die Größenklassen ergeben zusammen nicht die Summe der Zeile."
        raise FileRefused(reason, _REMEDY, sheet=sheet, row=number)
    if key == GERMANY:
        if total is None:
            raise FileRefused("Die Summe für Deutschland fehlt.", _REMEDY, sheet=sheet, row=number)
        figures.germany[year] = total
        return
    key = _CITY_STATES.get(key, key)
    if len(key) != 5:
        return
    if (year, key) in figures.numbers:
        reason = f"Der Kreis {key} steht für {year} doppelt in der Tabelle."
        raise FileRefused(reason, _REMEDY, sheet=sheet, row=number)
    figures.numbers[year, key] = number
    name = _text(cells, layout.key + 1)
    figures.rows.append(StatisticsRow(key, name, year, total, (classes[0], classes[1], classes[2], classes[3])))


def _figure(sheet: str, number: int, cells: Cells, column: int) -> int | None:
    cell = cells[column]
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 1e9 and float(cell).is_integer():
        return int(cell)
    text = one_line(cell)[:40]
    if text == _NOTHING:
        return 0
    if text in _UNPUBLISHED:
        return None
    if not _FIGURE.fullmatch(text):
        raise FileRefused(f"„{text}“ ist keine Anzahl.", _REMEDY, sheet=sheet, row=number, column=column_letter(column))
    return int(text.partition(",")[0].replace(".", ""))


def _check_sum(figures: _Figures, sheet: str, year: int) -> None:
    """Refuses a table that lost districts on its way."""
    if year not in figures.germany:
        raise FileRefused(f"Für {year} fehlt die Zeile „Deutschland“ (DG).", _REMEDY, sheet=sheet)
    totals = [row.total for row in figures.rows if row.year == year]
    known = sum(total for total in totals if total is not None)
    is_whole = None not in totals
    if known > figures.germany[year] or (is_whole and known != figures.germany[year]):
        shown, expected = (f"{figure:,}".replace(",", ".") for figure in (known, figures.germany[year]))
        reason = f"Die Kreise ergeben für {year} zusammen {shown} Niederlassungen statt {expected}."
        raise FileRefused(reason, _REMEDY, sheet=sheet)
