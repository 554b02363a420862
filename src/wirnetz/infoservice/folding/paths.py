"""What goes into the folding and what comes out of it, as plain data."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum


class Kind(IntEnum):
    """Whose version counts where several ways lead to one address; the smaller number goes before."""

    OWN_CHOICE = 0
    OFFICE = 1
    ORGANISATION = 2
    NETWORK = 3
    BASE = 4


class Why(StrEnum):
    """Why somebody is on a list, in the order in which it is told."""

    SUBSCRIBED = "subscribed"
    ROLE = "role"
    LISTED = "listed"
    INVOLVED = "involved"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, order=True)
class Path:
    """One way to an address: by way of `place`, that lies `level` steps below the root, because of `why` at `reason`.

    `place` is the number of the node whose version would go; `reason` is the name of the house or network as people
    know it; `audience` is what the way makes of the person for items that are not for everybody, empty for nothing.
    """

    address: str
    place: int
    level: int
    reason: str
    kind: Kind
    why: Why
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader of an address chose; the usual is everything, at once, in German."""

    language: str = "de"
    rhythm: str = "at_once"
    topics: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    paused_until: date | None = None
    has_left: bool = False
    is_undeliverable: bool = False
    left_places: frozenset[int] = frozenset()

    def rests(self, on: date) -> bool:
        """Whether they pause on that day; the day named is the last one."""
        return self.paused_until is not None and on <= self.paused_until


USUAL = Choice()


@dataclass(frozen=True, slots=True)
class Copy:
    """The one copy of one address: the version of `place` in `language`, and all ways, the one that counts first.

    `topics`, `areas` and `audiences` say which items are in it; `reasons` are the ways as they are kept with the row.
    """

    address: str
    canonical: str
    place: int
    paths: tuple[Path, ...]
    footer: str
    language: str = "de"
    rhythm: str = "at_once"
    topics: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()

    @property
    def reasons(self) -> list[dict[str, str | int]]:
        """All ways in the order of precedence, as plain values."""
        return [
            {"place": path.place, "kind": path.kind.name.lower(), "why": path.why.value, "name": path.reason}
            for path in self.paths
        ]


@dataclass(frozen=True, slots=True)
class Folded:
    """All copies in the order of their addresses, and how many addresses get none and why."""

    copies: tuple[Copy, ...] = field(default=())
    left: int = 0
    paused: int = 0
    left_every_way: int = 0
    undeliverable: int = 0
