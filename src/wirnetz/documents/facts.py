"""The `Fact`: a figure with unit, day, source and the sentence a careful editor would write around it."""

from collections.abc import Callable, Iterator, Mapping
from contextvars import copy_context
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


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A registered fact: what lists call it (`label` may be a text that is translated when read), its subject."""

    key: str
    label: object
    subject: str
    function: FactFunction

    @property
    def name(self) -> str:
        """What lists call it."""
        return str(self.label)


_registry: dict[str, FactEntry] = {}


def fact(key: str, *, name: object, subject: str) -> Callable[[FactFunction], FactFunction]:
    """Enter a function into the registry of facts under `key`; a key is entered once."""

    def enter(function: FactFunction) -> FactFunction:
        if key in _registry and _registry[key].function is not function:
            raise ValueError(f"fact {key!r} is registered twice")
        _registry[key] = FactEntry(key, name, subject, function)
        return function

    return enter


def fact_keys() -> tuple[str, ...]:
    """All registered keys, sorted."""
    return tuple(sorted(_registry))


def fact_entries() -> tuple[FactEntry, ...]:
    """Everything that is registered, by key."""
    return tuple(_registry[key] for key in fact_keys())


def facts_for(scope: FactScope, keys: tuple[str, ...] | None = None) -> "Facts":
    """The facts of `scope`, by key; a key whose function answers None is left out. KeyError for an unknown key."""
    return Facts(scope, tuple(_registry[key] for key in (keys if keys is not None else fact_keys())))


class Facts(Mapping[str, Fact]):
    """The facts of one scope, each found when it is first asked for.

    Functions run in the context in which this was made: what is remembered there is shared, and read only if needed.
    """

    def __init__(self, scope: FactScope, entries: tuple[FactEntry, ...]) -> None:
        self._scope = scope
        self._entries = {entry.key: entry for entry in entries}
        self._context = copy_context()
        self._found: dict[str, Fact | None] = {}

    def __getitem__(self, key: str) -> Fact:
        if key not in self._found:
            self._found[key] = self._context.run(self._entries[key].function, self._scope)
        found = self._found[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._entries if key in self)

    def __len__(self) -> int:
        return sum(1 for _key in self)
