"""Territories on two levels: a district held whole counts as one, only what is left is held area by area.

Territories are mostly whole districts. So the people whom networks share come from small products of matrices instead
of a large one; the answer is the same.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import scipy.sparse as sp

Array = np.ndarray
FEW = 8
"""For so few networks no product of matrices is made ready."""
BLOCK = 300_000
"""Entries of territories that are looked at at a time."""
DENSE = 16
"""Up to so many places for each value a table is quicker than a search."""


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
        sizes, district = np.bincount(district_of), district_of[held.indices]
        is_start = np.ones(len(district), bool)
        np.not_equal(district[1:], district[:-1], out=is_start[1:])
        is_start[held.indptr[:-1][np.diff(held.indptr) > 0]] = True
        starts = np.flatnonzero(is_start)
        counts, columns = np.diff(starts, append=len(district)), district[starts]
        rows = np.repeat(np.arange(held.shape[0]), np.diff(np.searchsorted(starts, held.indptr)))
        living = np.add.reduceat(people[held.indices], starts) if len(starts) else np.zeros(0)
        is_whole = counts == sizes[columns]
        loose = held.indices[np.repeat(~is_whole, counts)]
        owner = np.repeat(rows[~is_whole], counts[~is_whole])
        shape = (held.shape[0], len(sizes))
        return cls(
            _rows(living, rows, columns, shape),
            _rows(np.ones(int(is_whole.sum())), rows[is_whole], columns[is_whole], shape),
            _rows(np.ones(len(loose)), owner, loose, held.shape),
            people,
            district_of,
        )

    def after(self, territory: sp.csr_matrix, rows: Array) -> "Levels":
        """The same where these networks have another territory."""
        new = Levels.of(territory[rows], self.district_of, self.people)
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
        if rows is not None and len(rows) <= FEW:
            return sp.csr_matrix(self._shared_by_few(rows))
        one, other = self._sides
        return (one if rows is None else one[rows]) @ other

    def shared_pairs(self, rows: Array | None = None) -> tuple[Array, Array, Array]:
        """The same in pairs: place among `rows`, other network, people; of all networks each pair once, lower first."""
        if rows is not None and len(rows) <= FEW:
            few = self._shared_by_few(rows)
            at, other = np.nonzero(few)
            return at, other, few[at, other]
        found = sp.triu(self.shared(), 1, format="csr") if rows is None else self.shared(rows)
        return np.repeat(np.arange(found.shape[0]), np.diff(found.indptr)), found.indices, found.data

    def _shared_by_few(self, rows: Array) -> Array:
        return np.array([self._shared_by(row) for row in rows.tolist()]).reshape(len(rows), self.living.shape[0])

    def _shared_by(self, row: int) -> Array:
        """People whom one network shares with each."""
        partly, whole, loose = (self._row(matrix, row) for matrix in (self.living, self.whole, self.loose))
        partly[whole > 0] = 0.0
        found: Array = self.living @ whole + self.whole @ partly + self.loose @ (loose * self.people)
        return found

    @staticmethod
    def _row(matrix: sp.csr_matrix, row: int) -> Array:
        found = np.zeros(matrix.shape[1])
        start, end = matrix.indptr[row : row + 2]
        found[matrix.indices[start:end]] = matrix.data[start:end]
        return found


def with_rows(matrix: sp.csr_matrix, rows: Array, new: sp.csr_matrix) -> sp.csr_matrix:
    """The matrix with these rows, ascending, in place of its own."""
    counts = np.diff(matrix.indptr)
    counts[rows] = np.diff(new.indptr)
    starts = [0, *matrix.indptr[rows + 1].tolist()]
    ends = [*matrix.indptr[rows].tolist(), matrix.nnz]
    puts = [*pairwise(new.indptr.tolist()), (0, 0)]

    def spliced(old: Array, put: Array) -> Array:
        parts = [part for start, end, (first, last) in zip(starts, ends, puts, strict=True)
                 for part in (old[start:end], put[first:last])]  # fmt: skip
        return np.concatenate(parts)

    found = spliced(matrix.data, new.data), spliced(matrix.indices, new.indices)
    return sp.csr_matrix((*found, np.concatenate([[0], np.cumsum(counts)])), matrix.shape)


def moved_rows(one: sp.csr_matrix, other: sp.csr_matrix) -> Array:
    """The rows that differ between two matrices of truths, ascending; those between which the counts differ at once."""
    counts = np.diff(one.indptr), np.diff(other.indptr)
    found = np.flatnonzero(counts[0] != counts[1])
    starts, ends = [0, *(found + 1).tolist()], [*found.tolist(), len(counts[0])]
    for start, end in zip(starts, ends, strict=True):
        here, there = (each.indices[each.indptr[start] : each.indptr[end]] for each in (one, other))
        differs = np.flatnonzero(here != there)
        if len(differs):
            rows = np.searchsorted(one.indptr, one.indptr[start] + differs, "right") - 1
            found = np.union1d(found, rows)
    return found


def holders_after(holders: sp.csr_matrix, territory: sp.csr_matrix, rows: Array, areas: Array) -> sp.csr_matrix:
    """Areas × networks where these networks, both ascending, have left or entered these areas."""
    held, others = territory[rows], holders[areas]
    at = np.minimum(np.searchsorted(areas, held.indices), len(areas) - 1)
    is_here = areas[at] == held.indices
    stays = np.isin(others.indices, rows, invert=True)
    area = np.concatenate([np.repeat(np.arange(len(areas)), np.diff(others.indptr))[stays], at[is_here]])
    network = np.concatenate([others.indices[stays], np.repeat(rows, np.diff(held.indptr))[is_here]])
    order = np.lexsort((network, area))
    new = _rows(np.ones(len(order), bool), area[order], network[order], (len(areas), holders.shape[1]))
    return with_rows(holders, areas, new)


def blocks(sizes: Array, most: int) -> list[slice]:
    """Rows that follow each other and together have not much more than so many entries."""
    if not len(sizes):
        return [slice(0, 0)]
    steps = np.cumsum(sizes) // most
    starts = np.flatnonzero(np.diff(steps, prepend=-1)).tolist()
    return [slice(start, end) for start, end in pairwise([*starts, len(sizes)])]


def ranges(starts: Array, counts: Array) -> Array:
    """The numbers from each start on, so many of each."""
    found = np.repeat(starts - np.cumsum(counts) + counts, counts)
    found += np.arange(len(found))
    return found


def values_at(matrix: sp.csr_matrix, rows: Array, columns: Array) -> Array:
    """What the matrix holds at these places, 0 where nothing is stored."""
    if matrix.shape[0] * matrix.shape[1] <= DENSE * (matrix.nnz + len(rows)):
        found: Array = matrix.toarray()[rows, columns]
        return found
    kept = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
    owner = np.repeat(np.arange(kept.shape[0], dtype=np.int64), np.diff(kept.indptr))
    stored, wanted = owner * kept.shape[1] + kept.indices, rows.astype(np.int64) * kept.shape[1] + columns
    if not len(stored):
        return np.zeros(len(wanted))
    at = np.minimum(np.searchsorted(stored, wanted), len(stored) - 1)
    return np.where(stored[at] == wanted, kept.data[at], 0.0)


def _rows(values: Array, rows: Array, columns: Array, shape: tuple[int, int]) -> sp.csr_matrix:
    """A matrix from entries that stand row after row."""
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))])
    return sp.csr_matrix((values, columns, starts), shape)
