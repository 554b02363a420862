"""What this process keeps: bounded in size, and only for one version of the records."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.utils.translation import get_language

Value = TypeVar("Value")
MOST_BYTES, MOST_FIXED_BYTES = 64 * 1024 * 1024, 4 * 1024 * 1024
ALWAYS = "always"
"""The version of what depends on no record, such as the frame of a page; kept apart, so that no write ends it."""
SIZE_OF_OTHERS = 4096
"""What a value counts that is neither text nor bytes and does not say its size (`kept_bytes`): one per kind of page."""


def size_of(value: Any) -> int:
    """How much of the room a value takes; large ones that are no text say so themselves."""
    return len(value) if isinstance(value, str | bytes) else int(getattr(value, "kept_bytes", SIZE_OF_OTHERS))


class Store:
    """Values by key for the latest version asked for; the least recently used ones make room.

    A page that would not fit is not kept. A calculated value has a place of its own then, since to make it is dear:
    the latest such, and only one.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._lock = threading.Lock()
        self._version = ""
        self._bytes = 0
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._outsize: tuple[Hashable, Any] | None = None

    def get(self, version: str, key: Hashable) -> Any:
        """The value kept under `key`, None if there is none for this version."""
        with self._lock:
            if not version or version != self._version:
                return None
            if self._outsize is not None and self._outsize[0] == key:
                return self._outsize[1]
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, version: str, key: Hashable, value: Any) -> None:
        """Keep `value`; without a version nothing is kept."""
        size = size_of(value)
        is_page = isinstance(value, str | bytes)
        if not version or (is_page and size > self._most):
            return
        with self._lock:
            if version != self._version:
                self._values.clear()
                self._version, self._bytes, self._outsize = version, 0, None
            if size > self._most:
                self._outsize = (key, value)
                return
            self._bytes += size - self._values.pop(key, (None, 0))[1]
            self._values[key] = (value, size)
            while self._bytes > self._most:
                self._bytes -= self._values.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._bytes, self._outsize = 0, None


STORE = Store()
FIXED = Store(MOST_FIXED_BYTES)


def kept_value(version: str, key: Hashable, make: Callable[[], Value]) -> Value:
    """The value of `make`, made once per version, language and key; it must be the same for everybody.

    What depends on what a person may see needs that in its key, such as the text of the narrowed query.
    """
    full = (key, get_language())
    store = FIXED if version == ALWAYS else STORE
    value: Value | None = store.get(version, full)
    if value is None:
        value = make()
        store.put(version, full, value)
    return value
