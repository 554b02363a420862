"""Which items of a version somebody reads: by what they chose and by what they do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from wirnetz.infoservice.weaving import EditionText, ItemText

EVERYBODY = "everybody"


class Traits(Protocol):
    """What decides about items: chosen topics and areas (none: all), and what the person does. A copy has these."""

    @property
    def topics(self) -> frozenset[str]:
        """Short names of topics."""

    @property
    def areas(self) -> frozenset[str]:
        """Official keys."""

    @property
    def audiences(self) -> frozenset[str]:
        """Values of the list of audiences."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Traits of nobody in particular; without values those of somebody who chose nothing."""

    topics: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()


def items_for(edition: EditionText, traits: Traits) -> tuple[ItemText, ...]:
    """The items in their order. One without topic or area is for all; an area reaches what lies in it and around it."""
    return tuple(item for item in edition.items if _is_for(item, traits))


def _is_for(item: ItemText, traits: Traits) -> bool:
    if item.audience != EVERYBODY and item.audience not in traits.audiences:
        return False
    if item.topic and traits.topics and item.topic not in traits.topics:
        return False
    return not (item.areas and traits.areas) or _touch(item.areas, traits.areas)


def _touch(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of these areas lies in one of those or the other way round: official keys begin alike."""
    return any(one.startswith(other) or other.startswith(one) for one in ones for other in others)
