"""What somebody decided about two offices that look alike, found again in the next list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wirnetz.core.sorting import german_sort_key

Pair = tuple[str, str]
"""Two offices as lists call them, in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """An earlier decision: whether the two are one, and the day on which that was said."""

    is_same: bool
    on: str


@dataclass(frozen=True, slots=True)
class Memory:
    """Earlier decisions of an organisation."""

    decisions: Mapping[Pair, Remembered] = field(default_factory=dict)

    def of(self, one: str, other: str) -> Remembered | None:
        """What was decided about two offices, each as `called` names it; None for nothing."""
        return self.decisions.get(pair(one, other)) if self.decisions else None


def called(values: Mapping[str, object]) -> str:
    """An office as a list or a record names it: name, place, street, own number."""
    name, place, street, key = (str(values.get(name) or "") for name in ("name", "postcode", "street", "own_key"))
    parts = (name, place or str(values.get("seat_city") or ""), street)
    return "|".join([*(german_sort_key(part) if part else "" for part in parts), key])[:500]


def pair(one: str, other: str) -> Pair:
    """The two in the order of the alphabet (by code points, as the database compares them)."""
    return (one, other) if one.encode() <= other.encode() else (other, one)
