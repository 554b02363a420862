"""Who is behind the addresses of all ways: each address once, whatever number of ways lead to it.

A dictionary of a million addresses costs more than all else about them, so they are told apart by the 64 bits of
Python's keyed hash and sorted as numbers. That two of a million addresses share theirs happens once in 37 million
audiences, and nobody outside can bring it about: the key is another one in each process.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from wirnetz.infoservice.delivery.addresses import canonical

Numbers = NDArray[np.int64]
Positions = NDArray[np.int32]
BETWEEN = "\x1f"
"""Stands between texts that come as one; no address has it."""
AT_ONCE = 2_000_000
"""Signs that are taken apart in one go, so that a million texts never lie about at the same time."""


class People:
    """People by number, in the order in which one of the rows of each of them comes."""

    def __init__(self, known: list[str], hashes: Numbers, rows: Positions, count: int) -> None:
        """`hashes` are those of all people in order, and `rows` says where of `count` rows each of them stands."""
        self._known, self._hashes = known, hashes
        self._stands_for = np.zeros(count, np.bool_)
        """At one row of each person."""
        self._stands_for[rows] = True
        self._numbers = np.cumsum(self._stands_for, dtype=np.int32)[rows] - 1
        self.spelled: dict[int, str] = {}
        """How people's addresses are written who do not write them as they are compared."""

    @classmethod
    def behind(cls, sources: Sequence[tuple[str, int]]) -> tuple["People", Positions]:
        """Those behind addresses, and whose each row is. A source: addresses joined by `BETWEEN`, and their count."""
        written = [addresses for addresses, count in sources if count]
        known = [_compared(addresses) for addresses in written]
        found = np.concatenate([np.zeros(0, np.int64), *map(_hashes, known)])
        if len(found) != sum(count for _addresses, count in sources):
            raise ValueError(f"{len(found)} addresses in {sources!r:.80}")
        hashes, numbers, rows = numbered(found)
        people = cls(known, hashes, rows, len(found))
        owners = people._numbers[numbers]
        if written != known:
            people._spell(written, owners)
        return people, owners

    def __len__(self) -> int:
        return len(self._numbers)

    @cached_property
    def names(self) -> list[str]:
        """The canonical addresses, by number."""
        return [name for some in self.names_of(np.arange(len(self))) for name in some]

    def names_of(self, who: Numbers) -> Iterator[list[str]]:
        """The canonical addresses of these people, some at a time; their numbers come in order."""
        is_asked = np.zeros(len(self._stands_for), np.bool_)
        is_asked[np.flatnonzero(self._stands_for)[who]] = True
        for texts, rows in _pieces(self._known):
            yield list(compress(texts, is_asked[rows].tolist()))

    def numbers_of(self, names: Collection[str]) -> Numbers:
        """Who has these canonical addresses; -1 for nobody."""
        wanted = np.fromiter(map(hash, names), np.int64, len(names))
        if not len(self._hashes):
            return np.full(len(names), -1)
        at = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        return np.where(self._hashes[at] == wanted, self._numbers[at], -1)

    def address(self, who: int) -> str:
        """Where the mail of this person goes."""
        return self.spelled.get(who, self.names[who])

    def forget_addresses(self) -> None:
        """For counting only: numbers stay, whose they are does not."""
        self._known, self._hashes, self.spelled = [], self._hashes[:0], {}
        self.__dict__.pop("names", None)

    def _spell(self, written: list[str], owners: Positions) -> None:
        for (raws, rows), (plains, _rows) in zip(_pieces(written), _pieces(self._known), strict=True):
            for raw, plain, who in zip(raws, plains, owners[rows].tolist(), strict=True):
                if raw != plain:
                    self.spelled[who] = min(raw, self.spelled.get(who, raw))


def numbered(values: Numbers) -> tuple[Numbers, Positions, Positions]:
    """The different values in order, of each value its number among those, and of those a row where each stands."""
    rows = np.argsort(values).astype(np.int32)
    ordered = values[rows]
    is_new = np.ones(len(values), np.bool_)
    is_new[1:] = ordered[1:] != ordered[:-1]
    numbers = np.empty(len(values), np.int32)
    numbers[rows] = np.cumsum(is_new, dtype=np.int32) - 1
    return ordered[is_new], numbers, rows[is_new]


def _pieces(sources: list[str]) -> Iterator[tuple[list[str], slice]]:
    """Some texts after the other, with the rows where they stand."""
    start = 0
    for source in sources:
        for texts in _apart(source):
            yield texts, slice(start, start + len(texts))
            start += len(texts)


def _compared(addresses: str) -> str:
    if addresses.isascii():
        lowered = addresses.lower()
        return addresses if lowered == addresses else lowered
    return BETWEEN.join(canonical(each) for each in addresses.split(BETWEEN))


def _hashes(joined: str) -> Numbers:
    return np.concatenate([np.fromiter(map(hash, texts), np.int64, len(texts)) for texts in _apart(joined)])


def _apart(joined: str) -> Iterator[list[str]]:
    start, end = 0, 0
    while end >= 0:
        end = joined.find(BETWEEN, start + AT_ONCE)
        yield joined[start : end if end >= 0 else None].split(BETWEEN)
        start = end + 1
