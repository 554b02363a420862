"""Outlines as polygons with holes in degrees."""

from itertools import pairwise

import pytest

from wirnetz.regions.geometry.projection import from_laea, laea
from wirnetz.regions.geometry.shapes import polygons, shape_of
from wirnetz.regions.queries.maps import districts


def square(left, top, size):
    return ((left, top), (left + size, top), (left + size, top + size), (left, top + size))


@pytest.mark.parametrize("place", [(13.4, 52.5), (6.1, 50.8), (10.0, 52.0), (14.98, 47.3)])
def test_degrees_come_back_from_the_map(place):
    assert from_laea(*laea(*place)) == pytest.approx(place, abs=1e-8)


def test_a_hole_belongs_to_the_ring_around_it_and_an_island_in_it_is_its_own():
    outer, hole, island, apart = square(0, 0, 90), square(10, 10, 50), square(20, 20, 5), square(100, 0, 9)
    assert polygons([island, apart, hole, outer]) == [[outer, hole], [apart], [island]]


def test_a_district_around_a_city_has_a_hole_and_runs_against_the_clock():
    shape = shape_of(districts(), ["09375"])  # the district of Regensburg lies around the city
    assert [len(part) for part in shape["coordinates"]] == [2]
    ring, hole = shape["coordinates"][0]
    turn = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(r)) for r in (ring, hole)]
    assert (ring[0] == ring[-1], turn[0] > 0 > turn[1]) == (True, True)
    assert 11.5 < ring[0][0] < 12.6
    assert shape_of(districts(), ["99999"]) is None
