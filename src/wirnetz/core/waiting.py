"""What waits for a person: rooms enter functions that name it, one page shows it all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: a sentence, where a button leads, and until when (None: no set day).

    `why` is a second, quieter sentence; `place` is the slug of the organisation it is about, empty where it is about
    the person alone.
    """

    sentence: str
    button: str
    href: str
    due_on: date | None = None
    why: str = ""
    place: str = ""
    is_example: bool = False


WaitingFunction = Callable[[Any, date], Iterable[Waiting]]
_sources: dict[str, WaitingFunction] = {}


def waiting_source(name: str) -> Callable[[WaitingFunction], WaitingFunction]:
    """Enter a function `(visitor, on)` that names what waits for the visitor on that day; a name is entered once."""

    def enter(function: WaitingFunction) -> WaitingFunction:
        known = _sources.get(name)
        if known is not None and known is not function:
            raise ValueError(f"waiting source {name!r} is registered twice")
        _sources[name] = function
        return function

    return enter


def waiting_for(visitor: Any, on: date) -> list[Waiting]:
    """What waits for the visitor: the nearest day first, what has no day last, else as its room orders it."""
    found = [item for name in sorted(_sources) for item in _sources[name](visitor, on)]
    return sorted(found, key=lambda item: (item.due_on is None, item.due_on or on))
