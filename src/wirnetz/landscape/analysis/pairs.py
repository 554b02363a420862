"""All pairs of networks side by side, in arrays: what they share and in which order they are told.

Three shares stay apart: people of the smaller territory who live in both (Szymkiewicz and Simpson), members in both
(one that sits everywhere proves little, after Adamic and Adar 2003), topics (Jaccard; rare ones weigh more). Only the
order joins them: the area is needed, members or topics must join it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.answered import once
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.matrices import blocks, product_at, rows_of, seams_of, sewn

LEAST = 0.3
"""From this share of the smaller territory's people on, two networks stand side by side."""
BLOCK = 50_000
FINE = 10**9
"""Ranks that differ by less than one in so many are equal."""
STANDINGS = 4
"""With an own network, without one; and the same for pairs that rest."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Networks side by side, one column for each pair. `ends`: their rows, the lower first · `shares`: share of area,
    the people in it, shares of members and topics; NaN where one has none.

    `keys`: what they stand in order by, the weightiest first; without rows where they don't.
    """

    ends: Array
    shares: Array
    keys: Array

    @property
    def first(self) -> Array:
        """The lower row of each."""
        return self.ends[0]

    @property
    def second(self) -> Array:
        """The higher one."""
        return self.ends[1]

    @property
    def people(self) -> Array:
        """How many live in both territories."""
        return self.shares[1]

    @property
    def rank(self) -> Array:
        """For the order only, never shown."""
        area, _people, members, topics = self.shares
        members, topics = (np.where(np.isnan(each), 0.0, each) for each in (members, topics))
        return np.sqrt(area * (1 - (1 - members) * (1 - topics)))

    def of(self, chosen: Array) -> "Pairs":
        """These of them, in this order."""
        return Pairs(*(block.take(chosen, axis=1) for block in (self.ends, self.shares, self.keys)))

    def __len__(self) -> int:
        return self.ends.shape[1]

    def with_others(self, gone: Array, others: "Pairs", places: Array) -> "Pairs":
        """Without these of them, ascending, and with others, which stand in order, each before the one at its place."""
        seams = seams_of(len(self), gone, places)
        return Pairs(
            sewn(seams, self.ends, others.ends),
            sewn(seams, self.shares, others.shares),
            sewn(seams, self.keys, others.keys),
        )


def pairs_of(landscape: Landscape, rows: Array | None = None) -> Pairs:
    """All pairs side by side, or those with one of these networks; each once, in the order of rows."""
    at, two, people = landscape.shared_pairs(rows)
    one, totals = at if rows is None else rows[at], landscape.levels.totals
    least = np.minimum(totals[one], totals[two])
    with np.errstate(divide="ignore", invalid="ignore"):
        area = people / least
        chosen = (least > 0) & (area >= LEAST - 1e-12)
    if rows is not None:
        asked = np.zeros(len(landscape.networks), bool)
        asked[rows] = True
        chosen &= (one != two) & ~(asked[two] & (two < one))
    one, two, area, people = one[chosen], two[chosen], area[chosen], people[chosen]
    ends = np.array([np.minimum(one, two), np.maximum(one, two)], np.int32)
    shares = [area, people, members_shared(landscape, one, two), topics_shared(landscape, *ends)]
    return Pairs(ends, np.array(shares), np.zeros((0, len(one)), np.int64))


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
        both[chosen] = product_at(
            rows_of(weighed, rows[some]), landscape.seated, at[chosen] - some.start, second[chosen]
        )
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
    works_on, weighed, totals = _topics_weighed(landscape)
    both = np.zeros(len(first))
    for at in range(0, len(first), BLOCK):
        some = slice(at, at + BLOCK)
        both[some] = _row_products(works_on[first[some]], weighed[second[some]])
    is_known = (totals[first] > 0) & (totals[second] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(is_known, both / (totals[first] + totals[second] - both), np.nan)


@once("networks")
def _topics_weighed(landscape: Landscape) -> tuple[Array, Array, Array]:
    """Networks × topics; the same weighed by how rare each topic is; the sum of that by network."""
    works_on = landscape.works_on
    weighed = works_on * np.log1p(len(landscape.networks) / np.maximum(works_on.sum(0), 1))
    return works_on, weighed, _row_products(works_on, weighed)


def _row_products(one: Array, other: Array) -> Array:
    """The sum of the products in each row. Not `@`: its threads go on spinning when they have nothing more to do."""
    found: Array = np.einsum("ij,ij->i", one, other)
    return found


def told_in_order(landscape: Landscape, pairs: Pairs) -> Pairs:
    """Those with an own network first, then by rank, people and name; what rests comes last."""
    found = replace(pairs, keys=_keys(landscape, pairs))
    return found.of(np.lexsort(found.keys[::-1]))


def by_standing(pairs: Pairs) -> tuple[Pairs, ...]:
    """Pairs that stand in order in as many parts as there are standings: with an own network, without, resting ones."""
    cuts = np.searchsorted(pairs.keys[0], [(2 * standing - 1) * FINE for standing in range(1, STANDINGS)]).tolist()
    steps = pairwise([0, *cuts, len(pairs)])
    return tuple(Pairs(*(each[:, a:b] for each in (pairs.ends, pairs.shares, pairs.keys))) for a, b in steps)


def told_after(landscape: Landscape, parts: Sequence[Pairs], rows: Array, more: Pairs) -> tuple[Pairs, ...]:
    """Pairs in order, by standing, where those with these networks give way to others, each at its place."""
    others = by_standing(told_in_order(landscape, more))
    return tuple(_told_again(part, rows, other) for part, other in zip(parts, others, strict=True))


def _told_again(part: Pairs, rows: Array, others: Pairs) -> Pairs:
    is_gone = np.zeros(len(part), bool)
    for row in rows.tolist():
        is_gone |= (part.first == row) | (part.second == row)
    if not len(others) and not is_gone.any():
        return part
    return part.with_others(np.flatnonzero(is_gone), others, _places_of(others.keys, part.keys))


def _places_of(wanted: Array, keys: Array) -> Array:
    """Where each stands among what is in order by these keys; of equals before the first."""
    first, *others = keys
    starts, ends = first.searchsorted(wanted[0]), first.searchsorted(wanted[0], "right")
    if others:
        for at in np.flatnonzero(starts < ends).tolist():
            some = slice(starts[at], ends[at])
            starts[at] += _places_of(wanted[1:, at : at + 1], keys[1:, some])[0]
    return starts


def _keys(landscape: Landscape, pairs: Pairs) -> Array:
    """What pairs are ordered by, the weightiest first: standing and rank, people, names."""
    is_foreign = ~(landscape.is_own[pairs.first] | landscape.is_own[pairs.second])
    standing = 2 * among(landscape, pairs, landscape.resting) + is_foreign
    rank, people = (np.rint(values * fine).astype(np.int64) for values, fine in
                    ((pairs.rank, FINE), (pairs.people, 1000)))  # fmt: skip
    place = landscape.places_by_slug
    return np.array([standing * 2 * FINE - rank, -people, place[pairs.first] * len(place) + place[pairs.second]])


def among(landscape: Landscape, pairs: Pairs, known: Iterable[tuple[int, int]]) -> Array:
    """Which of the pairs are among these."""
    count = len(landscape.networks)
    keys: Sequence[int] = [first * count + second for first, second in known]
    return np.isin(pairs.first.astype(np.int64) * count + pairs.second, keys)
