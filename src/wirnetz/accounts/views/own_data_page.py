"""How somebody's own data are shown to them: by purpose, kind by kind, in words; the file holds every detail."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wirnetz.accounts.views.devices import device_name
from wirnetz.core.personal import HEADINGS, POINTERS, Held, Part, Purpose, Told

SHOWN = 20
MOST_COLUMNS = 5
FOR_MACHINES = frozenset(
    {"sort_key", "person", "user", "record_type", "record_id", "details", "message_id", "metadata", "marks", "data"}
)
"""Fields that say nothing more to the reader of the page; the file holds them."""
CHOSEN = {
    "accounts.AuditEntry": ("at", "action", "origin"),
    "core.OutboxMail": ("created_at", "kind", "subject"),
    "usersessions.UserSession": ("user_agent", "created_at", "last_seen_at", "ip"),
    "imports.ImportRow": ("title", "message"),
}
"""Tables of which the page shows these fields, in this order."""
USUAL = {"is_active": True, "is_superuser": False, "is_staff": False, "is_example": False}
"""What goes without saying."""
COUNTED = frozenset({"pghistory.Context", "procrastinate.ProcrastinateJob", "accounts.ErasureEntry"})
"""Tables of which a number says as much as their rows."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Records of one kind: as a table or, if there is much to tell of each, as lists; earlier states beside them."""

    heading: str
    columns: tuple[str, ...]
    records: tuple[Held, ...]
    more: int
    earlier: tuple[Held, ...]

    @property
    def is_table(self) -> bool:
        """Whether one line holds what is told of a record."""
        return 0 < len(self.columns) <= MOST_COLUMNS


@dataclass(frozen=True, slots=True)
class Counted:
    """Records that are only counted."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One purpose as the page shows it."""

    part: Part
    kinds: tuple[Kind, ...]
    counted: tuple[Counted, ...]


def shown(parts: Iterable[Part]) -> list[Shown]:
    """Each purpose that something is held for."""
    return [Shown(part, tuple(_kinds(part)), tuple(_counted(part))) for part in parts]


def nothing_for(parts: Iterable[Part]) -> list[str]:
    """The purposes for which nothing is held, in words."""
    held = {part.purpose for part in parts}
    return [str(purpose.label) for purpose in Purpose if purpose not in held]


def _is_counted(record: Held) -> bool:
    return bool(record.pointer) or record.source in COUNTED


def _kinds(part: Part) -> Iterable[Kind]:
    now: defaultdict[str, list[Held]] = defaultdict(list)
    before: defaultdict[str, list[Held]] = defaultdict(list)
    for record in part.records:
        if not _is_counted(record):
            (now if record.changed_at is None else before)[record.source].append(_readable(record))
    for source in sorted({*now, *before}, key=list(HEADINGS).index):
        found = _without_empty(now[source][::-1][:SHOWN])
        yield Kind(
            heading=str(HEADINGS[source]),
            columns=tuple(field.label for field in found[0].fields) if found else (),
            records=tuple(found),
            more=max(len(now[source]) - SHOWN, 0),
            earlier=tuple(_changed(before[source]))[:SHOWN],
        )


def _counted(part: Part) -> Iterable[Counted]:
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for record in part.records:
        if record.pointer:
            numbers[str(POINTERS[record.source, record.pointer])].add(record.number)
        elif record.source in COUNTED:
            numbers[str(HEADINGS[record.source])].add(record.number)
    return [Counted(words, len(found)) for words, found in numbers.items()]


def _readable(record: Held) -> Held:
    by_name = {field.name: field for field in record.fields if field.name not in FOR_MACHINES}
    wanted = CHOSEN.get(record.source, tuple(by_name))
    fields = tuple(_told(by_name[name]) for name in wanted if name in by_name and not _is_usual(by_name[name]))
    return Held(record.source, record.pointer, record.table, record.number, record.kind, record.changed_at, fields)


def _told(field: Told) -> Told:
    if field.name != "user_agent":
        return field
    return Told(field.name, field.label, device_name(str(field.value)), field.value)


def _is_usual(field: Told) -> bool:
    return field.name in USUAL and field.value is USUAL[field.name]


def _without_empty(records: list[Held]) -> list[Held]:
    """The records with those fields that at least one of them fills."""
    filled = {field.name for record in records for field in record.fields if field.words}
    return [
        Held(
            record.source,
            record.pointer,
            record.table,
            record.number,
            record.kind,
            record.changed_at,
            tuple(field for field in record.fields if field.name in filled),
        )
        for record in records
    ]


def _changed(states: list[Held]) -> Iterable[Held]:
    """Changes, the newest first, each with what became different; how a record began is told by the record itself."""
    known: dict[str, dict[str, str]] = {}
    told = []
    for state in sorted(states, key=lambda state: state.changed_at or datetime.min):
        before = known.get(state.number, {})
        new = tuple(field for field in state.fields if before and before.get(field.name, "") != field.words)
        known[state.number] = {field.name: field.words for field in state.fields}
        told.append(Held(state.source, "", state.table, state.number, state.kind, state.changed_at, new))
    return [state for state in reversed(told) if state.fields]
