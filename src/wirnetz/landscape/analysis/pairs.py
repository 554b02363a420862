"""All pairs of networks side by side, in arrays: what they share and in which order they are told.

Three shares stay apart: people of the smaller territory who live in both (Szymkiewicz and Simpson), members in both
(one that sits everywhere proves little, after Adamic and Adar 2003), topics (Jaccard; rare ones weigh more). Only the
order joins them: the area is needed, members or topics must join it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
        return np.sqrt(self.area * (1 - (1 - np.nan_to_num(self.members)) * (1 - np.nan_to_num(self.topics))))

    def of(self, chosen: Array) -> "Pairs":
        """These of them, in this order."""
        columns = self.first, self.second, self.area, self.people, self.members, self.topics
        return Pairs(*(column[chosen] for column in columns))


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
    names = sorted({topic for network in landscape.networks for topic in network.topics})
    at = {name: number for number, name in enumerate(names)}
    works_on = np.zeros((len(landscape.networks), len(names)))
    for row, network in enumerate(landscape.networks):
        works_on[row, [at[topic] for topic in network.topics]] = 1.0
    rarity = np.log1p(len(landscape.networks) / np.maximum(works_on.sum(0), 1))
    totals = works_on @ rarity
    both = ((works_on * rarity)[first] * works_on[second]).sum(1)
    is_known = (totals[first] > 0) & (totals[second] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(is_known, both / (totals[first] + totals[second] - both), np.nan)


def told_in_order(landscape: Landscape, pairs: Pairs) -> Pairs:
    """Those with an own network first, then by rank, people and name; what rests comes last."""
    is_own = landscape.is_own
    place = landscape.places_by_slug
    is_foreign = ~(is_own[pairs.first] | is_own[pairs.second])
    is_resting = among(landscape, pairs, landscape.resting)
    keys = (place[pairs.second], place[pairs.first], -np.round(pairs.people, 3), -np.round(pairs.rank, 9), is_foreign,
            is_resting)  # fmt: skip
    return pairs.of(np.lexsort(keys))


def among(landscape: Landscape, pairs: Pairs, known: Iterable[tuple[int, int]]) -> Array:
    """Which of the pairs are among these."""
    count = len(landscape.networks)
    keys: Sequence[int] = [first * count + second for first, second in known]
    return np.isin(pairs.first.astype(np.int64) * count + pairs.second, keys)
