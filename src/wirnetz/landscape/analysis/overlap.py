"""Overlap: networks that share area, members or topics. Side by side is no fault; it is a chance to invite together.

The shares of all pairs come in arrays (`pairs`); what led to them is looked up when somebody wants to see it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import overload

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.answered import AREAS, after_territories, once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Held, Landscape, or_none
from wirnetz.landscape.analysis.matrices import columns_of
from wirnetz.landscape.analysis.overlap_words import group_sentence, pair_sentence
from wirnetz.landscape.analysis.pairs import Pairs, by_standing, pairs_of, told_after, told_in_order

CLOSE = 0.5
"""From this rank on every pair of a group."""


@dataclass(frozen=True)
class Ground:
    """What the evidence of pairs is looked up in. It is not the landscape: each would hold the other in memory."""

    networks: tuple[Held, ...]
    territory: sp.csr_matrix
    sitting: sp.csr_matrix

    @classmethod
    def of(cls, landscape: Landscape) -> "Ground":
        """From a landscape."""
        return cls(landscape.networks, landscape.territory, landscape.sitting)


@dataclass(frozen=True)
class Overlap:
    """Two networks side by side. `members`, `topics`: None where one has none recorded · `rank`: never shown."""

    first: int
    second: int
    area: float
    people: float
    members: float | None
    topics: float | None
    rank: float
    ground: Ground = field(repr=False, compare=False)

    @cached_property
    def areas(self) -> Array:
        """The areas that both hold."""
        held = self.ground.territory
        return np.intersect1d(columns_of(held, self.first), columns_of(held, self.second), assume_unique=True)

    @cached_property
    def both(self) -> tuple[int, ...]:
        """Numbers of the organisations that sit in both."""
        sitting = self.ground.sitting
        one, two = columns_of(sitting, self.first), columns_of(sitting, self.second)
        return tuple(np.intersect1d(one, two, assume_unique=True).tolist())

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """Topics of both."""
        theirs = set(self.ground.networks[self.second].topics)
        return tuple(topic for topic in self.ground.networks[self.first].topics if topic in theirs)


class Overlaps(Sequence[Overlap]):
    """The pairs of a landscape in the order in which they are told, in `parts` of equal standing; each is made when it
    is looked at.
    """

    def __init__(self, ground: Ground, parts: Sequence[Pairs]) -> None:
        self.ground, self.parts = ground, parts

    def told_of(self, landscape: Landscape) -> "Overlaps":
        """The same pairs, their evidence looked up in another landscape in which nothing of it differs."""
        return Overlaps(Ground.of(landscape), self.parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    @overload
    def __getitem__(self, at: int) -> Overlap: ...
    @overload
    def __getitem__(self, at: slice) -> list[Overlap]: ...
    def __getitem__(self, at: int | slice) -> Overlap | list[Overlap]:
        rows = np.arange(len(self))[at if isinstance(at, slice) else [at]]
        starts = np.cumsum([0, *map(len, self.parts)])
        part_of = np.searchsorted(starts, rows, "right") - 1
        by_part = [
            iter(self._told(part.of(rows[part_of == number] - starts[number])))
            for number, part in enumerate(self.parts)
        ]
        found = [next(by_part[number]) for number in part_of.tolist()]
        return found if isinstance(at, slice) else found[0]

    def __iter__(self) -> Iterator[Overlap]:
        return chain.from_iterable(map(self._told, self.parts))

    def _told(self, pairs: Pairs) -> list[Overlap]:
        return [
            Overlap(first, second, area, people, or_none(members), or_none(topics), rank, self.ground)
            for first, second, area, people, members, topics, rank in zip(
                *pairs.ends.tolist(), *pairs.shares.tolist(), pairs.rank.tolist(), strict=True
            )
        ]


@once(*AREAS, "networks", "territory", "organisations", "members", "resting")
def overlaps(landscape: Landscape) -> Overlaps:
    """All pairs side by side: those with an own network first, then by rank, people and name; what rests comes last."""
    return Overlaps(Ground.of(landscape), by_standing(told_in_order(landscape, pairs_of(landscape))))


@after_territories(overlaps)
def overlaps_after(before: Overlaps, landscape: Landscape, rows: Array, _areas: Array) -> Overlaps:
    """The pairs after these networks have another territory: theirs are looked for again."""
    return Overlaps(Ground.of(landscape), told_after(landscape, before.parts, rows, pairs_of(landscape, rows)))


def groups(landscape: Landscape, found: Overlaps) -> list[tuple[int, ...]]:
    """Three networks and more of which every two stand close side by side; the strongest pairs join first."""
    slug = [network.slug for network in landscape.networks]
    close: dict[tuple[int, int], float] = {}
    for part in found.parts:
        chosen = part.of(np.flatnonzero(part.rank >= CLOSE))
        close.update(zip(zip(*chosen.ends.tolist(), strict=True), chosen.rank.tolist(), strict=True))
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
