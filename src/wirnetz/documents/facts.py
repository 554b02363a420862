"""The `Fact`: a figure with unit, day, source and the sentence a careful editor would write around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that can be traced.

    `sentence` is a full German sentence that holds the figure; it also exists for zero ("none yet").
    `display` is the figure as it stands on a page ("1.234", "Schwerin, Wismar"). `as_of` is the day
    or year the figure speaks of ("24.11.2026", "2018"), `source` a short German source line.
    `is_empty` means that nothing is recorded: a document leaves out what rests on empty facts only.
    `is_example` means that invented records of the example year are counted in.
    """

    key: str
    value: int | float | str
    display: str
    unit: str
    sentence: str
    as_of: str
    source: str
    is_empty: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class FactScope:
    """What a fact is asked for: an organisation (or none), a set of area keys, a day."""

    organisation_id: int | None
    area_keys: tuple[str, ...]
    on: date


FactFunction = Callable[[FactScope], Fact | None]
_registry: dict[str, FactFunction] = {}


def fact(key: str) -> Callable[[FactFunction], FactFunction]:
    """Enter a function into the registry of facts under `key`; a key is entered once."""

    def enter(function: FactFunction) -> FactFunction:
        if key in _registry and _registry[key] is not function:
            raise ValueError(f"fact {key!r} is registered twice")
        _registry[key] = function
        return function

    return enter


def fact_keys() -> tuple[str, ...]:
    """All registered keys, sorted."""
    return tuple(sorted(_registry))


def facts_for(scope: FactScope, keys: tuple[str, ...] | None = None) -> dict[str, Fact]:
    """The facts of `scope`, by key; a key whose function answers None is left out. KeyError for an unknown key."""
    found = {key: _registry[key](scope) for key in (keys if keys is not None else fact_keys())}
    return {key: value for key, value in found.items() if value is not None}
