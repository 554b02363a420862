"""Matrices with few entries, row by row (CSR): parts of them, parts put in place of others, what a product holds.

scipy does the same in general; here what is known to be in order is not looked at again.
"""

from itertools import pairwise

import numpy as np
import scipy.sparse as sp

Array = np.ndarray
DENSE = 8
"""Up to so many places for each value a table is quicker than a search."""


def with_rows(matrix: sp.csr_matrix, rows: Array, new: sp.csr_matrix) -> sp.csr_matrix:
    """The matrix with these rows, ascending, in place of its own."""
    counts = np.diff(matrix.indptr)
    if not new.nnz and not counts[rows].any():
        return matrix
    counts[rows] = np.diff(new.indptr)
    starts = [0, *matrix.indptr[rows + 1].tolist()]
    ends = [*matrix.indptr[rows].tolist(), matrix.nnz]
    puts = [(0, 0), *pairwise(new.indptr.tolist())]
    seams = [each for start, end, put in zip(starts, ends, puts, strict=True)
             for each in ((True, slice(*put)), (False, slice(start, end)))]  # fmt: skip
    return csr(sewn(seams, matrix.data, new.data), sewn(seams, matrix.indices, new.indices), counts, matrix.shape)


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


Seams = list[tuple[bool, slice]]
"""How an array is put together anew: what comes next, and whether it is of the others."""


def seams_of(count: int, gone: Array, places: Array) -> Seams:
    """Of so many without those at `gone`, ascending, and with others, each before the one at its place."""
    leaves, cuts = set(gone.tolist()), np.append(np.unique(np.concatenate([gone, places])), count)
    found: Seams = []
    at = put = 0
    for cut, until in zip(cuts.tolist(), places.searchsorted(cuts, "right").tolist(), strict=True):
        found += [(False, slice(at, cut)), (True, slice(put, until))]
        at, put = cut + (cut in leaves), until
    return [each for each in found if each[1].start < each[1].stop] or found


def sewn(seams: Seams, mine: Array, others: Array) -> Array:
    """The array put together so, along its last axis."""
    return np.concatenate([(others if is_other else mine)[..., some] for is_other, some in seams], axis=-1)


def blocks(sizes: Array, most: int) -> list[slice]:
    """Rows that follow each other and together have not much more than so many entries."""
    if not len(sizes):
        return [slice(0, 0)]
    steps = np.cumsum(sizes) // most
    starts = np.flatnonzero(np.diff(steps, prepend=-1)).tolist()
    return [slice(start, end) for start, end in pairwise([*starts, len(sizes)])]


def columns_of(matrix: sp.csr_matrix, row: int) -> Array:
    """The columns that a row stores, ascending."""
    start, end = matrix.indptr[row : row + 2]
    return np.sort(matrix.indices[start:end])


def ranges(starts: Array, counts: Array) -> Array:
    """The numbers from each start on, so many of each."""
    found = np.repeat(starts - np.cumsum(counts) + counts, counts)
    found += np.arange(len(found))
    return found


def product_at(one: sp.csr_matrix, other: sp.csr_matrix, rows: Array, columns: Array) -> Array:
    """What the product with a matrix of ones holds at these places."""
    counts = np.diff(other.indptr)[one.indices]
    size = one.shape[0] * other.shape[1]
    if size > DENSE * (counts.sum() + len(rows)):
        return _values_at(one @ other, rows, columns)
    place = np.repeat(np.arange(one.shape[0]) * other.shape[1], np.diff(one.indptr))
    place = np.repeat(place, counts)
    place += other.indices[ranges(other.indptr[one.indices], counts)]
    found: Array = np.bincount(place, np.repeat(one.data, counts), size)[rows * other.shape[1] + columns]
    return found


def _values_at(matrix: sp.csr_matrix, rows: Array, columns: Array) -> Array:
    """What the matrix holds at these places, 0 where nothing is stored."""
    kept = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
    owner = np.repeat(np.arange(kept.shape[0], dtype=np.int64), np.diff(kept.indptr))
    stored, wanted = owner * kept.shape[1] + kept.indices, rows.astype(np.int64) * kept.shape[1] + columns
    if not len(stored):
        return np.zeros(len(wanted))
    at = np.minimum(np.searchsorted(stored, wanted), len(stored) - 1)
    return np.where(stored[at] == wanted, kept.data[at], 0.0)


def rows_of(matrix: sp.csr_matrix, rows: Array) -> sp.csr_matrix:
    """These rows of a matrix; for few of them quicker than the index of a matrix, which checks and copies more."""
    starts = matrix.indptr[rows]
    counts = matrix.indptr[rows + 1] - starts
    at = slice(starts[0], starts[0] + counts[0]) if len(rows) == 1 else ranges(starts, counts)
    return csr(matrix.data[at], matrix.indices[at], counts, (len(rows), matrix.shape[1]))


def csr(values: Array, columns: Array, counts: Array, shape: tuple[int, int]) -> sp.csr_matrix:
    """A matrix from entries that stand row after row, so many in each."""
    starts = np.zeros(len(counts) + 1, columns.dtype)
    np.cumsum(counts, dtype=columns.dtype, out=starts[1:])
    return sp.csr_matrix((values, columns, starts), shape)
