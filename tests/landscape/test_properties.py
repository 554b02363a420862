"""What never matters to any question, and what only matters to some: by properties, beside the random worlds."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.landscape.grounds import row_of, with_members
from tests.landscape.worlds import TOPICS, shuffled, with_unused_area
from wirnetz.landscape.analysis import QUESTIONS, Activity, Office
from wirnetz.landscape.analysis.overlap import overlaps
from wirnetz.landscape.queries.ties import days_of

EXAMPLES = [5, pytest.param(60, marks=pytest.mark.drill)]
READS_RECORDS = {"thin-spots", "continuity", "docking"}


@st.composite
def worlds(draw, most=8):
    """A chain of areas with some borders more; networks, members, topics, offices and what took place."""
    count, networks = draw(st.integers(1, 10)), draw(st.integers(1, most))
    keys = [f"0{1 + number // 6}00{1 + number // 3 % 2}{number:03d}" for number in range(count)]
    area, network = st.integers(0, count - 1), st.integers(0, networks - 1)
    held = {f"N{number}": draw(st.sets(st.sampled_from(keys))) for number in range(networks)}
    borders = {*pairwise(range(count)), *(pair for pair in draw(st.sets(st.tuples(area, area))) if pair[0] < pair[1])}
    people = draw(st.lists(st.sampled_from([float("nan"), 0, 40, 700, 90_000]), min_size=count, max_size=count))
    own = draw(st.sets(st.sampled_from(list(held))))
    ground = row_of(sorted(keys), held, people=people, own=own, borders=sorted(borders), km2=20.0)
    names = st.sets(st.sampled_from(list(held)))
    seated = with_members(ground, {f"O{number}": draw(names) for number in range(draw(st.integers(0, 5)))})
    offices = tuple(
        Office(house.slug, house.name, house.slug, draw(st.none() | area), draw(st.booleans()))
        for house in seated.organisations
    )
    days = draw(st.lists(st.tuples(network, st.integers(-90, 900), st.none() | area), max_size=8))
    activities = tuple(Activity(row, ground.on - timedelta(days=ago), at) for row, ago, at in days)
    themes = st.sets(st.sampled_from(TOPICS)).map(lambda chosen: tuple(sorted(chosen)))
    return replace(
        seated,
        networks=tuple(replace(each, topics=draw(themes)) for each in seated.networks),
        offices=offices,
        activities=activities,
        records=days_of(activities, networks),
    )


def told(landscape, name):
    """The findings of a question without their order, and without the order of two networks of equal standing."""
    rows = [
        (
            "" if name == "overlap" else (finding.subject, finding.sentence),
            sorted(finding.areas),
            sorted(finding.networks),
            sorted(finding.organisations),
            dict(finding.figures),
        )
        for finding in QUESTIONS[name](landscape)
    ]
    return sorted(rows, key=repr)


def about(rows):
    """The same rows, their figures up to what the order of sums leaves open."""
    return [
        (
            *row,
            {key: pytest.approx(value, abs=1e-4) if isinstance(value, float) else value for key, value in each.items()},
        )
        for *row, each in rows
    ]


@pytest.mark.parametrize("examples", EXAMPLES)
@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_neither_the_order_of_rows_nor_an_area_that_nobody_uses_matters(name, examples):
    @settings(max_examples=examples)
    @given(landscape=worlds(), seed=st.integers(0, 99))
    def holds(landscape, seed):
        before = told(landscape, name)
        assert told(shuffled(landscape, seed), name) == about(before)
        more = told(with_unused_area(landscape), name)
        if name == "white-spots" and landscape.territory.nnz:
            more = [row for row in more if row[0][0] != "16099001"]
            before = [row for row in before if row[0][0] or row[1]]
        assert more == about(before)

    holds()


@pytest.mark.parametrize("examples", EXAMPLES)
@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_moved_activity_changes_only_what_it_should(name, examples):
    @settings(max_examples=examples)
    @given(landscape=worlds(), at=st.integers(0, 9), ago=st.integers(-90, 900))
    def holds(landscape, at, ago):
        if not landscape.activities:
            return
        each = replace(landscape.activities[0], area=at % len(landscape.keys))
        elsewhere = replace(landscape, activities=(each, *landscape.activities[1:]))
        if name != "thin-spots":  # the only one that asks where something took place
            assert told(elsewhere, name) == about(told(landscape, name))
        activities = (replace(each, on=landscape.on - timedelta(days=ago)), *landscape.activities[1:])
        later = replace(landscape, activities=activities, records=days_of(activities, len(landscape.networks)))
        if name not in READS_RECORDS:
            assert told(later, name) == about(told(landscape, name))
        if name == "docking":
            slug = landscape.networks[each.network].slug
            rows = [[row for row in told(made, name) if slug not in row[2]] for made in (landscape, later)]
            assert [row[2] for row in rows[1]] == [row[2] for row in rows[0]]

    holds()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_two_identical_networks_overlap_wholly_and_change_no_span(examples):
    @settings(max_examples=examples)
    @given(landscape=worlds(most=5))
    def holds(landscape):
        twin = replace(landscape.networks[0], slug="zwilling", name="Zwilling")
        twice = replace(
            landscape,
            networks=(*landscape.networks, twin),
            territory=sp.vstack([landscape.territory, landscape.territory[[0]]]).tocsr(),
            members=sp.hstack([landscape.seats(), landscape.seats()[:, [0]]]).tocsr(),
            records=(),
        )
        found = [each for each in overlaps(twice) if (each.first, each.second) == (0, len(landscape.networks))]
        areas = landscape.areas_of(0)
        if not np.nan_to_num(landscape.people[areas]).sum():
            assert found == []
            return
        [pair] = found
        assert (pair.area, pair.areas.tolist()) == (pytest.approx(1.0), areas.tolist())
        assert pair.members == (pytest.approx(1.0) if landscape.seats()[:, [0]].nnz else None)
        assert pair.topics == (pytest.approx(1.0) if twin.topics else None)
        spans = [{row[0][0]: row[4] for row in told(made, "span")} for made in (landscape, twice)]
        keep = ("people", "km2", "way", "pieces")
        assert [spans[1]["zwilling"][key] for key in keep] == [
            spans[0][landscape.networks[0].slug][key] for key in keep
        ]

    holds()
