"""What the finder reads and answers."""

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """The levels of official areas."""

    STATE = "state"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"


class Outcome(StrEnum):
    """How a search ended."""

    ONE = "one"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """An official area as the finder knows it; one that `ended` (its last day) goes on in its `successor` (a key)."""

    key: str
    name: str
    full_name: str
    designation: str
    level: Level
    weight: int = 0
    successor: str = ""
    ended: str = ""

    @property
    def is_city_district(self) -> bool:
        """A city that is a district by itself."""
        return self.level == Level.DISTRICT and "tadt" in self.designation

    @property
    def is_town(self) -> bool:
        """Called "Stadt": as a municipality or as a district by itself."""
        return "tadt" in self.designation


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one query. `message` is a German sentence; `suggestions` are near misses when nothing was found."""

    query: str
    outcome: Outcome
    areas: tuple[Place, ...] = ()
    message: str = ""
    suggestions: tuple[Place, ...] = field(default=())
