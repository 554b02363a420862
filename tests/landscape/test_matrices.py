"""Parts of matrices, and parts put in place of others, against what scipy and plain lists give."""

import numpy as np
import pytest
import scipy.sparse as sp

from wirnetz.landscape.analysis.matrices import (
    DENSE,
    moved_rows,
    product_at,
    rows_of,
    seams_of,
    sewn,
    with_rows,
)


def chance_matrix(chance, rows, columns, share=0.3):
    """Truths; some rows are empty."""
    return sp.csr_matrix(chance.random((rows, columns)) < share * chance.integers(0, 3, (rows, 1)))


@pytest.mark.parametrize("seed", range(4))
def test_rows_are_taken_and_put_in_place_of_others(seed):
    chance = np.random.default_rng(seed)
    one, other = chance_matrix(chance, 9, 7), chance_matrix(chance, 9, 7)
    rows = np.sort(chance.choice(9, 3, replace=False))
    assert rows_of(one, rows).toarray().tolist() == one[rows].toarray().tolist()
    mixed = one.toarray()
    mixed[rows] = other.toarray()[rows]
    found = with_rows(one, rows, rows_of(other, rows))
    assert found.toarray().tolist() == mixed.tolist()
    assert moved_rows(one, found).tolist() == np.flatnonzero((one.toarray() != mixed).any(axis=1)).tolist()


@pytest.mark.parametrize("share", [0.02, 0.9])
def test_a_product_is_looked_up_at_places_whether_many_or_few_of_them_hold_something(share):
    chance = np.random.default_rng(3)
    one, ones = chance_matrix(chance, 30, 40, share).multiply(0.5).tocsr(), chance_matrix(chance, 40, 50, share)
    rows, columns = chance.integers(0, 30, 60), chance.integers(0, 50, 60)
    assert (DENSE * (np.diff(ones.indptr)[one.indices].sum() + 60) < 30 * 50) == (share < 0.1)
    assert product_at(one, ones, rows, columns).tolist() == (one @ ones).toarray()[rows, columns].tolist()


def test_what_is_gone_and_what_comes_is_put_together_in_order():
    mine, others = np.array([[1, 2, 3, 4], [5, 6, 7, 8]]), np.array([[10, 20, 30], [50, 60, 70]])
    seams = seams_of(4, np.array([1, 3]), np.array([0, 3, 4]))
    assert sewn(seams, mine, others).tolist() == [[10, 1, 3, 20, 30], [50, 5, 7, 60, 70]]
    nothing = seams_of(2, np.array([0, 1]), np.zeros(0, int))
    assert sewn(nothing, mine[:, :2], others[:, :0]).tolist() == [[], []]
