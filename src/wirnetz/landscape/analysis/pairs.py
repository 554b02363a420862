"""All pairs of networks side by side, in arrays: what they share and in which order they are told.

Three shares stay apart: people of the smaller territory who live in both (Szymkiewicz and Simpson), members in both
(one that sits everywhere proves little, after Adamic and Adar 2003), topics (Jaccard; rare ones weigh more). Only the
order joins them: the area is needed, members or topics must join it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.answered import once
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.levels import Levels, blocks, values_at

LEAST = 0.3
"""From this share of the smaller territory's people on, two networks stand side by side."""
BLOCK = 50_000
FINE = 10**9
"""Ranks that differ by less than one in so many are equal."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Rows of networks side by side, the lower first. `area`, `members`, `topics`: shares; NaN where one has none.

    `keys`: what they stand in order by, the weightiest first; empty where they don't.
    """

    first: Array
    second: Array
    area: Array
    people: Array
    members: Array
    topics: Array
    keys: tuple[Array, ...] = ()

    @property
    def rank(self) -> Array:
        """For the order only, never shown."""
        return _rank(self.area, self.members, self.topics)

    def of(self, chosen: Array) -> "Pairs":
        """These of them, in this order."""
        first, second, area, people, members, topics = (column[chosen] for column in self.columns)
        return Pairs(first, second, area, people, members, topics, tuple(key[chosen] for key in self.keys))

    def with_others(self, gone: Array, others: "Pairs", places: Array) -> "Pairs":
        """Without these of them, ascending, and with others, which stand in order, each before the one at its place."""
        cuts = np.unique(np.concatenate([gone, gone + 1, places, [0, len(self.first)]]))
        put = np.searchsorted(places, cuts).tolist()
        stays = [*~np.isin(cuts[:-1], gone), False]
        steps = zip([*pairwise(cuts.tolist()), (0, 0)], [*pairwise(put), (put[-1], len(places))], stays, strict=True)
        slices = [(slice(*new), slice(*old) if stay else slice(0, 0)) for old, new, stay in steps]

        def spliced(mine: Array, theirs: Array) -> Array:
            return np.concatenate([part for new, old in slices for part in (theirs[new], mine[old])])

        first, second, area, people, members, topics = map(spliced, self.columns, others.columns)
        return Pairs(first, second, area, people, members, topics, tuple(map(spliced, self.keys, others.keys)))

    @property
    def columns(self) -> tuple[Array, ...]:
        """All of them, in the order in which they are named."""
        return self.first, self.second, self.area, self.people, self.members, self.topics


def pairs_of(landscape: Landscape, rows: Array | None = None, *, levels: Levels | None = None) -> Pairs:
    """All pairs side by side, or those with one of these networks; each once, in the order of rows."""
    levels = levels or landscape.levels
    at, two, people = levels.shared_pairs(rows)
    one = at if rows is None else rows[at]
    least = np.minimum(levels.totals[one], levels.totals[two])
    with np.errstate(divide="ignore", invalid="ignore"):
        area = people / least
        chosen = (least > 0) & (area >= LEAST - 1e-12)
    if rows is not None:
        asked = np.zeros(len(landscape.networks), bool)
        asked[rows] = True
        chosen &= (one != two) & ~(asked[two] & (two < one))
    one, two, area, people = one[chosen], two[chosen], area[chosen], people[chosen]
    first, second = (end.astype(np.int32) for end in (np.minimum(one, two), np.maximum(one, two)))
    return Pairs(first, second, area, people, members_shared(landscape, one, two),
                 topics_shared(landscape, first, second))  # fmt: skip


def members_shared(landscape: Landscape, first: Array, second: Array) -> Array:
    """Of each pair the weight of the organisations in both, as a share of the lesser one's; NaN where one has none.

    `first`: the side on which fewer networks stand is the quicker one.
    """
    weighed, totals = _members_weighed(landscape)
    least = np.minimum(totals[first], totals[second])
    is_first = np.zeros(len(totals), bool)
    is_first[first] = True
    rows = np.flatnonzero(is_first)
    at = (np.cumsum(is_first) - 1)[first]
    both = np.zeros(len(first))
    for some in blocks(np.diff(weighed.indptr)[rows], BLOCK):
        chosen = (at >= some.start) & (at < some.stop)
        both[chosen] = values_at(weighed[rows[some]] @ landscape.seated, at[chosen] - some.start, second[chosen])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(least > 0, both / least, np.nan)


@once("networks", "organisations", "members")
def _members_weighed(landscape: Landscape) -> tuple[sp.csr_matrix, Array]:
    """Networks × organisations: what each member proves, less the more it sits everywhere; the sum by network."""
    sitting = landscape.sitting
    weight = 1 / np.log2(1 + np.maximum(np.diff(landscape.seats().indptr), 1))
    weighed = sp.csr_matrix((weight[sitting.indices], sitting.indices, sitting.indptr), sitting.shape)
    return weighed, weighed @ np.ones(weighed.shape[1])


def topics_shared(landscape: Landscape, first: Array, second: Array) -> Array:
    """Of each pair the weight of the topics of both, as a share of those of either; NaN where one has none."""
    works_on, rarity, totals = _topics_weighed(landscape)
    both = np.zeros(len(first))
    for at in range(0, len(first), BLOCK):
        some = slice(at, at + BLOCK)
        both[some] = (works_on[first[some]] * works_on[second[some]]) @ rarity
    is_known = (totals[first] > 0) & (totals[second] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(is_known, both / (totals[first] + totals[second] - both), np.nan)


@once("networks")
def _topics_weighed(landscape: Landscape) -> tuple[Array, Array, Array]:
    """Networks × topics, how rare each topic is, and the sum of that by network."""
    works_on = landscape.works_on
    rarity = np.log1p(len(landscape.networks) / np.maximum(works_on.sum(0), 1))
    return works_on, rarity, works_on @ rarity


def told_in_order(landscape: Landscape, pairs: Pairs) -> Pairs:
    """Those with an own network first, then by rank, people and name; what rests comes last."""
    found = replace(pairs, keys=_keys(landscape, pairs))
    return found.of(np.lexsort(found.keys[::-1]))


def told_after(landscape: Landscape, pairs: Pairs, rows: Array, more: Pairs) -> Pairs:
    """Pairs that stand in order, where those with these networks give way to others, each at its place."""
    is_moved = np.zeros(len(landscape.networks), bool)
    is_moved[rows] = True
    gone = np.flatnonzero(is_moved[pairs.first] | is_moved[pairs.second])
    others = told_in_order(landscape, more)
    places = [_place_of(pairs.keys, wanted) for wanted in zip(*(key.tolist() for key in others.keys), strict=True)]
    return pairs.with_others(gone, others, np.array(places, int))


def _place_of(keys: Sequence[Array], wanted: Sequence[int]) -> int:
    """Where something stands among what is in order by these keys."""
    start, end = 0, len(keys[0])
    for key, value in zip(keys, wanted, strict=True):
        part = key[start:end]
        start, end = start + int(part.searchsorted(value)), start + int(part.searchsorted(value, "right"))
        if start == end:
            break
    return start


def _rank(area: Any, members: Any, topics: Any) -> Any:
    members, topics = (np.where(np.isnan(each), 0.0, each) for each in (members, topics))
    return np.sqrt(area * (1 - (1 - members) * (1 - topics)))


def _keys(landscape: Landscape, pairs: Pairs) -> tuple[Array, Array, Array]:
    """What pairs are ordered by, the weightiest first: standing and rank, people, names."""
    is_foreign = ~(landscape.is_own[pairs.first] | landscape.is_own[pairs.second])
    standing = 2 * among(landscape, pairs, landscape.resting) + is_foreign
    rank, people = (np.rint(values * fine).astype(np.int64) for values, fine in
                    ((pairs.rank, FINE), (pairs.people, 1000)))  # fmt: skip
    place = landscape.places_by_slug
    return standing * 2 * FINE - rank, -people, place[pairs.first] * len(place) + place[pairs.second]


def among(landscape: Landscape, pairs: Pairs, known: Iterable[tuple[int, int]]) -> Array:
    """Which of the pairs are among these."""
    count = len(landscape.networks)
    keys: Sequence[int] = [first * count + second for first, second in known]
    return np.isin(pairs.first.astype(np.int64) * count + pairs.second, keys)
