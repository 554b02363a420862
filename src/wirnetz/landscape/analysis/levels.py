"""Territories on two levels: a district held whole counts as one, only what is left is held area by area.

Territories are mostly whole districts. So the people whom networks share come from small products of matrices instead
of a large one; the answer is the same.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Levels:
    """`whole`: networks × districts held whole · `living`: people of each network by district it touches · `partly`:
    the same where it holds a part · `loose`: networks × areas of districts held in part · `people`: by area.
    """  # fmt: skip

    whole: sp.csr_matrix
    living: sp.csr_matrix
    partly: sp.csr_matrix
    loose: sp.csr_matrix
    people: Array

    @classmethod
    def of(cls, territory: sp.csr_matrix, district_of: Array, people: Array) -> "Levels":
        """From networks × areas; areas in the order of their districts, people 0 where unknown."""
        held = territory if territory.has_sorted_indices else territory.sorted_indices()
        sizes = np.bincount(district_of, minlength=1)
        owner = np.repeat(np.arange(held.shape[0], dtype=np.int64), np.diff(held.indptr))
        pairs = owner * len(sizes) + district_of[held.indices]
        starts = np.flatnonzero(np.diff(pairs, prepend=-1))
        counts = np.diff(starts, append=len(pairs))
        rows, columns = np.divmod(pairs[starts], len(sizes))
        living = np.add.reduceat(people[held.indices], starts) if len(starts) else np.zeros(0)
        is_whole = counts == sizes[columns]
        is_loose = np.repeat(~is_whole, counts)
        shape = (held.shape[0], len(sizes))

        def matrix(values: Array, chosen: Array) -> sp.csr_matrix:
            return _rows(values[chosen], rows[chosen], columns[chosen], shape)

        return cls(
            matrix(np.ones(len(rows)), is_whole),
            matrix(living, np.ones(len(rows), bool)),
            matrix(living, ~is_whole),
            _rows(np.ones(int(is_loose.sum())), owner[is_loose], held.indices[is_loose], held.shape),
            people,
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
        one, other = self._sides
        return (one if rows is None else one[rows]) @ other


def values_at(matrix: sp.csr_matrix, rows: Array, columns: Array) -> Array:
    """What the matrix holds at these places, 0 where nothing is stored."""
    found = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
    owner = np.repeat(np.arange(found.shape[0], dtype=np.int64), np.diff(found.indptr))
    stored, wanted = owner * found.shape[1] + found.indices, rows.astype(np.int64) * found.shape[1] + columns
    if not len(stored):
        return np.zeros(len(wanted))
    at = np.minimum(np.searchsorted(stored, wanted), len(stored) - 1)
    return np.where(stored[at] == wanted, found.data[at], 0.0)


def _rows(values: Array, rows: Array, columns: Array, shape: tuple[int, int]) -> sp.csr_matrix:
    """A matrix from entries that stand row after row."""
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))])
    return sp.csr_matrix((values, columns, starts), shape)
