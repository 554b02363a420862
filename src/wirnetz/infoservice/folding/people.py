"""Who is behind all ways: each person once, whatever number of ways lead to them, known by a pseudonym.

The database makes a number of 64 bits of each address, under another key each time, so that a million addresses are
told apart without one of them being fetched. That two of a million have the same pseudonym happens once in 37 million
audiences; where both are readers it is noticed (`queries/ways.py`), and the pseudonyms are made anew under another key.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Positions = NDArray[np.int32]
BETWEEN = "\x1f"
"""Stands between texts that come as one; no address has it."""
STRANGER = -1
MOST_GAPS = 4


class People:
    """People by number, in the order of their pseudonyms. `readers` are their numbers as readers, or `STRANGER`.

    `key` is the one under which the database made the pseudonyms.
    """

    key = 0

    def __init__(self, pseudonyms: Numbers) -> None:
        """`pseudonyms` are those of all people, each once, in order."""
        self.pseudonyms = pseudonyms
        self.readers = np.full(len(pseudonyms), STRANGER, np.int64)
        self.by_reader = np.arange(len(pseudonyms), dtype=np.int32)
        """All people in the order of their numbers as readers: so they are written, so an index over them is cheap."""
        self._count = len(pseudonyms)
        self.spelled: dict[int, str] = {}
        """By their pseudonym how people's addresses are written who do not write them as they are compared."""

    @classmethod
    def behind(cls, rows: Numbers) -> tuple["People", Positions]:
        """Those behind the pseudonyms of all rows, and whose each row is."""
        pseudonyms, owners, _rows = numbered(rows)
        return cls(pseudonyms), owners

    def __len__(self) -> int:
        return self._count

    def spell(self, written: Iterable[tuple[int, str]]) -> None:
        """Of several ways in which somebody writes their address the first in the order of letters counts."""
        for pseudonym, address in written:
            self.spelled[pseudonym] = min(address, self.spelled.get(pseudonym, address))

    def enter(self, readers: Numbers, pseudonyms: Numbers) -> bool:
        """Note which number each reader has; False if two of the readers cannot be told apart by their pseudonyms."""
        order = np.argsort(pseudonyms)
        pseudonyms = pseudonyms[order]
        if (pseudonyms[1:] == pseudonyms[:-1]).any():
            return False
        at = self.numbers_of(pseudonyms)
        is_asked = at >= 0
        self.readers[at[is_asked]] = readers[order][is_asked]
        self.by_reader = _in_order(self.readers)
        return True

    def numbers_of(self, pseudonyms: Numbers) -> Numbers:
        """Who has these pseudonyms; -1 for nobody."""
        if not len(self.pseudonyms):
            return np.full(len(pseudonyms), -1)
        at = np.minimum(np.searchsorted(self.pseudonyms, pseudonyms), len(self.pseudonyms) - 1)
        return np.where(self.pseudonyms[at] == pseudonyms, at, -1)

    def forget(self) -> None:
        """For counting only: numbers stay, whose they are does not."""
        self.pseudonyms, self.readers, self.by_reader, self.spelled = (
            self.pseudonyms[:0],
            self.readers[:0],
            self.by_reader[:0],
            {},
        )


def _in_order(readers: Numbers) -> Positions:
    """Like `argsort`, in one pass where numbers have few gaps; strangers come first."""
    top = int(readers.max(initial=0))
    if top > MOST_GAPS * len(readers):
        return np.argsort(readers).astype(np.int32)
    who = np.full(top + 1, -1, np.int32)
    is_reader = readers != STRANGER
    known = np.flatnonzero(is_reader).astype(np.int32)
    who[readers[known]] = known
    return np.concatenate([np.flatnonzero(~is_reader).astype(np.int32), who[who >= 0]])


def joined(columns: Iterable[Numbers]) -> Numbers:
    """Columns one after the other; nothing where there are none."""
    return np.concatenate([np.zeros(0, np.int64), *columns])


def is_first(ordered: Numbers) -> NDArray[np.bool_]:
    """Of each value whether it stands here for the first time."""
    is_new = np.ones(len(ordered), np.bool_)
    is_new[1:] = ordered[1:] != ordered[:-1]
    return is_new


def numbered(values: Numbers) -> tuple[Numbers, Positions, Positions]:
    """The different values in order, of each value its number among those, and of those a row where each stands."""
    rows = np.argsort(values).astype(np.int32)
    ordered = values[rows]
    is_new = is_first(ordered)
    different = ordered[is_new]
    del ordered
    running = np.cumsum(is_new, dtype=np.int32)
    running -= 1
    numbers = np.empty(len(values), np.int32)
    numbers[rows] = running
    return different, numbers, rows[is_new]
