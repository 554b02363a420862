"""Overlap: networks that share area, members or topics. Side by side is no fault; it is a chance to invite together.

Three shares stay apart: people of the smaller territory who live in both (Szymkiewicz and Simpson), members in both
(one that sits everywhere proves little, after Adamic and Adar 2003), topics (Jaccard; rare ones weigh more). Only the
order of the findings joins them: the area is needed, members or topics must join it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.overlap_words import group_sentence, pair_sentence

LEAST = 0.3
"""From this share of the smaller territory's people on, two networks stand side by side."""
CLOSE = 0.5
"""From this on every pair of a group."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two networks side by side. `members`, `topics`: None where one of them has none recorded.

    `areas`: shared ones · `both`: numbers of the organisations in both · `shared`: topics of both.
    """

    first: int
    second: int
    area: float
    people: float
    areas: Array
    members: float | None
    both: tuple[int, ...]
    topics: float | None
    shared: tuple[str, ...]

    @property
    def rank(self) -> float:
        """For the order only, never shown."""
        return sqrt(self.area * (1 - (1 - (self.members or 0)) * (1 - (self.topics or 0))))


def overlaps(landscape: Landscape) -> list[Overlap]:
    """All pairs side by side: those with an own network first, then by rank, people and name; what rests comes last."""
    weighing = _Weighing(landscape)
    found = [weighing.pair(*pair) for pair in weighing.candidates()]
    networks = landscape.networks

    def order(each: Overlap) -> tuple[bool, bool, float, float, str, str]:
        ends = networks[each.first], networks[each.second]
        is_foreign = not any(end.is_own for end in ends)
        is_resting = (each.first, each.second) in landscape.resting
        return is_resting, is_foreign, -round(each.rank, 9), -round(each.people, 3), ends[0].slug, ends[1].slug

    return sorted(found, key=order)


def groups(landscape: Landscape, found: Sequence[Overlap]) -> list[tuple[int, ...]]:
    """Three networks and more of which every two stand close side by side; the strongest pairs join first."""
    slug = [network.slug for network in landscape.networks]
    close = {(each.first, each.second): each.rank for each in found if each.rank >= CLOSE}
    group_of: dict[int, set[int]] = {}
    for first, second in sorted(close, key=lambda pair: (-round(close[pair], 9), *sorted(slug[row] for row in pair))):
        one, two = group_of.get(first, {first}), group_of.get(second, {second})
        if one is not two and all((min(a, b), max(a, b)) in close for a in one for b in two):
            joined = one | two
            group_of.update(dict.fromkeys(joined, joined))
    distinct = {tuple(sorted(each)) for each in group_of.values()}
    return sorted(each for each in distinct if len(each) > 2)


@question("overlap")
def overlap(landscape: Landscape) -> Sequence[Finding]:
    """Groups first, then one finding for each pair; a single one that says so where there is none."""
    placed = np.diff(landscape.territory.indptr) > 0
    if placed.sum() < 2:
        why = "noch kein Gebiet eines Netzwerks" if not placed.any() else "erst das Gebiet eines einzigen Netzwerks"
        return [Finding("overlap", "", f"Wir können es nicht sagen, weil {why} eingetragen ist.")]
    found = overlaps(landscape)
    if not found:
        return [
            Finding("overlap", "", "Nach den hier vorliegenden Angaben teilen sich keine zwei Netzwerke ein Gebiet.")
        ]
    return [_group_finding(landscape, each) for each in groups(landscape, found)] + [
        pair_finding(landscape, it) for it in found
    ]


def pair_finding(landscape: Landscape, each: Overlap) -> Finding:
    """The finding about two networks; its subject is the own one, else the first."""
    ends = [landscape.networks[each.first], landscape.networks[each.second]]
    ends.sort(key=lambda end: not end.is_own)
    return Finding(
        "overlap",
        ends[0].slug,
        pair_sentence(landscape, each),
        tuple(landscape.keys[area] for area in each.areas),
        tuple(end.slug for end in ends),
        {"area": each.area, "people": each.people, "members": each.members, "topics": each.topics},
        any(end.is_example for end in ends),
        tuple(landscape.organisations[row].slug for row in each.both),
    )


def _group_finding(landscape: Landscape, group: Sequence[int]) -> Finding:
    ends = sorted((landscape.networks[row] for row in group), key=lambda end: not end.is_own)
    return Finding(
        "overlap",
        ends[0].slug,
        group_sentence([end.name for end in ends]),
        networks=tuple(end.slug for end in ends),
        is_example=any(end.is_example for end in ends),
    )


class _Weighing:
    """What is needed to compare any two networks, computed once."""

    def __init__(self, landscape: Landscape) -> None:
        self.landscape = landscape
        self.people = np.nan_to_num(landscape.people)
        self.shared, self.totals = shared_people(landscape.territory, self.people)
        self.seats = landscape.seats().tocsc()
        self.weight = 1 / np.log2(1 + np.maximum(np.diff(landscape.seats().indptr), 1))
        names = [topic for network in landscape.networks for topic in network.topics]
        self.rarity = {topic: float(np.log1p(len(landscape.networks) / names.count(topic))) for topic in set(names)}

    def candidates(self) -> Iterator[tuple[int, int]]:
        upper = sp.triu(self.shared, 1).tocoo()
        least = np.minimum(self.totals[upper.row], self.totals[upper.col])
        with np.errstate(divide="ignore", invalid="ignore"):
            chosen = (least > 0) & (upper.data / least >= LEAST - 1e-12)
        yield from zip(upper.row[chosen].tolist(), upper.col[chosen].tolist(), strict=True)

    def pair(self, first: int, second: int) -> Overlap:
        areas = np.intersect1d(self.landscape.areas_of(first), self.landscape.areas_of(second), assume_unique=True)
        people = float(self.people[areas].sum())
        one, two = (self.seats.indices[self.seats.indptr[row] : self.seats.indptr[row + 1]] for row in (first, second))
        both = np.intersect1d(one, two, assume_unique=True)
        least = min(self.weight[one].sum(), self.weight[two].sum())
        topics = [set(self.landscape.networks[row].topics) for row in (first, second)]
        common, either = topics[0] & topics[1], topics[0] | topics[1]
        return Overlap(
            first,
            second,
            people / min(self.totals[first], self.totals[second]),
            people,
            areas,
            float(self.weight[both].sum() / least) if len(one) and len(two) else None,
            tuple(both.tolist()),
            self._rarity(common) / self._rarity(either) if all(topics) else None,
            tuple(topic for topic in self.landscape.networks[first].topics if topic in common),
        )

    def _rarity(self, topics: set[str]) -> float:
        return sum(self.rarity[topic] for topic in sorted(topics))


def shared_people(territory: sp.csr_matrix, people: Array) -> tuple[sp.csr_matrix, Array]:
    """Networks × networks: people who live in both territories; and those of each.

    Areas that the same networks hold count as one: territories are mostly whole districts, so few are left.
    """
    chance = np.random.default_rng(1)
    marks = chance.integers(1, 2**63, territory.shape[0], dtype=np.uint64)
    held = territory.tocsc()
    # sums of random marks: two different sets of networks agree by chance once in some 10^19 pairs
    alike = np.zeros(held.shape[1], np.uint64)
    np.add.at(alike, np.repeat(np.arange(held.shape[1]), np.diff(held.indptr)), marks[held.indices])
    _marks, first, group = np.unique(alike, return_index=True, return_inverse=True)
    merged = held[:, first].tocsr().astype(float)
    weights = np.bincount(group.ravel(), people, len(first))
    shared = (sp.csr_matrix(merged.multiply(weights)) @ merged.T).tocsr()
    return shared, np.asarray(merged @ weights)
