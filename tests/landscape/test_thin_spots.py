"""Thin spots: on paper, against plain loops, and what never matters."""

from dataclasses import replace
from datetime import date, timedelta
from math import hypot

import numpy as np
import pytest

from tests.landscape.grounds import row_of, with_members
from tests.landscape.worlds import random_world, shuffled, with_unused_area
from tests.turns import some_every_day
from wirnetz.landscape.analysis import QUESTIONS, Activity, Office, thin_spots
from wirnetz.landscape.analysis.thin_spots import Tier, thin, tiers

A, B, C, D = "01001001", "01001002", "01002003", "02001004"
LATELY, LONG_AGO, SOON = date(2026, 6, 1), date(2025, 6, 1), date(2027, 1, 9)
NEAR = Office("kasse", "Kasse e. V.", "kasse", 0, True)


def told(landscape):
    return [finding.sentence for finding in thin_spots(landscape)]


def test_quiet_is_asked_and_a_planned_date_is_named_but_counts_for_nothing():
    ground = row_of([A, B, C], {"Nord": [A, B], "Süd": [B]})
    happened = (Activity(0, LONG_AGO, 0), Activity(0, SOON, 0), Activity(1, LONG_AGO))
    [finding] = thin_spots(replace(ground, activities=happened, offices=(NEAR,)))
    assert finding.sentence == (
        "Kreis Eins: Hier sind „Nord“ und „Süd“ eingetragen. In den letzten zwölf Monaten ist uns von hier nichts "
        "bekannt "
        "geworden. Ein Termin ist geplant. Wissen Sie mehr?"
    )
    assert (finding.areas, finding.networks, finding.days) == ((A, B), ("nord", "süd"), (LONG_AGO,))


def test_a_pause_is_told_and_not_asked_for():
    ground = replace(row_of([A, B], {"Nord": [A, B]}), activities=(Activity(0, LONG_AGO),), offices=(NEAR,))
    paused = replace(ground, networks=(replace(ground.networks[0], said="paused"),))
    assert told(paused) == ["Kreis Eins: „Nord“ pausiert nach eigener Angabe."]


def test_what_has_a_place_counts_around_it_only():
    ground = replace(row_of([A, B, C, D], {"Nord": [A, B, C, D]}), x=np.array([0.0, 20.0, 40.0, 60.0]))
    here = replace(ground, activities=(Activity(0, LATELY, 0),))
    assert tiers(here).tolist() == [Tier.FINE, Tier.FINE, Tier.QUIET, Tier.QUIET]
    assert tiers(replace(ground, activities=(Activity(0, LATELY),))).tolist() == [Tier.FINE] * 4


def test_nobody_near_names_who_is_nearest_and_members_of_own_networks_count():
    ground = row_of([A, D], {"Nord": [A, D]}, own=("Nord",))
    ground = replace(ground, x=np.array([0.0, 50.0]), activities=(Activity(0, LATELY),), offices=(NEAR,))
    assert told(ground) == [
        "Kreis Drei: Hier ist in den letzten zwölf Monaten etwas geschehen, doch im Umkreis von 30 km ist keine Stelle "
        "eingetragen, die in der Allianz mitarbeitet. Am nächsten liegt, 50\u00a0km von Ort 4: Kasse e. V."
    ]
    branch = (replace(NEAR, slug="stelle", name="Stelle Eins"), replace(NEAR, area=None))
    assert told(replace(ground, offices=branch))[0].endswith("liegt, 50\u00a0km von Ort 4: Stelle Eins (Kasse e. V.).")
    house = with_members(ground, {"Kammer": ["Nord"]})
    there = replace(
        house, offices=(NEAR, Office("kammer-ost", "Kammer Ost", "kammer", 1), Office("kammer", "K", "kammer"))
    )
    assert told(there) == ["In jedem eingetragenen Gebiet ist in den letzten zwölf Monaten etwas geschehen."]


@pytest.mark.parametrize(
    ("landscape", "said"),
    [
        (row_of([A], {}), "Wir können es nicht sagen, weil noch kein Gebiet eines Netzwerks eingetragen ist."),
        (replace(row_of([A], {"Nord": [A]}), activities=(Activity(0, SOON),)),
         "Wir können es nicht sagen, weil noch keine Termine von Netzwerken eingetragen sind."),
    ],
)  # fmt: skip
def test_cannot_tell_is_a_sentence_too(landscape, said):
    assert told(landscape) == [said]


def test_networks_without_any_record_are_no_thin_spots_we_do_not_know():
    ground = row_of([A, B, D], {"Nord": [A], "Süd": [B], "West": [B], "Ost": [D]})
    assert told(replace(ground, activities=(Activity(0, LATELY),))) == [
        "Ob ein Partner in der Nähe ist, wissen wir nicht, weil noch keine Stelle mit ihrem Ort eingetragen ist.",
        "Land A: Von zwei der drei Netzwerke liegt uns kein datierter Termin vor. Ob sie sich treffen, wissen wir "
        "nicht.",
        "Land B: Vom Netzwerk „Ost“ liegt uns kein datierter Termin vor. Ob es sich trifft, wissen wir nicht.",
    ]


def slow(landscape):
    """The tier of each area by loops."""
    found = []
    sits = {landscape.organisations[o].slug for o, n in zip(*landscape.seats().nonzero(), strict=True)
            if landscape.networks[n].is_own}  # fmt: skip
    houses = {each.house for each in landscape.offices if each.slug in sits}
    near = [each.area for each in landscape.offices if each.area is not None
            and (each.is_partner or each.house in houses)]  # fmt: skip

    def way(a, b):
        return hypot(landscape.x[a] - landscape.x[b], landscape.y[a] - landscape.y[b])

    for area in range(len(landscape.keys)):
        holders = [row for row in range(len(landscape.networks)) if area in landscape.areas_of(row)]
        past = [each for each in landscape.activities if each.network in holders and each.on <= landscape.on]
        recent = [each for each in past if (landscape.on - each.on).days < 365
                  and (each.area is None or way(each.area, area) <= 30)]  # fmt: skip
        if not holders:
            found.append(Tier.WHITE)
        elif not past:
            found.append(Tier.UNRECORDED)
        elif not recent:
            found.append(Tier.QUIET)
        else:
            found.append(Tier.FAR if near and min(way(a, area) for a in near) > 30 else Tier.FINE)
    return found


@pytest.mark.parametrize("seed", some_every_day(range(200), every=10))
def test_the_same_by_loops_whatever_order_rows_stand_in(seed):
    landscape = random_world(seed)
    before = tiers(landscape)
    assert before.tolist() == slow(landscape)
    assert tiers(shuffled(landscape, seed)).tolist() == before.tolist()
    assert told(with_unused_area(landscape)) == told(landscape)
    spots = thin(landscape)
    assert all(len(landscape.pieces(spot.areas)) == 1 for spot in spots)
    together = sorted(int(area) for spot in spots for area in spot.areas)
    assert together == np.flatnonzero((before == Tier.QUIET) | (before == Tier.FAR)).tolist()


@pytest.mark.parametrize("seed", some_every_day(range(60), every=10))
def test_a_moved_activity_changes_only_its_networks_areas_around_both_places(seed):
    landscape = random_world(seed)
    if not landscape.activities:
        return
    each = landscape.activities[0]
    place = len(landscape.keys) - 1
    moved = replace(landscape, activities=(replace(each, area=place), *landscape.activities[1:]))
    changed = np.flatnonzero(tiers(moved) != tiers(landscape))
    assert set(changed.tolist()) <= set(landscape.areas_of(each.network).tolist())
    if each.area is not None:
        for area in changed:
            assert min(hypot(landscape.x[area] - landscape.x[at], landscape.y[area] - landscape.y[at])
                       for at in (each.area, place)) <= 30  # fmt: skip


def test_a_year_is_over_on_the_day():
    ground = row_of([A], {"Nord": [A]})
    days = {364: Tier.FINE, 365: Tier.QUIET}
    for ago, tier in days.items():
        happened = (Activity(0, ground.on - timedelta(days=ago)),)
        assert tiers(replace(ground, activities=happened)).tolist() == [tier]
    assert QUESTIONS["thin-spots"] is thin_spots
