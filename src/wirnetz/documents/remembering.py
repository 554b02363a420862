"""Remembers what was made of a large value that is used again as the same object: no need to compare its parts."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")


class SameObject(Generic[Source, Made]):
    """Keeps up to `most` results, each with its source, so that no other object can take the source's place.

    Sources must not change. A source that is equal but another object is worked out anew.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, Hashable], tuple[Source, Made]] = OrderedDict()
        self._lock = Lock()

    def get(self, source: Source, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives for this source and key, made once."""
        place = (id(source), key)
        with self._lock:
            kept = self._kept.get(place)
            if kept is not None:
                self._kept.move_to_end(place)
                return kept[1]
        made = make()
        with self._lock:
            self._kept[place] = (source, made)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def cache_clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
