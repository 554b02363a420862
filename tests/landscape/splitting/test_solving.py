"""Cutting territories: by hand, by properties, and against every partition there is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.landscape.splitting.grounds import every_partition, grid, line, territories
from wirnetz.landscape.analysis.splitting.ground import Ground, components
from wirnetz.landscape.analysis.splitting.measuring import difference, measured
from wirnetz.landscape.analysis.splitting.partition import Partition
from wirnetz.landscape.analysis.splitting.solving import distinct, split
from wirnetz.landscape.analysis.splitting.starting import Tree
from wirnetz.landscape.analysis.splitting.wishes import Prices, Wishes

FREE = Wishes(2, need=0, whole=0.0)


def parts_of(ground, solution):
    found = {}
    for key, part in zip(ground.keys, solution.labels.tolist(), strict=True):
        found.setdefault(part, set()).add(key)
    return sorted(sorted(part) for part in found.values())


def test_a_line_is_cut_where_the_weight_is_even():
    ground = Ground.of(*line([10, 10, 10, 30, 20, 40]))
    assert parts_of(ground, split(ground, FREE)[0]) == [["01000", "01001", "01002", "01003"], ["01004", "01005"]]


def test_a_long_strip_is_cut_across():
    ground = Ground.of(*grid(6, 2))
    best = split(ground, Wishes(3, need=0, whole=0.0))[0]
    assert parts_of(ground, best) == [
        [f"{1000 + column:05}00{row}" for column in pair for row in (0, 1)] for pair in ((0, 1), (2, 3), (4, 5))
    ]
    figures = measured(ground, best.labels, need=0)
    assert (figures.deviation, figures.border_cut, figures.is_connected) == (0.0, 40.0, True)
    assert round(figures.ways, 3) == round((3 * 4 * (25 + 25)) / (12 * 25 + 2 * 2 * (25**2 + 15**2 + 5**2)), 3)


def test_each_part_keeps_an_office_where_it_can():
    ground = Ground.of(*line([10] * 6, offices=["A", "", "B", "", "", ""]))
    best = split(ground, Wishes(2, tolerance=0.4, need=1, whole=0.0))[0]
    assert parts_of(ground, best)[0] == ["01000", "01001"]
    assert measured(ground, best.labels, need=1).served == 2


def test_districts_stay_whole_where_that_is_wished():
    ground = Ground.of(*grid(6, 3, per_district=2))
    halves = split(ground, Wishes(2, need=0, whole=0.0))[0]
    whole = split(ground, Wishes(2, tolerance=0.4, need=0, whole=1.0))[0]
    assert [measured(ground, found.labels, need=0).districts_cut for found in (halves, whole)] == [1, 0]


def test_meeting_places_lie_in_parts_of_their_own():
    ground = Ground.of(*line([10] * 6))
    best = split(ground, Wishes(2, tolerance=0.7, need=0, whole=0.0, hubs=("01000", "01001")))[0]
    assert (best.labels[0], best.labels[1]) == (0, 1)
    assert measured(ground, best.labels, need=0).is_connected


def test_a_unit_heavier_than_a_part_is_the_core_of_its_own():
    ground = Ground.of(*line([500, 10, 10, 10, 10]))
    assert parts_of(ground, split(ground, Wishes(3, need=0, whole=0.0))[0])[0] == ["01000"]


def test_a_heavy_unit_and_a_weightless_one_in_the_same_place_are_parted():
    units, borders = line([0, 1])
    assert len(split(Ground.of([replace(unit, x=0.0) for unit in units], borders), FREE)[0].labels) == 2


def test_a_star_in_one_place_falls_into_its_units():
    units, _ = line([0, 0, 0, 0])
    star = [(units[0].key, unit.key, 3.0) for unit in units[1:]]
    found = split(Ground.of([replace(unit, x=0.0) for unit in units], star), Wishes(4, need=0), starts=4)
    assert [sorted(solution.labels.tolist()) for solution in found[:1]] == [[0, 1, 2, 3]]


def test_a_cheap_partition_that_is_hardly_uneven_is_made_even_instead_of_given_up():
    units, borders = grid(12, 8)
    drawn = np.random.default_rng(54).lognormal(0, 1.3, len(units)) * 10  # the search rests just past the tolerance
    weighed = [replace(unit, weight=float(round(one))) for unit, one in zip(units, drawn, strict=True)]
    ground = Ground.of(weighed, borders)
    wishes = Wishes(3, tolerance=0.005, need=0, whole=0.0)
    ways = [measured(ground, split(ground, wishes, seed=seed)[0].labels, need=0).ways for seed in range(3)]
    assert max(ways) / min(ways) < 1.002


def test_there_is_no_answer_with_more_parts_than_units():
    assert split(Ground.of(*line([1, 2])), Wishes(3)) == []
    assert split(Ground.of([], []), Wishes(1)) == []


@pytest.mark.parametrize("examples", [6, pytest.param(120, marks=pytest.mark.drill)])
def test_every_answer_is_connected_complete_and_the_same_again(examples):
    @settings(max_examples=examples)
    @given(territory=territories(most=8), parts=st.integers(2, 4), need=st.integers(0, 3))
    def holds(territory, parts, need):
        units, borders = territory
        ground, wishes = Ground.of(units, borders), Wishes(parts, need=need)
        found = split(ground, wishes, starts=2)
        assert bool(found) == (parts <= len(units))
        for solution in found:
            assert len(np.unique(solution.labels)) == parts
            assert measured(ground, solution.labels, need=0).is_connected
        turned = [(b, a, length) for a, b, length in reversed(borders)]
        again = Ground.of(reversed(units), [*turned, (units[0].key, "99999999", 1.0)])
        assert [item.cost for item in split(again, wishes, starts=2)] == [item.cost for item in found]

    holds()


@pytest.mark.parametrize("examples", [4, pytest.param(120, marks=pytest.mark.drill)])
def test_no_partition_has_shorter_ways_within_the_tolerance(examples):
    @settings(max_examples=examples)
    @given(territory=territories(most=8), parts=st.integers(2, 4))
    def holds(territory, parts):
        ground = Ground.of(*territory)
        wishes = Wishes(parts, tolerance=0.25, need=0, whole=0.0)
        ways = []
        for partition in every_partition(ground, parts):
            labels = np.zeros(ground.size, dtype=np.int64)
            for part, units in enumerate(partition):
                labels[list(units)] = part
            figures = measured(ground, labels, need=0)
            if figures.deviation <= wishes.tolerance:
                ways.append(figures.ways)
        best = split(ground, wishes, starts=4)[:1]
        if ways and not measured_heavy(ground, wishes):
            found = measured(ground, best[0].labels, need=0)
            assert found.deviation <= wishes.tolerance + 1e-9
            assert found.ways <= min(ways) + 0.02 * wishes.parts * wishes.tolerance**2 + 1e-9

    holds()


def measured_heavy(ground, wishes):
    return bool(max(ground.weight) > (1 + wishes.tolerance) * ground.weight.sum() / wishes.parts)


def test_pieces_are_the_same_whether_followed_one_by_one_or_by_the_library(monkeypatch):
    chance = np.random.default_rng(3)
    a, b = chance.integers(0, 60, (2, 40))
    few = components(60, a, b)
    tree = Tree(60, np.r_[a, np.arange(59)], np.r_[b, np.arange(1, 60)], np.random.default_rng(1))
    monkeypatch.setattr("wirnetz.landscape.analysis.splitting.ground.FEW_EDGES", 0)
    monkeypatch.setattr("wirnetz.landscape.analysis.splitting.starting.FEW_EDGES", 0)
    many = components(60, a, b)
    assert (few[0], few[1].tolist()) == (many[0], many[1].tolist())
    again = Tree(60, np.r_[a, np.arange(59)], np.r_[b, np.arange(1, 60)], np.random.default_rng(1))
    runs = [{frozenset(each.branch(at).tolist()) for at in range(60)} for each in (tree, again)]
    assert (runs[0], len(runs[0])) == (runs[1], 60)


def test_the_same_partition_is_kept_once_whatever_its_parts_are_called():
    ground = Ground.of(*line([10, 10, 10, 10]))
    free, anchored = (Prices.of(ground, replace(FREE, hubs=hubs)) for hubs in ((), ("01000", "01003")))
    ways = [np.array(labels) for labels in ([0, 0, 1, 1], [1, 1, 0, 0], [0, 1, 1, 1])]
    assert [part.labels for part in distinct([Partition(free, way) for way in ways])] == [[1, 1, 0, 0], [0, 1, 1, 1]]
    assert len(distinct([Partition(anchored, way) for way in ways])) == 3


def test_difference_is_the_weight_that_would_have_to_move():
    ground = Ground.of(*line([10, 20, 30, 40]))
    one, two = np.array([0, 0, 1, 1]), np.array([1, 1, 1, 0])
    assert difference(ground, one, 1 - one) == 0
    assert difference(ground, one, two) == pytest.approx(0.3)
