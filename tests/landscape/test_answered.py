"""What is asked twice of one landscape is answered once; another landscape is asked anew."""

import weakref
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from tests.landscape.grounds import row_of
from tests.landscape.worlds import random_world
from tests.turns import some_every_day
from wirnetz.landscape.analysis import Activity
from wirnetz.landscape.analysis.answered import FEW, answer_all, carry_over, name_of, once
from wirnetz.landscape.analysis.continuity import continuities
from wirnetz.landscape.analysis.landscape import FEW_NETWORKS
from wirnetz.landscape.analysis.overlap import overlaps
from wirnetz.landscape.analysis.span import spans
from wirnetz.landscape.analysis.thin_spots import thin, tiers
from wirnetz.landscape.analysis.white_spots import spots
from wirnetz.landscape.queries.ties import days_of


def test_an_unchanged_landscape_is_computed_once_and_a_changed_one_again():
    computed = []
    ask = once("people")(lambda landscape: computed.append(landscape.state) or len(landscape.keys))
    landscape = replace(random_world(3), state="one")
    assert (ask(landscape), ask(landscape), computed) == (ask(landscape), len(landscape.keys), ["one"])
    ask(replace(landscape, state="two"))
    assert computed == ["one", "two"]


ASKED = (spans, spots, thin, overlaps, continuities)


def changed(landscape, chance):
    """The same landscape after one change, by the name of what it touches."""
    territory = landscape.territory.tolil()
    members = landscape.seats().tolil()
    row, area = (int(chance.integers(size)) for size in territory.shape)
    territory[row, area] = not territory[row, area]
    if members.shape[0]:
        house = int(chance.integers(members.shape[0]))
        members[house, row] = not members[house, row]
    networks = list(landscape.networks)
    networks[row] = replace(networks[row], is_own=not networks[row].is_own, topics=("Neues",))
    activities = (*landscape.activities, Activity(row, landscape.on - timedelta(days=3), area))
    return {
        "territory": replace(landscape, territory=territory.tocsr()),
        "members": replace(landscape, members=members.tocsr()),
        "networks": replace(landscape, networks=tuple(networks)),
        "people": replace(landscape, people=np.where(np.arange(len(landscape.keys)) == area, 5.0, landscape.people)),
        "on": replace(landscape, on=landscape.on + timedelta(days=200)),
        "activities": replace(landscape, activities=activities, records=days_of(activities, len(networks))),
        "offices": replace(landscape, offices=landscape.offices[1:]),
        "resting": replace(landscape, resting=frozenset({(0, 1)})),
        "state": replace(landscape, state="later"),
    }


def told(question, landscape):
    """An answer as text: whole, with the evidence of pairs."""
    found = question(landscape)
    if question is overlaps:
        return [(repr(each), each.areas.tolist(), each.both, each.shared) for each in found]
    return [repr(each) for each in found]


def told_by_area(landscape):
    """Who holds each area."""
    return [landscape.holding(np.array([area])).tolist() for area in range(len(landscape.keys))]


QUICK = (spans, spots, thin, overlaps)
"""Without the one whose model takes long to fit."""


@pytest.mark.parametrize("seed", range(8))
def test_what_is_carried_over_a_change_is_what_would_be_made_anew(seed):
    landscape = random_world(seed)
    if len(landscape.networks) < 2:
        return
    for question in QUICK:
        question(landscape)
    for touched, after in changed(landscape, np.random.default_rng(seed)).items():
        carry_over(landscape, after)
        assert [told(ask, after) for ask in QUICK] == [told(ask, replace(after)) for ask in QUICK], touched


@pytest.mark.parametrize("seed", some_every_day(range(200), every=10))
def test_a_territory_that_changes_is_answered_again_for_its_network_alone(seed):
    landscape = random_world(seed)
    if len(landscape.networks) < FEW or not len(landscape.keys):
        return
    again = (spans, overlaps, spots, tiers)
    for question in again:
        question(landscape)
    after = changed(landscape, np.random.default_rng(seed))["territory"]
    carry_over(landscape, after)
    assert {name_of(question) for question in again} <= set(after.answers)
    made, anew = after.levels, replace(after).levels
    for part in ("living", "whole", "partly", "loose"):
        assert getattr(made, part).toarray().tolist() == getattr(anew, part).toarray().tolist()
    assert [told(ask, after) for ask in again] == [told(ask, replace(after)) for ask in again]
    assert told_by_area(after) == told_by_area(replace(after))


@pytest.mark.parametrize("seed", range(6))
def test_some_territories_that_change_are_answered_again_among_many(seed):
    chance = np.random.default_rng([seed, 20])
    keys = [f"0{100 + number // 20}{number:03d}" for number in range(200)]
    held = {
        f"N{number:03d}": sorted(chance.choice(keys, chance.integers(0, 9), replace=False)) for number in range(120)
    }
    people = chance.choice([np.nan, 0.0, 100.0, 250.0, 1000.0], len(keys), p=[0.05, 0.05, 0.3, 0.3, 0.3])
    before = row_of(keys, held, km2=1.0, people=people)
    again = (spans, overlaps, spots, tiers)
    for question in again:
        question(before)
    for name in chance.choice(list(held), 4, replace=False):
        held[name] = sorted(chance.choice(keys, chance.integers(0, 9), replace=False))
    after = replace(before, territory=row_of(keys, held, km2=1.0).territory)
    carry_over(before, after)
    assert {name_of(question) for question in again} <= set(after.answers)
    assert [told(ask, after) for ask in again] == [told(ask, replace(after)) for ask in again]
    assert told_by_area(after) == told_by_area(replace(after))


def test_a_change_touches_only_what_reads_it():
    landscape = random_world(5)
    for question in ASKED:
        question(landscape)
    kept = {
        touched: {ask for ask in ASKED if name_of(ask) in carry_over(landscape, after)}
        for touched, after in changed(landscape, np.random.default_rng(5)).items()
    }
    assert kept == {
        "territory": {continuities},
        "members": {spans, spots, continuities},
        "networks": set(),
        "people": {continuities},
        "on": {spans, spots, overlaps},
        "activities": {spans, spots, overlaps},
        "offices": {spans, spots, overlaps, continuities},
        "resting": {spans, spots, thin, continuities},
        "state": set(ASKED),
    }


@pytest.mark.parametrize("question", ASKED)
def test_what_the_pages_ask_is_kept_with_the_landscape(question):
    landscape = random_world(5)
    assert question(landscape) is question(landscape)
    assert question(replace(landscape)) is not question(landscape)


@pytest.mark.parametrize("seed", range(10))
def test_the_people_shared_come_out_the_same_for_some_rows_as_for_all(seed):
    landscape = random_world(seed)
    count = len(landscape.networks)
    if count > 2:
        plain = landscape.territory.multiply(np.nan_to_num(landscape.people)) @ landscape.territory.T.astype(float)
        assert landscape.levels.shared().toarray() == pytest.approx(plain.toarray())
        for rows in (np.array([2, 0]), np.arange(count).repeat(FEW_NETWORKS)):
            assert landscape.levels.shared(rows).toarray() == pytest.approx(plain.toarray()[rows])
            found = np.zeros((len(rows), count))
            at, other, people = landscape.shared_pairs(rows)
            found[at, other] = people
            assert found == pytest.approx(plain.toarray()[rows])


def test_a_landscape_that_nobody_needs_any_more_is_let_go_at_once():
    landscape = random_world(5)
    answer_all(landscape)
    gone = weakref.ref(landscape)
    del landscape
    assert gone() is None
