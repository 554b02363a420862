"""All pairs of networks side by side, in arrays: what they share and in which order they are told.

Three shares stay apart: people of the smaller territory who live in both (Szymkiewicz and Simpson), members in both
(one that sits everywhere proves little, after Adamic and Adar 2003), topics (Jaccard; rare ones weigh more). Only the
order joins them: the area is needed, members or topics must join it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.levels import Levels, blocks, values_at

LEAST = 0.3
"""From this share of the smaller territory's people on, two networks stand side by side."""
BLOCK = 50_000


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

    @property
    def columns(self) -> tuple[Array, ...]:
        """All of them, in the order in which they are named."""
        return self.first, self.second, self.area, self.people, self.members, self.topics


def pairs_of(landscape: Landscape, rows: Array | None = None, *, levels: Levels | None = None) -> Pairs:
    """All pairs side by side, or those with one of these networks; each once, in the order of rows."""
    levels = levels or landscape.levels
    shared = levels.shared(rows)
    if rows is None:
        shared = sp.triu(shared, 1, format="csr")
    one = np.repeat(np.arange(len(landscape.networks)) if rows is None else rows, np.diff(shared.indptr))
    two, people = shared.indices, shared.data
    least = np.minimum(levels.totals[one], levels.totals[two])
    with np.errstate(divide="ignore", invalid="ignore"):
        area = people / least
        chosen = (least > 0) & (area >= LEAST - 1e-12)
    if rows is not None:
        asked = np.zeros(len(landscape.networks), bool)
        asked[rows] = True
        chosen &= (one != two) & ~(asked[two] & (two < one))
    one, two, area, people = one[chosen], two[chosen], area[chosen], people[chosen]
    first, second = np.minimum(one, two), np.maximum(one, two)
    return Pairs(first, second, area, people, members_shared(landscape, one, two),
                 topics_shared(landscape, first, second))  # fmt: skip


def members_shared(landscape: Landscape, first: Array, second: Array) -> Array:
    """Of each pair the weight of the organisations in both, as a share of the lesser one's; NaN where one has none.

    `first`: the side on which fewer networks stand is the quicker one.
    """
    sitting = landscape.sitting
    weight = 1 / np.log2(1 + np.maximum(np.diff(landscape.seats().indptr), 1))
    weighed = sp.csr_matrix((weight[sitting.indices], sitting.indices, sitting.indptr), sitting.shape)
    totals = np.asarray(weighed.sum(axis=1)).ravel()
    least = np.minimum(totals[first], totals[second])
    rows, at = np.unique(first, return_inverse=True)
    both = np.zeros(len(first))
    ones = landscape.seats().astype(float)
    for some in blocks(np.diff(sitting.indptr)[rows], BLOCK):
        chosen = (at >= some.start) & (at < some.stop)
        both[chosen] = values_at(weighed[rows[some]] @ ones, at[chosen] - some.start, second[chosen])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(least > 0, both / least, np.nan)


def topics_shared(landscape: Landscape, first: Array, second: Array) -> Array:
    """Of each pair the weight of the topics of both, as a share of those of either; NaN where one has none."""
    works_on = landscape.works_on
    rarity = np.log1p(len(landscape.networks) / np.maximum(works_on.sum(0), 1))
    totals = works_on @ rarity
    weighed, both = works_on * rarity, np.zeros(len(first))
    for at in range(0, len(first), BLOCK):
        some = slice(at, at + BLOCK)
        both[some] = np.einsum("ij,ij->i", weighed[first[some]], works_on[second[some]])
    is_known = (totals[first] > 0) & (totals[second] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(is_known, both / (totals[first] + totals[second] - both), np.nan)


def told_in_order(landscape: Landscape, pairs: Pairs) -> Pairs:
    """Those with an own network first, then by rank, people and name; what rests comes last."""
    found = replace(pairs, keys=_keys(landscape, pairs))
    return found.of(np.lexsort(found.keys[::-1]))


def told_among(landscape: Landscape, pairs: Pairs, more: Pairs) -> Pairs:
    """A few more at their places among those that stand in order already."""
    added = told_in_order(landscape, more)

    def key(at: int) -> tuple[float, ...]:
        return tuple(column[at] for column in pairs.keys)

    stand = range(len(pairs.first))
    at = [bisect_left(stand, each, key=key) for each in zip(*(column.tolist() for column in added.keys), strict=True)]
    keys = tuple(np.insert(one, at, other) for one, other in zip(pairs.keys, added.keys, strict=True))
    both = zip(pairs.columns, added.columns, strict=True)
    first, second, area, people, members, topics = (np.insert(one, at, other) for one, other in both)
    return Pairs(first, second, area, people, members, topics, keys)


def _rank(area: Any, members: Any, topics: Any) -> Any:
    members, topics = (np.where(np.isnan(each), 0.0, each) for each in (members, topics))
    return np.sqrt(area * (1 - (1 - members) * (1 - topics)))


def _keys(landscape: Landscape, pairs: Pairs) -> tuple[Array, ...]:
    """What pairs are ordered by, the weightiest first."""
    is_foreign = ~(landscape.is_own[pairs.first] | landscape.is_own[pairs.second])
    place = landscape.places_by_slug
    return (among(landscape, pairs, landscape.resting), is_foreign, -np.round(pairs.rank, 9),
            -np.round(pairs.people, 3), place[pairs.first], place[pairs.second])  # fmt: skip


def among(landscape: Landscape, pairs: Pairs, known: Iterable[tuple[int, int]]) -> Array:
    """Which of the pairs are among these."""
    count = len(landscape.networks)
    keys: Sequence[int] = [first * count + second for first, second in known]
    return np.isin(pairs.first.astype(np.int64) * count + pairs.second, keys)
