"""Territories on two levels: a district held whole counts as one, only what is left is held area by area.

Territories are mostly whole districts. So the people whom networks share come from small products of matrices instead
of a large one; the answer is the same.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.matrices import blocks, csr, ranges, rows_of, with_rows

Array = np.ndarray
BLOCK = 300_000
"""Entries of territories that are looked at at a time."""
FEW = 8
"""Areas are looked at one by one where there are this many times as many others."""


@dataclass(frozen=True, eq=False)
class Levels:
    """`living`: networks × districts, people of each network in each it touches · `whole`: those it holds whole ·
    `loose`: networks × areas of districts held in part · `people`: by area · `district_of`: by area, ascending.
    """

    living: sp.csr_matrix
    whole: sp.csr_matrix
    loose: sp.csr_matrix
    people: Array
    district_of: Array

    @classmethod
    def of(cls, territory: sp.csr_matrix, district_of: Array, people: Array) -> "Levels":
        """From networks × areas; areas in the order of their districts, people 0 where unknown."""
        held = territory if territory.has_sorted_indices else territory.sorted_indices()
        some_at_a_time = blocks(np.diff(held.indptr), BLOCK)
        if len(some_at_a_time) == 1:
            return cls._of_some(held, district_of, people)
        parts = [cls._of_some(held[some], district_of, people) for some in some_at_a_time]
        names = ("living", "whole", "loose")
        matrices = {name: sp.vstack([getattr(part, name) for part in parts], format="csr") for name in names}
        return cls(**matrices, people=people, district_of=district_of)

    @classmethod
    def _of_some(cls, held: sp.csr_matrix, district_of: Array, people: Array) -> "Levels":
        """The same of so few that their entries can stand beside each other."""
        sizes, district = np.bincount(district_of), district_of.astype(np.int32)[held.indices]
        is_start = np.ones(len(district), bool)
        np.not_equal(district[1:], district[:-1], out=is_start[1:])
        is_start[held.indptr[:-1][np.diff(held.indptr) > 0]] = True
        starts = np.flatnonzero(is_start)
        counts, columns = np.diff(starts, append=len(district)), district[starts]
        touched = np.diff(np.searchsorted(starts, held.indptr))
        rows = np.repeat(np.arange(held.shape[0]), touched)
        living = np.add.reduceat(people[held.indices], starts) if len(starts) else np.zeros(0)
        is_whole = counts == sizes[columns]
        loose = held.indices[np.repeat(~is_whole, counts)]
        wholes, areas = (
            np.bincount(rows, weights, held.shape[0]).astype(int) for weights in (is_whole, ~is_whole * counts)
        )
        shape = (held.shape[0], len(sizes))
        return cls(
            csr(living, columns, touched, shape),
            csr(np.ones(int(is_whole.sum())), columns[is_whole], wholes, shape),
            csr(np.ones(len(loose)), loose, areas, held.shape),
            people,
            district_of,
        )

    def after(self, territory: sp.csr_matrix, rows: Array) -> "Levels":
        """The same where these networks have another territory."""
        new = Levels.of(rows_of(territory, rows), self.district_of, self.people)
        return replace(
            self,
            living=with_rows(self.living, rows, new.living),
            whole=with_rows(self.whole, rows, new.whole),
            loose=with_rows(self.loose, rows, new.loose),
        )

    @cached_property
    def touched(self) -> Array:
        """How many districts each network holds something of."""
        return np.diff(self.living.indptr)

    @cached_property
    def partly(self) -> sp.csr_matrix:
        """People of each network by district of which it holds a part."""
        return (self.living - self.living.multiply(self.whole)).tocsr()

    @cached_property
    def totals(self) -> Array:
        """People of each territory."""
        found: Array = self.living @ np.ones(self.living.shape[1])
        return found

    @cached_property
    def _sides(self) -> tuple[sp.csr_matrix, sp.csr_matrix]:
        """Two matrices whose product is the people shared: districts whole here, whole there, whole nowhere."""
        weighed = sp.csr_matrix((self.people[self.loose.indices], self.loose.indices, self.loose.indptr),
                                self.loose.shape)  # fmt: skip
        one = sp.hstack([self.whole, self.partly, weighed], format="csr")
        return one, sp.hstack([self.living, self.whole, self.loose], format="csr").T.tocsr()

    def shared(self, rows: Array | None = None) -> sp.csr_matrix:
        """These networks (all where none are given) × all: people who live in both territories."""
        one, other = self._sides
        return (one if rows is None else one[rows]) @ other

    def shared_pairs(self, rows: Array | None = None) -> tuple[Array, Array, Array]:
        """The same in pairs: place among `rows`, other network, people; of all networks each pair once, lower first."""
        found = sp.triu(self.shared(), 1, format="csr") if rows is None else self.shared(rows)
        return np.repeat(np.arange(found.shape[0]), np.diff(found.indptr)), found.indices, found.data


@dataclass(frozen=True, eq=False)
class Holders:
    """Who holds each area, with its whole district (`whole`: districts × networks) or not (`loose`: areas × networks).

    A district held whole is looked at once for all of its areas.
    """

    whole: sp.csr_matrix
    loose: sp.csr_matrix
    district_of: Array

    @classmethod
    def of(cls, levels: Levels) -> "Holders":
        """From what the networks hold."""
        return cls(levels.whole.T.tocsr(), levels.loose.T.tocsr(), levels.district_of)

    @cached_property
    def counts(self) -> Array:
        """How many networks hold each area."""
        counts: Array = np.diff(self.whole.indptr)[self.district_of] + np.diff(self.loose.indptr)
        return counts

    def any_of(self, areas: Array, is_one: Array) -> Array:
        """Of each of these areas whether one of these networks holds it."""
        if FEW * len(areas) < len(self.district_of):
            places, networks = self.pairs(areas)
            return np.bincount(places, is_one[networks], len(areas)) > 0
        found: Array = (self.whole @ is_one > 0)[self.district_of] | (self.loose @ is_one > 0)
        return found[areas]

    def pairs(self, areas: Array) -> tuple[Array, Array]:
        """Who holds these areas: the place among them, and the network."""
        places, networks = [], []
        for held, rows in ((self.whole, self.district_of[areas]), (self.loose, areas)):
            starts = held.indptr[rows]
            counts = held.indptr[rows + 1] - starts
            places.append(np.repeat(np.arange(len(areas)), counts))
            networks.append(held.indices[ranges(starts, counts)])
        return np.concatenate(places), np.concatenate(networks)
