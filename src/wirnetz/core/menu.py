"""The menu of somebody who is signed in: rooms enter functions that name what this person may open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; `part` is the first word of the address, for telling where one is."""

    words: str
    href: str

    @property
    def part(self) -> str:
        """The first word of the address."""
        return self.href.split("/")[1]


MenuFunction = Callable[[Any], Iterable[Entry]]
_sources: dict[str, MenuFunction] = {}


def menu_source(name: str) -> Callable[[MenuFunction], MenuFunction]:
    """Enter a function `(visitor)` that names what the visitor may open; a name is entered once."""

    def enter(function: MenuFunction) -> MenuFunction:
        known = _sources.get(name)
        if known is not None and known is not function:
            raise ValueError(f"menu source {name!r} is registered twice")
        _sources[name] = function
        return function

    return enter


def entries(visitor: Any) -> list[Entry]:
    """Everything that the visitor may open, in the order in which it was entered; nothing for strangers."""
    if visitor is None or not visitor.is_authenticated:
        return []
    return [entry for function in _sources.values() for entry in function(visitor)]
