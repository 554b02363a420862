"""All pairs of networks side by side, in arrays: what they share and in which order they are told.

Three shares stay apart: people of the smaller territory who live in both (Szymkiewicz and Simpson), members in both
(one that sits everywhere proves little, after Adamic and Adar 2003), topics (Jaccard; rare ones weigh more). Only the
order joins them: the area is needed, members or topics must join it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.levels import Levels

LEAST = 0.3
"""From this share of the smaller territory's people on, two networks stand side by side."""
BLOCK = 50_000


@dataclass(frozen=True, eq=False)
class Pairs:
    """Rows of networks side by side, the lower first. `area`, `members`, `topics`: shares; NaN where one has none."""

    first: Array
    second: Array
    area: Array
    people: Array
    members: Array
    topics: Array

    @property
    def rank(self) -> Array:
        """For the order only, never shown."""
        return _rank(self.area, self.members, self.topics)

    def of(self, chosen: Array) -> "Pairs":
        """These of them, in this order."""
        return Pairs(*(column[chosen] for column in self.columns))

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
    return Pairs(first, second, area, people, members_shared(landscape, first, second),
                 topics_shared(landscape, first, second))  # fmt: skip


def members_shared(landscape: Landscape, first: Array, second: Array) -> Array:
    """Of each pair the weight of the organisations in both, as a share of the lesser one's; NaN where one has none."""
    sitting = landscape.sitting
    weight = 1 / np.log2(1 + np.maximum(np.diff(landscape.seats().indptr), 1))
    weighed = sp.csr_matrix((weight[sitting.indices], sitting.indices, sitting.indptr), sitting.shape)
    totals = np.asarray(weighed.sum(axis=1)).ravel()
    ones = sp.csr_matrix((np.ones(sitting.nnz), sitting.indices, sitting.indptr), sitting.shape)
    least = np.minimum(totals[first], totals[second])
    both = [
        np.asarray(weighed[first[at : at + BLOCK]].multiply(ones[second[at : at + BLOCK]]).sum(axis=1)).ravel()
        for at in range(0, len(first), BLOCK)
    ]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(least > 0, np.concatenate([*both, np.zeros(0)]) / least, np.nan)


def topics_shared(landscape: Landscape, first: Array, second: Array) -> Array:
    """Of each pair the weight of the topics of both, as a share of those of either; NaN where one has none."""
    works_on = landscape.works_on
    rarity = np.log1p(len(landscape.networks) / np.maximum(works_on.sum(0), 1))
    totals = works_on @ rarity
    both = ((works_on * rarity)[first] * works_on[second]).sum(1)
    is_known = (totals[first] > 0) & (totals[second] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(is_known, both / (totals[first] + totals[second] - both), np.nan)


def told_in_order(landscape: Landscape, pairs: Pairs) -> Pairs:
    """Those with an own network first, then by rank, people and name; what rests comes last."""
    return pairs.of(np.lexsort(_keys(landscape, pairs)[::-1]))


def told_among(landscape: Landscape, pairs: Pairs, more: Pairs) -> Pairs:
    """A few more at their places among those that stand in order already."""
    added = told_in_order(landscape, more)
    keys = zip(*(column.tolist() for column in _keys(landscape, added)), strict=True)

    place, is_own = landscape.places_by_slug, landscape.is_own

    def key(at: int) -> tuple[float, ...]:
        first, second = int(pairs.first[at]), int(pairs.second[at])
        rank = _rank(pairs.area[at], pairs.members[at], pairs.topics[at])
        is_resting, is_foreign = (first, second) in landscape.resting, not (is_own[first] or is_own[second])
        people = float(np.round(pairs.people[at], 3))
        return is_resting, is_foreign, -float(np.round(rank, 9)), -people, place[first], place[second]

    at = [bisect_left(range(len(pairs.first)), each, key=key) for each in keys]
    return Pairs(*(np.insert(one, at, other) for one, other in zip(pairs.columns, added.columns, strict=True)))


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
