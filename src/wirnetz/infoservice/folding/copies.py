"""What the folding hands out: the copies that differ, each the same for all who have its reasons and its choice."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wirnetz.infoservice.folding.footers import footer
from wirnetz.infoservice.folding.ways import Way
from wirnetz.infoservice.weaving import GERMAN


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


@dataclass(frozen=True)
class Reasons:
    """All ways on which a copy comes, the one that counts first at the front; the same for all who share them."""

    ways: tuple[Way, ...]

    @cached_property
    def footer(self) -> str:
        """The sentence that tells them."""
        return footer(self.ways)

    def footer_in(self, language: str) -> str:
        """The same in the language of its reader."""
        return self.footer if language == GERMAN else footer(self.ways, language)

    @cached_property
    def audiences(self) -> frozenset[str]:
        """What they make of somebody."""
        return frozenset(way.audience for way in self.ways if way.audience)

    @cached_property
    def told(self) -> list[dict[str, str | int]]:
        """As plain values, in the order of precedence."""
        return [
            {"place": way.place, "kind": way.kind.name.lower(), "why": way.why.value, "name": way.reason}
            for way in self.ways
        ]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as it goes to everybody with these reasons and this choice: the version of the first way's place."""

    reasons: Reasons
    choice: Choice = USUAL

    @property
    def place(self) -> int:
        """The number of the node whose version goes."""
        return self.reasons.ways[0].place

    @property
    def topics(self) -> frozenset[str]:
        """The chosen ones; none means all."""
        return self.choice.topics

    @property
    def areas(self) -> frozenset[str]:
        """The chosen ones; none means all."""
        return self.choice.areas

    @property
    def audiences(self) -> frozenset[str]:
        """For which items the ways make this a reader."""
        return self.reasons.audiences
