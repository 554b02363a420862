"""Reading a list from beginning to end; runs in the child process."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wirnetz.imports.parsing.cells import Cell, Cells, Table, is_blank, one_line
from wirnetz.imports.parsing.composing import composer_for
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.opening import open_book
from wirnetz.imports.parsing.questions import ALL_SHEETS, as_columns, best_sheets, column_question
from wirnetz.imports.parsing.records import Column, FileRefused, ListKind, Problem, Question, Sheet
from wirnetz.imports.parsing.refusals import too_many_rows
from wirnetz.imports.parsing.surveys import Survey, survey
from wirnetz.imports.parsing.tables import RowSorter, without_merged_gaps
from wirnetz.imports.parsing.values import Cleaner, cleaner_for

CHUNK = 1000
_KEPT_ANSWERS = 20_000
"""Different cells per column whose cleaned value is remembered."""

RawRow = tuple[int, str, dict[str, Any], list[Problem]]


@dataclass
class ListReader:
    """What is known about a list so far; `rows()` gives its records, `outcome()` the rest afterwards."""

    kind: ListKind
    limits: Limits
    remembered: Mapping[str, str]
    answers: Mapping[str, str]
    notes: list[str] = field(default_factory=list)
    row_count: int = 0
    problem_count: int = 0

    def open(self, path: Path) -> None:
        """Look at every sheet and decide; raises `FileRefused` where there is no table."""
        book = open_book(path, self.limits)
        self.notes += book.notes
        self.starts_1904 = book.starts_1904
        surveys = [self._survey(table) for table in book.tables if not table.is_hidden]
        hidden = [table for table in book.tables if table.is_hidden]
        if hidden and not any(found.score for found in surveys):
            surveys = [self._survey(table) for table in hidden]
        elif hidden:
            self.notes.append(f"Ausgeblendete Blätter sind nicht gelesen: {', '.join(table.name for table in hidden)}.")
        self.surveys = surveys
        self.chosen, question = best_sheets(surveys, self.answers.get("sheet", ""))
        if not self.chosen:
            named = [found for found in surveys if found.shape.heading_row >= 0]
            raise FileRefused(*(_no_rows(named[0].table.name) if named else _no_table(self.kind)))
        if not question:
            question = column_question(self.chosen[0], self.answers)
            if question and question.suggested:
                answers = as_columns({question.id: question.suggested, **self.answers})
                self.chosen = [found.with_answers(self.remembered, answers) for found in self.chosen]
        self.questions: tuple[Question, ...] = (question,) if question else ()

    def _survey(self, table: Table) -> Survey:
        return survey(self.kind, table, self.remembered, as_columns(self.answers))

    def rows(self) -> Iterator[RawRow]:
        """The records of the chosen sheets, cleaned."""
        for found in self.chosen:
            again = (
                found.rest if len(self.surveys) == 1 else itertools.islice(found.table.rows(), len(found.head), None)
            )
            yield from self._rows_of(found, itertools.chain(found.head, again))
        if not self.row_count:
            raise FileRefused(*_no_rows(self.chosen[0].table.name))

    def _rows_of(self, found: Survey, rows: Iterator[Cells]) -> Iterator[RawRow]:
        sorter = RowSorter(found.shape)
        cleaning = _Cleaning(self.kind, found.recognised.columns, starts_1904=self.starts_1904)
        suspicious = max(2, found.shape.usual_cells - 2)
        first = found.shape.first_row
        for number, cells in enumerate(without_merged_gaps(rows, found.table.merged, first), start=first + 1):
            values, problems = cleaning.clean(cells)
            looks_odd = len(values) + len(problems) <= suspicious or cleaning.repeats_heading(cells, found.columns)
            if (looks_odd and not sorter.is_record(number, cells)) or not (values or problems):
                continue
            cleaning.compose(values, problems)
            self.row_count += 1
            self.problem_count += len(problems)
            if self.row_count > self.limits.rows:
                raise too_many_rows(self.limits, found.table.name)
            yield number, found.table.name, values, problems
        self.notes += sorter.skipped.notes()

    def outcome(self) -> dict[str, Any]:
        """Everything besides the rows, once they are read."""
        first = self.chosen[0]
        self._add_notes(first)
        return {
            "sheets": [self._sheet(found) for found in self.surveys],
            "sheet": ALL_SHEETS if len(self.chosen) > 1 else first.table.name,
            "heading_row": first.shape.heading_row + 1,
            "columns": first.columns,
            "recognised": first.recognised,
            "questions": self.questions,
            "notes": self.notes,
            "row_count": self.row_count,
            "problem_count": self.problem_count,
        }

    def _sheet(self, found: Survey) -> Sheet:
        height = found.table.height or self.row_count + found.shape.first_row
        return Sheet(found.table.name, height, len(found.columns), found.score, found.table.is_hidden)

    def _add_notes(self, found: Survey) -> None:
        if found.shape.heading_row < 0:
            self.notes.append("Die Liste hat keine Überschriften; die Spalten sind nach ihrem Inhalt zugeordnet.")
        if any(bottom > top for top, _, bottom, _ in found.table.merged):
            self.notes.append("Verbundene Zellen gelten für jede Zeile, über die sie reichen.")
        self.notes += [_dropped(column) for column in found.columns if column.dropped_because]
        if self.kind == ListKind.OFFICES and "name" not in found.fields:
            self.notes.append("Die Liste hat keine Spalte mit Namen; die Stellen heißen nach ihrem Ort.")


class _Cleaning:
    """The cleaners of a table's columns, with what they found before."""

    def __init__(self, kind: ListKind, columns: Mapping[int, str], *, starts_1904: bool) -> None:
        self._plan: list[tuple[int, str, Cleaner, dict[Cell, Any]]] = [
            (index, name, cleaner_for(name, kind, starts_1904=starts_1904), {})
            for index, name in sorted(columns.items())
        ]
        self.compose = composer_for(kind, frozenset(columns.values()))

    def clean(self, cells: Cells) -> tuple[dict[str, Any], list[Problem]]:
        """The values of a row, and what is wrong with single cells."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        width = len(cells)
        for index, name, cleaner, known in self._plan:
            if index >= width:
                continue
            cell = cells[index]
            if cell == "":
                continue
            if cell is True or cell is False:
                cell = "ja" if cell else "nein"
            value = known.get(cell, self)
            if value is self:
                value = None if is_blank(cell) else cleaner(cell)
                if len(known) < _KEPT_ANSWERS:
                    known[cell] = value
            if value.__class__ is Problem:
                problems.append(value)
            elif value is not None:
                values[name] = value
        return values, problems

    def repeats_heading(self, cells: Cells, columns: Sequence[Column]) -> bool:
        """Whether the first column that is read holds its own heading."""
        index = self._plan[0][0] if self._plan else 0
        return bool(cells) and index < len(cells) and cells[index] == columns[index].heading != ""


def _no_table(kind: ListKind) -> tuple[str, str]:
    columns = {
        ListKind.OFFICES: "Name, Straße, Postleitzahl und Ort",
        ListKind.PEOPLE: "Name, Stelle, E-Mail und Netzwerk",
        ListKind.NETWORKS: "Netzwerk, Mitglied, Rolle und Gebiet",
        ListKind.ROLES: "Name, Stelle, Netzwerk und Rolle",
    }[kind]
    return "In der Datei ist keine Liste zu erkennen.", f"Die erste Zeile sollte die Spalten benennen, etwa {columns}."


def _no_rows(sheet: str) -> tuple[str, str]:
    where = f"Das Blatt „{one_line(sheet)}“" if sheet else "Die Datei"
    return f"{where} enthält unter den Überschriften keine Zeilen.", "Bitte wählen Sie die Datei mit Ihrer Liste."


def _dropped(column: Column) -> str:
    return f"Spalte {column.letter} „{column.heading}“ ist nicht übernommen: Solche Angaben werden hier nie erhoben."
