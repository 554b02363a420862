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
    """`held`: networks × districts, how many areas of it · `whole`: networks × districts held whole ·
    `living`: people of each network by district it touches · `partly`: the same where it holds a part ·
    `loose`: networks × areas of districts held in part · `people`: by area · `district_of`: by area, ascending.
    """

    held: sp.csr_matrix

    whole: sp.csr_matrix
    living: sp.csr_matrix
    partly: sp.csr_matrix
    loose: sp.csr_matrix
    people: Array
    district_of: Array

    @classmethod
    def of(cls, territory: sp.csr_matrix, district_of: Array, people: Array) -> "Levels":
        """From networks × areas; areas in the order of their districts, people 0 where unknown."""
        held = territory if territory.has_sorted_indices else territory.sorted_indices()
        parts = [cls._of_some(held[some], district_of, people) for some in blocks(np.diff(held.indptr), BLOCK)]
        if len(parts) == 1:
            return parts[0]
        names = ("held", "whole", "living", "partly", "loose")
        matrices = {name: sp.vstack([getattr(part, name) for part in parts], format="csr") for name in names}
        return cls(**matrices, people=people, district_of=district_of)

    @classmethod
    def _of_some(cls, held: sp.csr_matrix, district_of: Array, people: Array) -> "Levels":
        """The same of so few that their entries can stand beside each other."""
        sizes = np.bincount(district_of)
        owner = np.repeat(np.arange(held.shape[0], dtype=np.int64), np.diff(held.indptr))
        pairs = owner * len(sizes) + district_of[held.indices]
        starts = np.flatnonzero(np.diff(pairs, prepend=-1))
        counts = np.diff(starts, append=len(pairs))
        rows, columns = np.divmod(pairs[starts], max(len(sizes), 1))
        living = np.add.reduceat(people[held.indices], starts) if len(starts) else np.zeros(0)
        is_whole = counts == sizes[columns]
        is_loose = np.repeat(~is_whole, counts)
        shape = (held.shape[0], len(sizes))

        def matrix(values: Array, chosen: Array) -> sp.csr_matrix:
            return _rows(values[chosen], rows[chosen], columns[chosen], shape)

        everywhere = np.ones(len(rows), bool)
        return cls(
            matrix(counts, everywhere),
            matrix(np.ones(len(rows)), is_whole),
            matrix(living, everywhere),
            matrix(living, ~is_whole),
            _rows(np.ones(int(is_loose.sum())), owner[is_loose], held.indices[is_loose], held.shape),
            people,
            district_of,
        )

    def of_rows(self, rows: Array) -> "Levels":
        """Of these networks alone, counted from 0."""
        held, whole, living, partly, loose = (
            each[rows] for each in (self.held, self.whole, self.living, self.partly, self.loose)
        )
        return Levels(held, whole, living, partly, loose, self.people, self.district_of)

    def after(self, territory: sp.csr_matrix, rows: Array) -> "Levels":
        """The same where these networks have another territory."""
        new = Levels.of(territory[rows], self.district_of, self.people)
        return replace(
            self,
            held=with_rows(self.held, rows, new.held),
            whole=with_rows(self.whole, rows, new.whole),
            living=with_rows(self.living, rows, new.living),
            partly=with_rows(self.partly, rows, new.partly),
            loose=with_rows(self.loose, rows, new.loose),
        )

    @cached_property
    def totals(self) -> Array:
        """People of each territory."""
        return np.asarray(self.living.sum(axis=1)).ravel()

    @cached_property
    def _sides(self) -> tuple[sp.csr_matrix, sp.csr_matrix]:
        """Two matrices whose product is the people shared: districts whole here, whole there, whole nowhere."""
        weighed = sp.csr_matrix((self.people[self.loose.indices], self.loose.indices, self.loose.indptr),
                                self.loose.shape)  # fmt: skip
        one = sp.hstack([self.whole, self.partly, weighed], format="csr")
        return one, sp.vstack([self.living.T, self.whole.T, self.loose.T], format="csr")

    def shared(self, rows: Array | None = None) -> sp.csr_matrix:
        """These networks (all where none are given) × all: people who live in both territories."""
        if rows is not None and len(rows) <= FEW:
            found = [self._shared_by(row) for row in rows.tolist()]
            return sp.csr_matrix(np.array(found).reshape(len(rows), self.held.shape[0]))
        one, other = self._sides
        return (one if rows is None else one[rows]) @ other

    def _shared_by(self, row: int) -> Array:
        """People whom one network shares with each."""
        whole, partly, loose = (self._row(matrix, row) for matrix in (self.whole, self.partly, self.loose))
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
    columns: list[Array] = []
    values: list[Array] = []
    done = 0
    for place, row in enumerate(rows.tolist()):
        kept, put = slice(done, matrix.indptr[row]), slice(new.indptr[place], new.indptr[place + 1])
        columns += [matrix.indices[kept], new.indices[put]]
        values += [matrix.data[kept], new.data[put]]
        done = matrix.indptr[row + 1]
    found = np.concatenate([*values, matrix.data[done:]]), np.concatenate([*columns, matrix.indices[done:]])
    return sp.csr_matrix((*found, np.concatenate([[0], np.cumsum(counts)])), matrix.shape)


def blocks(sizes: Array, most: int) -> list[slice]:
    """Rows that follow each other and together have not much more than so many entries."""
    if not len(sizes):
        return [slice(0, 0)]
    steps = np.cumsum(sizes) // most
    starts = np.flatnonzero(np.diff(steps, prepend=-1)).tolist()
    return [slice(start, end) for start, end in pairwise([*starts, len(sizes)])]


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
