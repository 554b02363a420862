"""A sheet as its first rows show it."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wirnetz.imports.parsing.cells import Cell, Cells, Table, is_blank
from wirnetz.imports.parsing.columns import recognise
from wirnetz.imports.parsing.records import IGNORED, Column, ListKind, Recognised
from wirnetz.imports.parsing.tables import HEAD, TableShape, find_table, without_merged_gaps


@dataclass(frozen=True)
class Survey:
    """A sheet, its first rows, the rest that is not read yet, and what was recognised."""

    kind: ListKind
    table: Table
    head: list[Cells]
    rest: Iterator[Cells]
    shape: TableShape
    samples: list[list[Cell]]
    columns: tuple[Column, ...]
    recognised: Recognised

    @property
    def score(self) -> float:
        """How well the sheet suits: recognised columns, those told by their contents counting half; 0 without rows."""
        has_rows = any(not is_blank(cell) for cells in self.head[self.shape.first_row :] for cell in cells)
        found = sum(1.0 if column.sure else 0.5 for column in self.columns if column.field not in {"", IGNORED})
        return found if has_rows else 0.0

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(self.recognised.columns.values())

    def with_answers(self, remembered: Mapping[str, str], answers: Mapping[str, str]) -> "Survey":
        """The same sheet, its columns recognised anew."""
        columns, recognised = recognise(
            self.kind, self.shape.headings, self.samples, remembered=remembered, answers=answers
        )
        return replace(self, columns=columns, recognised=recognised)


def survey(kind: ListKind, table: Table, remembered: Mapping[str, str], answers: Mapping[str, str]) -> Survey:
    """Looks at the first rows of a sheet."""
    rows = table.rows()
    head = list(itertools.islice(rows, HEAD))
    shape = find_table(kind, head, table.merged, frozenset(remembered))
    body = list(without_merged_gaps(iter(head), table.merged, shape.first_row))
    samples = [[cells[index] for cells in body if index < len(cells)] for index in range(len(shape.headings))]
    columns, recognised = recognise(kind, shape.headings, samples, remembered=remembered, answers=answers)
    return Survey(kind, table, head, rows, shape, samples, columns, recognised)
