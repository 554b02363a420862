"""Counts as far as the data bear them."""

import pytest

from wirnetz.landscape.analysis.words import about, kilometres


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (3.2, "3 Menschen"),
        (64_321, "rund 64.000 Menschen"),
        (999_999, "rund 1.000.000 Menschen"),
        (1_000_000, "rund 1 Million Menschen"),
        (2_000_000, "rund 2 Millionen Menschen"),
        (3_644_000, "rund 3,6 Millionen Menschen"),
        (12_340_000, "rund 12 Millionen Menschen"),
    ],
)
def test_two_digits_are_enough(value, said):
    assert about(value, "Menschen") == said


def test_a_way_has_at_least_one_kilometre():
    assert [kilometres(way) for way in (0.2, 1.6, 12.4)] == ["1\u00a0km", "2\u00a0km", "12\u00a0km"]
