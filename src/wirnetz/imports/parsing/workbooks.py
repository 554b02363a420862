"""Sheets of an XLSX workbook."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from wirnetz.imports.parsing.cells import Book, Cells
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.records import FileRefused
from wirnetz.imports.parsing.refusals import SAVE_AS, too_many_columns, too_many_rows
from wirnetz.imports.parsing.safety import Safe
from wirnetz.imports.parsing.scanning import SPARE_ROWS

_DAMAGED = "Die Datei lässt sich nicht als Arbeitsmappe lesen; sie ist beschädigt oder unvollständig."


class WorkbookTable:
    """A worksheet. It is read when it is asked for and not kept, so that one sheet at a time lies in memory."""

    def __init__(self, workbook: CalamineWorkbook, name: str, is_hidden: bool, limits: Limits) -> None:
        self._workbook, self._limits = workbook, limits
        self.name, self.is_hidden = name, is_hidden
        self.height = 0
        self._merged: list[tuple[int, int, int, int]] | None = None

    @property
    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        """Merged cells: first row, first column, last row, last column, all from 0."""
        if self._merged is None:
            self._sheet()
        return self._merged or []

    def rows(self) -> Iterator[Cells]:
        """Every row from the first of the sheet on; formulas as their values, errors as empty cells."""
        return self._sheet().iter_rows()

    def _sheet(self) -> CalamineSheet:
        try:
            sheet = self._workbook.get_sheet_by_name(self.name)
        except (CalamineError, OSError, ValueError) as error:
            raise FileRefused(_DAMAGED, SAVE_AS, sheet=self.name) from error
        if sheet.end and sheet.end[0] >= self._limits.rows + SPARE_ROWS:
            raise too_many_rows(self._limits, self.name)
        if sheet.end and sheet.end[1] >= self._limits.columns:
            raise too_many_columns(self._limits, self.name)
        self.height = sheet.end[0] + 1 if sheet.end else 0
        self._merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        return sheet


def open_workbook(path: Path, safe: Safe, limits: Limits) -> Book:
    """The worksheets of a checked workbook; raises `FileRefused` where it cannot be read."""
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = workbook.sheets_metadata
    except PasswordError as error:
        raise FileRefused("Die Datei ist mit einem Kennwort geschützt.", "Speichern Sie sie ohne Kennwort.") from error
    except (CalamineError, OSError, ValueError) as error:
        raise FileRefused(_DAMAGED, SAVE_AS) from error
    tables = [
        WorkbookTable(workbook, sheet.name, sheet.visible != SheetVisibleEnum.Visible, limits)
        for sheet in sheets
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    notes = () if not safe.error_cells else (_errors(safe.error_cells),)
    return Book(tables, safe.starts_1904, notes)


def _errors(count: int) -> str:
    cells = "Eine Zelle enthält" if count == 1 else f"{count} Zellen enthalten"
    return f"{cells} einen Formelfehler wie #BEZUG! und gelten als leer."
