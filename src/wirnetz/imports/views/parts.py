"""What the page of a list is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from wirnetz.imports.enums import ImportKind, Outcome, RunState, Undoing
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.parsing.headings import FIELD_NAMES, fields_of
from wirnetz.imports.parsing.records import IGNORED, ListKind
from wirnetz.imports.queries import Change, changes_of, rows_of
from wirnetz.imports.sentences.runs import Said, applied_answer, outcome_heading, preview_answer, undone_answer
from wirnetz.regions.queries import areas_by_keys

COMPLETE = "complete"
SAMPLE, MOST_DECISIONS = 10, 200
DECIDED = (Outcome.DUPLICATE, Outcome.DOUBTFUL, Outcome.SETTLED)
ORDER = (
    *DECIDED, Outcome.ERASED, Outcome.ERROR, Outcome.CHANGED, Outcome.REOPENED, Outcome.ENDED, Outcome.NEW,
    Outcome.UNCHANGED,
)  # fmt: skip


@dataclass(frozen=True)
class ShownRow:
    """A row with what it changes and the name of its area."""

    row: ImportRow
    changes: list[Change]
    area: str

    @property
    def field(self) -> str:
        """Name of its choice in the form."""
        return f"zeile-{self.row.pk}"


@dataclass(frozen=True)
class Part:
    """The rows of one outcome, the first ones in full; `more` says how many are not shown."""

    outcome: Outcome
    heading: str
    rows: list[ShownRow]
    more: int

    @property
    def is_open(self) -> bool:
        """Whether each row asks for a decision, or shows one that can be changed."""
        return self.outcome in DECIDED


@dataclass(frozen=True)
class ColumnRow:
    """A column of the file, what it was taken for, and what it could be."""

    index: int
    letter: str
    heading: str
    field: str
    note: str
    choices: list[tuple[str, str]]


def shown_rows(rows: Iterable[ImportRow]) -> list[ShownRow]:
    """The rows with their changes; two queries for all of them."""
    listed = list(rows)
    changes = changes_of(listed)
    areas = areas_by_keys({row.area_key for row in listed} - {""})
    names = {key: area.full_name for key, area in areas.items()}
    return [ShownRow(row, changes[row.pk], names.get(row.area_key, "")) for row in listed]


def parts_of(run: ImportRun) -> list[Part]:
    """The outcomes that occur, those that need a decision first, each with its first rows."""
    counts = run.counts
    parts = []
    for outcome in ORDER:
        count = counts.get(outcome.value, 0)
        if not count or (outcome == Outcome.UNCHANGED and run.state != RunState.PREVIEWED):
            continue
        most = MOST_DECISIONS if outcome in DECIDED else 0 if outcome == Outcome.UNCHANGED else SAMPLE
        rows = shown_rows(rows_of(run, outcome)[:most]) if most else []
        parts.append(Part(outcome, outcome_heading(outcome, count), rows, count - len(rows)))
    return parts


def column_rows(run: ImportRun) -> list[ColumnRow]:
    """What each column was taken for; statistics have none."""
    if run.kind == ImportKind.STATISTICS:
        return []
    choices = [("", "–"), *((name, FIELD_NAMES.get(name, name)) for name in fields_of(ListKind(run.kind)))]
    choices.append((IGNORED, "nicht übernehmen"))
    return [
        ColumnRow(
            _index(column["letter"]), column["letter"], column["heading"], column["field"],
            column["dropped_because"], choices,
        )
        for column in run.columns
    ]  # fmt: skip


def _index(letter: str) -> int:
    """The number of a column from its letters, counted from 0."""
    index = 0
    for each in letter:
        index = index * 26 + ord(each) - 64
    return index - 1


def decided(data: Mapping[str, Any]) -> dict[int, str]:
    """Primary keys of rows and what was chosen for each, as the form sends them."""
    found = {}
    for name, value in data.items():
        number = name.removeprefix("zeile-")
        if name.startswith("zeile-") and number.isascii() and number.isdecimal() and len(number) < 19 and value:
            found[int(number)] = str(value)
    return found


def answer_of(run: ImportRun) -> Said:
    """The first sentence of the page."""
    if run.state == RunState.APPLIED:
        return applied_answer(run.kind, run.counts)
    if run.state == RunState.UNDONE:
        undoings = rows_of(run).exclude(undoing="").order_by().values_list("undoing").annotate(rows=Count("pk"))
        numbers = dict(undoings)
        return undone_answer(numbers.get(Undoing.RESTORED.value, 0), numbers.get(Undoing.KEPT.value, 0))
    if run.state == RunState.REFUSED:
        return Said("Verworfen. Von dieser Liste ist nichts übernommen.")
    if run.state == RunState.PREVIEWED:
        return preview_answer(run.kind, run.counts)
    return Said("Eine Frage zu Ihrer Liste,", "dann sehen Sie, was sie bringt.")
