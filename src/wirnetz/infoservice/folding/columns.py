"""All ways to all people as columns of numbers, so that a million of them are sorted and counted in one go.

A way is a number; the smaller number goes before: own choice before the own office, that before the organisation, the
network and the base; of two of a kind the deeper place, then the smaller number of the place.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirnetz.infoservice.folding.copies import Reasons
from wirnetz.infoservice.folding.people import Numbers, People, Positions, is_first, joined, numbered
from wirnetz.infoservice.folding.ways import Kind, Way, Why

Small = NDArray[np.int8]
Readers = Callable[[], tuple[Numbers, Numbers]]
KINDS, WHYS = tuple(Kind), tuple(sorted(Why))
AUDIENCES = ("", "advisers", "coordinators", "houses")
"""What a way can make of somebody."""
DEEPEST = 63
WIDTHS = {"kind": 3, "height": 6, "place": 24, "why": 3, "reason": 24, "audience": 2}
"""How many bits of a way's number say what, from what decides first to what decides last."""
OWNER = 32


@dataclass(frozen=True)
class Rows:
    """Ways as they come from one source, each column as long as the others; `pseudonyms` are those of the addresses.

    `places` says where a place stands among all places, `reasons` where a name does among those of all reasons,
    `whys` and `audiences` where they do in `WHYS`, `AUDIENCES`.
    """

    pseudonyms: Numbers
    reasons: Positions
    places: Positions
    levels: Small
    kinds: Small
    whys: Small
    audiences: Small


class Columns:
    """Who is reached and on which ways; each way once, by precedence.

    `owners` and `ways` say side by side whose way it is and which; those of `who` begin at `starts[who]`.
    `tell_readers_apart` is False if two readers have the same pseudonym, so that pseudonyms have to be made anew.
    """

    def __init__(
        self, sources: Iterable[Rows], places: Numbers, reasons: Sequence[str], readers: Readers | None = None
    ) -> None:
        """`places` are the numbers of all places, `reasons` the names of all reasons; both in order.

        `readers` brings the numbers and pseudonyms of all readers; it is asked while other threads sort.
        """
        self.places, self._texts = places, reasons
        pseudonyms, keys = [], []
        for rows in sources:
            pseudonyms.append(rows.pseudonyms)
            keys.append(
                _packed(
                    kind=rows.kinds,
                    height=DEEPEST - rows.levels,
                    place=rows.places,
                    why=rows.whys,
                    reason=rows.reasons,
                    audience=rows.audiences,
                )
            )
        all_pseudonyms, all_keys = joined(pseudonyms), joined(keys)
        del pseudonyms, keys
        with ThreadPoolExecutor(1) as beside:  # numpy lets others go on while it sorts
            sorted_pseudonyms = beside.submit(People.behind, all_pseudonyms)
            del all_pseudonyms
            known = readers() if readers else None
            self.people, owners = sorted_pseudonyms.result()
            entered = beside.submit(self.people.enter, *known) if known else None
            del sorted_pseudonyms, known
            self._keys, ways, _rows = numbered(all_keys)
            del all_keys
            self.tell_readers_apart = entered is None or entered.result()
        owned = owners.astype(np.int64) << OWNER
        owned |= ways
        del owners, ways
        owned.sort()
        owned = owned[is_first(owned)]
        self.owners, self.ways = owned >> OWNER, owned & ((1 << OWNER) - 1)
        self.starts = stretches(self.owners)
        self.way_positions = _part(self._keys, "place")
        """Of each way where its place stands among them."""
        self._kept: dict[int, Reasons] = {}

    def places_of(self, ways: Numbers) -> Numbers:
        """Over which place each of these ways leads."""
        return self.places[self.way_positions[ways]]

    def kinds_of(self, ways: Numbers) -> Numbers:
        """Of which kind each of these ways is."""
        return _part(self._keys[ways], "kind")

    def leads_over(self, places: Collection[int]) -> NDArray[np.bool_]:
        """Of each way whether it leads over one of these places."""
        return np.isin(self.places, list(places))[self.way_positions]

    @property
    def sets(self) -> Numbers:
        """Of each person the number of their set of ways; who has the same ways has the same set."""
        return self._sets[0]

    @property
    def set_count(self) -> int:
        """How many different sets of ways there are."""
        return len(self._sets[1])

    @cached_property
    def _sets(self) -> tuple[Numbers, Numbers]:
        return distinct(self.starts, self.ways)

    @cached_property
    def sentences(self) -> tuple[list[str], Numbers]:
        """All sentences that tell a set, in order, and for each set which of them does."""
        told = [self.reasons_of(number).footer for number in range(self.set_count)]
        texts = sorted(set(told))
        place = {text: number for number, text in enumerate(texts)}
        return texts, np.fromiter(map(place.__getitem__, told), np.int64, len(told))

    def reasons_of(self, number: int) -> Reasons:
        """The ways of the set with this number."""
        if number not in self._kept:
            who = self._sets[1][number]
            self._kept[number] = self.reasons(self.ways[self.starts[who] : self.starts[who + 1]])
        return self._kept[number]

    def reasons(self, numbers: Numbers) -> Reasons:
        """These ways, told as reasons."""
        return Reasons(tuple(map(self.all_ways.__getitem__, numbers.tolist())))

    @cached_property
    def all_ways(self) -> tuple[Way, ...]:
        """All different ways, by precedence."""
        keys, texts = self._keys, self._texts
        return tuple(
            Way(place, DEEPEST - height, texts[reason], KINDS[kind], WHYS[why], AUDIENCES[audience])
            for place, height, reason, kind, why, audience in zip(
                self.places[self.way_positions].tolist(),
                *(_part(keys, name).tolist() for name in ("height", "reason", "kind", "why", "audience")),
                strict=True,
            )
        )


def distinct(starts: Numbers, ways: Numbers) -> tuple[Numbers, Numbers]:
    """A number for each stretch of `ways`, the same for equal ones, and for each number one stretch that has it.

    Stretches are told apart step by step: those alike so far, by the next way.
    """
    counts = np.diff(starts)
    numbers = ways[starts[:-1]] if len(ways) else ways
    left, step, free = np.flatnonzero(counts > 1), 1, int(ways.max()) + 1 if len(ways) else 0
    while len(left):
        found, alike = np.unique(numbers[left] << OWNER | ways[starts[left] + step], return_inverse=True)
        numbers[left] = free + alike
        free, step = free + len(found), step + 1
        left = left[counts[left] > step]
    _found, firsts, numbers = np.unique(numbers, return_index=True, return_inverse=True)
    return numbers.astype(np.int64), firsts.astype(np.int64)


def stretches(owners: Numbers) -> Numbers:
    """Where the stretch of each owner begins, and the end of the last; owners are sorted."""
    return np.concatenate([np.flatnonzero(is_first(owners)), [len(owners)]]).astype(np.int64)


def _packed(**parts: NDArray[Any]) -> Numbers:
    keys = np.zeros(len(parts["kind"]), np.int64)
    for name, width in WIDTHS.items():
        values = parts[name]
        if len(values) and not 0 <= values.min() <= values.max() < 1 << width:
            raise OverflowError(f"{name}: more than {width} bits")
        keys <<= width
        keys |= values
    return keys


def _part(keys: Numbers, name: str) -> Numbers:
    names = list(WIDTHS)
    shift = sum(WIDTHS[each] for each in names[names.index(name) + 1 :])
    return keys >> shift & ((1 << WIDTHS[name]) - 1)
