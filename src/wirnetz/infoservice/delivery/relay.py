"""The mail server as all connections of a worker see it: there, away for a while, or refusing us."""

import threading
from collections.abc import Callable

LONGEST_AWAY = 300.0
TRIES_BEFORE_PAUSE = 5


class Relay:
    """A circuit: after a failure nobody tries for a while, and then one at a time."""

    def __init__(self, first_wait: float, clock: Callable[[], float]) -> None:
        self._first, self._clock = first_wait, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._refusals = 0
        self._until = 0.0
        self._words = ""
        self._probing = False

    @property
    def is_away(self) -> bool:
        """Whether the last attempt failed; until one goes well, single attempts only."""
        return self._failures > 0

    @property
    def words(self) -> str:
        """Why, in the server's or the network's words; "" while it is there."""
        return self._words

    def may_try(self) -> bool:
        """Whether this caller may open a connection now. While the server is away one caller at a time may."""
        with self._lock:
            if self._failures == 0:
                return True
            if self._probing or self._clock() < self._until:
                return False
            self._probing = True
            return True

    def can_work(self) -> bool:
        """Whether it makes sense to claim rows now."""
        with self._lock:
            return self._failures == 0 or (not self._probing and self._clock() >= self._until)

    def note_there(self) -> None:
        """A connection was opened."""
        with self._lock:
            self._failures = self._refusals = 0
            self._probing = False
            self._words = ""

    def note_failure(self, kind: str, words: str) -> bool:
        """A connection failed. True if it failed often enough for a reason that does not pass by itself."""
        with self._lock:
            if kind != "away" or self._failures == 0 or self._clock() >= self._until:
                self._failures += 1  # attempts that were made side by side fail as one
            self._probing = False
            self._words = words
            self._refusals = self._refusals + 1 if kind != "away" else 0
            wait = self._first if kind != "away" else min(self._first * 2 ** min(self._failures - 1, 12), LONGEST_AWAY)
            self._until = self._clock() + wait
            if self._refusals >= TRIES_BEFORE_PAUSE:
                self._refusals = 0
                return True
            return False
