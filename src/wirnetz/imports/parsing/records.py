"""What reading a list hands over: questions, recognised columns, cleaned rows, and the refusal of a file.

Everything here is plain values, so that it can cross the pipe from the child process and be stored as JSON.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | tuple[str, ...]
"""A cleaned cell: text, or several texts where a cell holds an enumeration (`LIST_FIELDS`)."""

LIST_FIELDS = frozenset({"topics", "territory", "member"})
"""Fields whose value is a tuple."""

IGNORED = "ignored"
"""Stands for "do not import this column", in answers and in the remembered mapping."""


class ListKind(StrEnum):
    """What a list is about."""

    OFFICES = "offices"
    PEOPLE = "people"
    NETWORKS = "networks"
    ROLES = "roles"


class FileRefused(Exception):
    """A file that cannot be read, with the reason in German and what to do; `row` as Excel counts (1 is the first)."""

    def __init__(self, reason: str, remedy: str = "", *, sheet: str = "", row: int = 0, column: str = "") -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.sheet, self.row, self.column = reason, remedy, sheet, row, column

    def __str__(self) -> str:
        place = [f"Blatt „{self.sheet}“"] if self.sheet else []
        place += [f"Zeile {self.row}"] if self.row else []
        place += [f"Spalte {self.column}"] if self.column else []
        return " ".join(part for part in (", ".join(place) + ":" if place else "", self.reason, self.remedy) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell that could not be used as it stands. `is_fatal`: without it the row cannot be imported."""

    field: str
    reason: str
    remedy: str = ""
    raw: str = ""
    is_fatal: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the list. `number` is the row's number in the file, as Excel shows it.

    `values` holds only fields that have a value. An address in one column arrives split into street, postcode and
    city; it stays under `address` where that failed. A person's `name` is always there, `first_name` and `last_name`
    where they can be told apart. Dates are "2024", "2024-03" or "2024-03-01", as precise as the list.
    """

    number: int
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    sheet: str = ""

    def text(self, name: str) -> str:
        """The value of a field as text, "" where it has none."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else "; ".join(value)

    def texts(self, names: Mapping[str, str]) -> dict[str, str]:
        """The values of several fields as texts, under the names that they are given here."""
        values = self.values
        found = {own: values.get(name, "") for name, own in names.items()}
        return {own: value if isinstance(value, str) else "; ".join(value) for own, value in found.items()}

    @property
    def is_usable(self) -> bool:
        """Whether nothing indispensable is missing."""
        return not any(problem.is_fatal for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: what is sent back, and what stands beside the button."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person can say. Rows are read as if `suggested` were the answer."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    suggested: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table, in the order of the file.

    `letter` as Excel shows it, `heading` as written, `remembered` the heading as it is kept per organisation.
    `field` is "" where the column was not recognised, `IGNORED` where it is left out on purpose;
    `sure` is False where it was told by its content only. `candidates` are the fields it might be as well.
    """

    index: int
    letter: str
    heading: str
    remembered: str
    field: str
    sure: bool = True
    candidates: tuple[str, ...] = ()
    dropped_because: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which column holds what."""

    columns: Mapping[int, str]
    unknown: tuple[int, ...] = ()
    doubtful: tuple[tuple[int, tuple[str, ...]], ...] = ()
    dropped: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the file. `score` says how well its headings were recognised; 0 for no table."""

    name: str
    rows: int
    columns: int
    score: float = 0.0
    is_hidden: bool = False


@dataclass(frozen=True)
class Reading:
    """A list that was read. `rows()` may be called as often as wanted and gives one row at a time.

    `questions` is empty where everything was clear. `notes` are German sentences about what was skipped or left out.
    `mapping` is what to remember for next time: heading (normalised) to field.
    """

    kind: ListKind
    sheets: tuple[Sheet, ...]
    sheet: str
    heading_row: int
    columns: tuple[Column, ...]
    recognised: Recognised
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    row_count: int
    problem_count: int
    peak_kib: int = 0
    chunks: Sequence[bytes] = field(default=(), repr=False)

    @property
    def mapping(self) -> dict[str, str]:
        """Heading to field, for `remembered` of the next upload."""
        return {
            column.remembered: column.field
            for column in self.columns
            if column.remembered and column.field and not column.dropped_because
        }

    def rows(self) -> Iterator[Row]:
        """The records in the order of the file."""
        for chunk in self.chunks:
            for number, sheet, values, problems in json.loads(unpacked(chunk)):
                for name in LIST_FIELDS & values.keys():
                    values[name] = tuple(values[name])
                yield Row(number, values, tuple(Problem(*problem) for problem in problems), sheet)


def unpacked(chunk: bytes, most: int = 64_000_000) -> bytes:
    """What the child packed; never more than `most` bytes, whoever packed it."""
    return zlib.decompressobj().decompress(chunk, most)


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """Establishments of one district in one year; None where the office published no figure."""

    key: str
    name: str
    year: int
    total: int | None
    classes: tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Statistics:
    """The official table 52111-01-02-4; classes are 0 to under 10, 10 to under 50, 50 to under 250, 250 and more."""

    years: tuple[int, ...]
    rows: tuple[StatisticsRow, ...]
    germany: Mapping[int, int]
    notes: tuple[str, ...] = ()
