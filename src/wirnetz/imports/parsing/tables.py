"""Where in a sheet the table is: its heading, its rows, and what is none of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from wirnetz.imports.parsing.cells import Cell, Cells, is_blank, normal_heading, one_line
from wirnetz.imports.parsing.columns import Heading, heading_score
from wirnetz.imports.parsing.records import IGNORED, ListKind

HEAD = 300
"""Rows that are looked at before anything is decided."""
_SEARCHED = 60
_LONGEST = 80
_DATA_LIKE = re.compile(r"\d{5}|@|https?://|\d{1,2}\.\d{1,2}\.\d{2,4}|[+(]?\d[\d /()-]{5,}")
_FOOTER = re.compile(
    r"(?:(?:zwischen|gesamt|end|teil)?summen?|(?:ins)?gesamt(?:zahl|anzahl)?|total|sum|anzahl)\b[\s:=.\d,–-]*"
    r"(?:stellen|standorte|einträge|zeilen|personen)?|(?:stand|quelle|hinweise?|anmerkung(?:en)?|legende|druckdatum|"
    r"erstellt (?:am|von)|seite \d+|ende der liste)\b.{0,200}|[*†¹].{0,200}",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TableShape:
    """Headings by column, row of the lowest heading line (from 0; -1: none), and the first row of records."""

    headings: tuple[Heading, ...]
    heading_row: int
    first_row: int
    score: float
    usual_cells: float = 0.0
    skipped_titles: int = 0


@dataclass
class Skipped:
    """Rows that are no records, for a note: numbers as in the file."""

    groups: list[int] = field(default_factory=list)
    footers: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    def notes(self) -> list[str]:
        """Sentences about what was passed over."""
        texts = (
            (self.groups, "mit nur einer Angabe", "gilt als Zwischenüberschrift", "gelten als Zwischenüberschriften"),
            (self.footers, "mit Summen oder Hinweisen", "gehört nicht zur Liste", "gehören nicht zur Liste"),
            (self.headings, "mit wiederholter Überschrift", "ist übersprungen", "sind übersprungen"),
        )
        return [
            f"{_rows(numbers)} {what} {one if len(numbers) == 1 else many}."
            for numbers, what, one, many in texts
            if numbers
        ]


def _rows(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Zeile {numbers[0]}"
    shown = ", ".join(str(number) for number in numbers[:5])
    return f"{len(numbers)} Zeilen ({shown}{' …' if len(numbers) > 5 else ''})"


def find_table(
    kind: ListKind, head: Sequence[Cells], merged: Sequence[tuple[int, int, int, int]], known: frozenset[str]
) -> TableShape:
    """The table in the first rows of a sheet; `known` are headings remembered from earlier lists."""
    best_row, best_depth, best = -1, 1, 0.0
    for row in range(min(len(head), _SEARCHED)):
        one = _score(kind, [Heading(_text(cell)) for cell in head[row]], known)
        if one > best:
            best_row, best_depth, best = row, 1, one
        if row + 1 < len(head) and _may_be_two_lines(head[row], head[row + 1]):
            two = _score(kind, _two_lines(head, row, merged), known)
            if two >= best + 0.75 and two >= one + 0.75:
                best_row, best_depth, best = row, 2, two
    width = max((len(cells) for cells in head), default=0)
    if best < (0.75 if _filled_columns(head) <= 2 else 1.4):
        first = next((row for row, cells in enumerate(head) if sum(not is_blank(cell) for cell in cells) > 1), 0)
        return TableShape((Heading(""),) * width, -1, first, 0.0, _usual_cells(head[first:]), first)
    headings = _two_lines(head, best_row, merged) if best_depth == 2 else _one_line(head, best_row)
    headings += [Heading("")] * (width - len(headings))
    last = best_row + best_depth - 1
    titles = sum(1 for cells in head[:best_row] if any(not is_blank(cell) for cell in cells))
    return TableShape(tuple(headings[:width]), last, last + 1, best, _usual_cells(head[last + 1 :]), titles)


def _text(cell: Cell) -> str:
    return one_line(cell) if isinstance(cell, str) and len(cell) <= 4 * _LONGEST else ""


def _score(kind: ListKind, headings: Sequence[Heading], known: frozenset[str]) -> float:
    """How many different fields the headings name, each counting up to 1."""
    best: dict[str, float] = {}
    for heading in headings:
        if not heading.text or len(heading.text) > _LONGEST or _DATA_LIKE.search(heading.text):
            continue
        if normal_heading(heading.text) in known:
            best[f"known {heading.text}"] = 1.0
            continue
        name, score = max(
            (heading_score(kind, reading) for reading in (heading.text, *heading.readings)), key=lambda found: found[1]
        )
        key = name if name != IGNORED else f"ignored {heading.text}"
        best[key] = max(best.get(key, 0), score / 100 if name != IGNORED else score / 250)
    return sum(best.values()) - 0.3 * sum(1 for heading in headings if _DATA_LIKE.search(heading.text))


def _may_be_heading(cells: Cells) -> bool:
    texts = [cell for cell in cells if not is_blank(cell)]
    return bool(texts) and all(
        isinstance(cell, str) and len(cell) <= _LONGEST and not _DATA_LIKE.search(cell) for cell in texts
    )


def _may_be_two_lines(upper: Cells, lower: Cells) -> bool:
    """Whether the lower line says something where the upper one is silent, as below a heading that spans columns."""
    if not (_may_be_heading(upper) and _may_be_heading(lower)):
        return False
    return any(
        not is_blank(cell) and (column >= len(upper) or is_blank(upper[column])) for column, cell in enumerate(lower)
    )


def _one_line(head: Sequence[Cells], row: int) -> list[Heading]:
    return [Heading(_text(cell)) for cell in head[row]]


def _two_lines(head: Sequence[Cells], row: int, merged: Sequence[tuple[int, int, int, int]]) -> list[Heading]:
    """Headings of two lines: "Anschrift" over "Straße" and "Ort" reads as either and as both."""
    upper, lower = list(head[row]), head[row + 1]
    spans = [(left, right) for top, left, bottom, right in merged if top <= row <= bottom and left < right]
    for left, right in spans:
        for column in range(left + 1, min(right + 1, len(upper))):
            upper[column] = upper[left]
    headings = []
    for column in range(max(len(upper), len(lower))):
        above = _text(upper[column]) if column < len(upper) else ""
        below = _text(lower[column]) if column < len(lower) else ""
        if above and below and above != below:
            headings.append(Heading(f"{above} {below}", (below, above)))
        else:
            headings.append(Heading(below or above))
    return headings


def _filled_columns(head: Sequence[Cells]) -> int:
    return len({column for cells in head for column, cell in enumerate(cells) if not is_blank(cell)})


def _usual_cells(rows: Sequence[Cells]) -> float:
    counts = [sum(1 for cell in cells if not is_blank(cell)) for cells in rows]
    counts = [count for count in counts if count]
    return float(median(counts)) if counts else 0.0


def without_merged_gaps(
    rows: Iterator[Cells], merged: Sequence[tuple[int, int, int, int]], first: int
) -> Iterator[Cells]:
    """The rows from `first` on, where a cell that was merged over several rows stands in each of them."""
    if not any(bottom > top for top, _, bottom, _ in merged):
        yield from islice(rows, first, None)
        return
    waiting = sorted(((top, left, bottom) for top, left, bottom, _ in merged if bottom > top), reverse=True)
    active: dict[int, tuple[Cell, int]] = {}
    for number, cells in enumerate(rows):
        starting = []
        while waiting and waiting[-1][0] <= number:
            starting.append(waiting.pop())
        if active or starting:
            filled = list(cells)
            for column, (value, bottom) in list(active.items()):
                if number > bottom:
                    del active[column]
                elif column < len(filled) and filled[column] == "":
                    filled[column] = value
            for _, column, bottom in starting:
                if column < len(filled) and number <= bottom:
                    active[column] = (filled[column], bottom)
            if number >= first:
                yield filled
        elif number >= first:
            yield cells


class RowSorter:
    """Tells records from what else stands between and below them."""

    def __init__(self, shape: TableShape) -> None:
        self._usual = shape.usual_cells
        self._headings = {
            normal_heading(text) for heading in shape.headings for text in (heading.text, *heading.readings) if text
        }
        self._first_column = next((column for column, heading in enumerate(shape.headings) if heading.text), 0)
        self.skipped = Skipped()

    def is_record(self, number: int, cells: Cells) -> bool:
        """Whether the row is one of the list; asked only of rows that look unusual."""
        filled = [cell for cell in cells if not is_blank(cell)]
        if not filled:
            return False
        first = one_line(filled[0])
        if _FOOTER.fullmatch(first[:400]) and len(filled) <= max(2, self._usual - 2):
            self.skipped.footers.append(number)
            return False
        if self._repeats_headings(filled):
            self.skipped.headings.append(number)
            return False
        if len(filled) == 1 and self._usual >= 3 and self._stands_in_front(cells):
            (self.skipped.footers if len(first) > _LONGEST else self.skipped.groups).append(number)
            return False
        if len(filled) >= 3 and [one_line(cell) for cell in filled] == [str(place + 1) for place in range(len(filled))]:
            self.skipped.headings.append(number)
            return False
        return True

    def _stands_in_front(self, cells: Cells) -> bool:
        """Whether the only filled cell is one of the first two of the table, where titles of groups stand."""
        return all(is_blank(cell) for cell in cells[self._first_column + 2 :])

    def _repeats_headings(self, filled: Sequence[Cell]) -> bool:
        texts = [normal_heading(one_line(cell)) for cell in filled[:20]]
        known = sum(1 for text in texts if text in self._headings)
        return known >= 2 and known >= 0.8 * len(texts)
