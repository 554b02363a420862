"""What planning reads and answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wirnetz.imports.matching import Located

Locate = Callable[[str, str, str, str], Located]
"""Postcode, place, district, Land → area."""
Label = Callable[[str], str]
"""How an area (key) is shown."""

NEW, CHANGED, ENDED, UNCHANGED = "new", "changed", "ended", "unchanged"
REOPENED, SETTLED, ERASED = "reopened", "settled", "erased"
DUPLICATE, DOUBTFUL, ERROR = "duplicate", "doubtful", "error"
CREATE, UPDATE, END, NONE = "create", "update", "end", "none"
REOPEN, MOVE = "reopen", "move"

SAME, DIFFERENT, SKIP, WITHOUT_AREA = "same", "different", "skip", "without"
AREA = "area:"
"""Decisions: AREA is followed by the key of an area."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record that is there: its number and the values that a list may change, areas as keys."""

    pk: int
    values: Mapping[str, str]
    is_own_kind: bool = True
    """Whether it came to be as a record of this kind; others are matched, too, but never end with a list."""

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


@dataclass(slots=True)
class Planned:
    """What becomes of one row. `number` is None for a record that a complete list leaves out."""

    number: int | None
    outcome: str
    title: str = ""
    effect: str = NONE
    record_id: int | None = None
    twin: int | None = None
    area_key: str = ""
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    choices: list[tuple[str, str]] = field(default_factory=list)
    message: str = ""
    record_type: str = "organisations.organisation"
    decision: str = ""
