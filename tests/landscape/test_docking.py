"""Docking: on paper, against plain sets, and what never matters."""

import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from tests.landscape.grounds import row_of, with_members
from tests.landscape.worlds import random_world, shuffled, with_unused_area
from tests.turns import some_every_day
from wirnetz.landscape.analysis import QUESTIONS, Activity, Office, Shared, docking
from wirnetz.landscape.analysis.continuity import Word
from wirnetz.landscape.analysis.docking import CLOSED, MOST, Dockings

A, B, C, D = "01001001", "01001002", "01002003", "02001004"
HOUSE = Office("kasse", "Kasse", "kasse", None, True)
BRANCH = Office("kasse-eins", "Kasse Eins", "kasse", 0, True)


@pytest.fixture
def quick(monkeypatch):
    """Whether a network still meets, by a rule of thumb: the model behind the word has tests of its own."""
    module = sys.modules["wirnetz.landscape.analysis.docking"]  # the package shows the question under this name
    monkeypatch.setattr(module, "continuities", by_thumb)


def by_thumb(landscape):
    days = [landscape.past_records(row) for row in range(len(landscape.networks))]
    return [
        SimpleNamespace(word=Word.QUIET if past and (landscape.on - past[-1]).days > 600 else Word.UNSURE, days=past)
        for past in days
    ]


def told(landscape):
    return [finding.sentence for finding in docking(landscape)]


def topics(landscape, **of):
    return replace(landscape, networks=tuple(replace(each, topics=tuple(of.get(each.name, ())))
                                             for each in landscape.networks))  # fmt: skip


def test_an_own_network_could_strengthen_another_through_its_members():
    ground = row_of([A, B, C, D], {"Nord": [A, B, C, D], "Süd": [A, B, C]}, people=[10, 30, 30, 30], own=("Nord",))
    ground = with_members(ground, {"Kammer": ["Nord", "Süd"], "Amt": ["Nord"]})
    ground = topics(ground, Nord=["Gesundheit", "Nachfolge"], Süd=["Gesundheit"])
    offers = (Shared("check", "Check", ("Gesundheit",)), Shared("leitfaden", "Leitfaden", ("Gesundheit",)),
              Shared("karte", "Karte", ("Nachfolge",)))  # fmt: skip
    landscape = replace(ground, offers=offers, uses=frozenset({(1, 1)}), records=((), (date(2026, 9, 1),)))
    [finding] = docking(landscape)
    assert finding.sentence == (
        "Nord: Sie könnten das Netzwerk „Süd“ stärken; es ist für etwa sieben von zehn Menschen Ihres Gebiets "
        "eingetragen. "
        "Dort sitzt schon eines Ihrer Mitglieder: Kammer. Beide arbeiten an: Gesundheit. "
        "Dort ist noch nicht als genutzt vermerkt: Check."
    )
    assert (finding.subject, finding.networks, finding.organisations) == ("nord", ("süd",), ("kammer",))
    assert (finding.figures["reach"], finding.figures["offers"]) == (pytest.approx(0.7), ["check"])


def test_an_office_gets_in_through_its_house_or_who_it_knows():
    ground = row_of([A], {"Nord": [A], "Süd": [A], "West": [A]})
    ground = with_members(ground, {"Kasse": ["Nord"], "Kammer": ["Nord", "Süd"], "Amt": ["West"]})
    landscape = replace(ground, offices=(HOUSE, BRANCH, Office("kammer", "Kammer", "kammer")))
    assert told(landscape) == [
        "Kasse: Wir können nichts vorschlagen, weil der Ort der Stelle nicht eingetragen ist.",
        "Kasse Eins: Sie könnten das Netzwerk „Nord“ stärken; es ist für Ort 1 eingetragen. Aus Ihrem Haus sitzt dort "
        "schon: Kasse. Die Tür öffnen könnte auch, wer in einem Netzwerk mit Ihrem Haus sitzt: Kammer. Ob sich das "
        "Netzwerk zurzeit trifft, wissen wir nicht.",
        "Kasse Eins: Sie könnten das Netzwerk „Süd“ stärken; es ist für Ort 1 eingetragen. Die Tür öffnen könnte, wer "
        "in einem Netzwerk mit Ihrem Haus sitzt: Kammer. Ob sich das Netzwerk zurzeit trifft, wissen wir nicht.",
    ]  # fmt: skip


def test_a_partner_with_an_office_in_the_area_counts_half():
    names = {"Nord": [A], "Süd": [A], "West": [A]}
    ground = with_members(row_of([A], names, own=("Nord",)), {"Kasse Eins": ["Süd"], "Kammer": ["Nord", "West"]})
    ground = replace(
        ground, organisations=(replace(ground.organisations[0], slug="kasse-eins"), ground.organisations[1])
    )
    proposals = Dockings(replace(ground, offices=(BRANCH,))).for_network(0)
    assert [(each.network, each.kin, len(each.doors)) for each in proposals] == [(2, 1, 1), (1, 0, 1)]


@pytest.mark.parametrize("said", ["paused", "ended"])
def test_who_pauses_is_left_in_peace(said):
    ground = with_members(row_of([A], {"Nord": [A], "Süd": [A]}, own=("Nord",)), {"Kammer": ["Nord", "Süd"]})
    resting = replace(ground, networks=(ground.networks[0], replace(ground.networks[1], said=said)))
    assert told(resting) == [
        "Nord: Wir haben kein Netzwerk gefunden, in dem schon jemand sitzt, den Sie fragen könnten."
    ]
    assert told(with_members(ground, {})) == [
        "Wir können es nicht sagen, weil noch keine Mitglieder von Netzwerken eingetragen sind."
    ]
    assert told(row_of([A], {})) == ["Wir können es nicht sagen, weil noch kein Netzwerk eingetragen ist."]


def test_no_network_is_proposed_to_itself():
    ground = with_members(row_of([A], {"Nord": [A], "Süd": [A]}), {"Kammer": ["Nord", "Süd"]})
    assert [each.network for each in Dockings(ground).for_network(0)] == [1]


def slow(landscape, own):
    """The proposals of an own network by plain sets: network, doors, reach; best first."""
    people = np.nan_to_num(landscape.people)
    held = [set(landscape.areas_of(row).tolist()) for row in range(len(landscape.networks))]
    seats = landscape.seats().toarray()
    sits = [set(np.flatnonzero(seats[:, row]).tolist()) for row in range(len(held))]
    row_of_slug = {house.slug: row for row, house in enumerate(landscape.organisations)}
    near = {row_of_slug[each.slug] for each in landscape.offices
            if each.is_partner and each.area in held[own] and each.slug in row_of_slug} - sits[own]  # fmt: skip
    total, words = people[list(held[own])].sum(), [each.word for each in by_thumb(landscape)]
    found = []
    for other, network in enumerate(landscape.networks):
        shared = people[sorted(held[own] & held[other])].sum()
        kin, around = sits[other] & sits[own], sits[other] & near
        if other != own and total and shared and not network.is_own and (kin or around) and words[other] not in CLOSED:
            strength = len(kin) + len(around) / 2
            rank = shared / total * strength / (1 + strength)
            found.append((-round(rank, 9), network.slug, other, len(kin), len(kin | around)))
    return [each[2:] for each in sorted(found)[:MOST]]


@pytest.mark.parametrize("seed", some_every_day(range(200), every=10))
def test_the_same_by_plain_sets_in_whatever_order_rows_stand(quick, seed):
    landscape = random_world(seed)
    ready = Dockings(landscape)
    for own in range(len(landscape.networks)):
        proposals = ready.for_network(own)
        assert [(each.network, each.kin, len(each.doors)) for each in proposals] == slow(landscape, own)
    assert sorted(told(shuffled(landscape, seed))) == sorted(told(landscape))
    assert told(with_unused_area(landscape)) == told(landscape)


def test_a_planned_date_alone_says_nothing_about_meeting():
    ground = with_members(row_of([A], {"Nord": [A], "Süd": [A]}, own=("Nord",)), {"Kammer": ["Nord", "Süd"]})
    planned = replace(ground, activities=(Activity(1, date(2027, 3, 1)),), records=((), (date(2027, 3, 1),)))
    assert told(planned)[0].endswith("Ob sich das Netzwerk zurzeit trifft, wissen wir nicht.")
    assert QUESTIONS["docking"] is docking
