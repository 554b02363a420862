"""Overlap: on paper, against plain sets, and what never matters."""

from dataclasses import replace
from itertools import combinations
from math import log, log2

import numpy as np
import pytest
import scipy.sparse as sp

from tests.landscape.grounds import row_of, with_members
from tests.landscape.worlds import random_world, shuffled, with_unused_area
from tests.turns import some_every_day
from wirnetz.landscape.analysis import QUESTIONS, overlap
from wirnetz.landscape.analysis.overlap import CLOSE, groups, overlaps

A, B, C, D = "01001001", "01001002", "01002003", "02001004"


def told(landscape):
    return [finding.sentence for finding in overlap(landscape)]


def topics(landscape, **of):
    networks = (replace(each, topics=tuple(of.get(each.name, each.topics))) for each in landscape.networks)
    return replace(landscape, networks=tuple(networks))


def test_an_own_and_another_network_are_a_chance_to_invite_together():
    ground = row_of([A, B, C], {"Nord": [A, B, C], "Süd": [A, B]}, people=[10, 20, 70], own=("Nord",))
    landscape = topics(with_members(ground, {"Kammer": ["Nord", "Süd"], "Amt": ["Nord"], "Kasse": ["Süd"]}),
                       Nord=["Gesundheit", "Nachfolge"], Süd=["Gesundheit"])  # fmt: skip
    [finding] = overlap(landscape)
    assert finding.sentence == (
        "„Nord“ und „Süd“ haben einen Kreis (Kreis Eins) gemeinsam, das ganze Gebiet von „Süd“. "
        "Eine Organisation sitzt in beiden: Kammer. Beide arbeiten an: Gesundheit. "
        "Das ist eine Gelegenheit, gemeinsam einzuladen."
    )
    assert (finding.subject, finding.areas, finding.networks) == ("nord", (A, B), ("nord", "süd"))
    assert finding.organisations == ("kammer",)
    # of the kinds of weight: the chamber sits in two networks, the other two in one each
    kammer = 1 / log2(3)
    assert finding.figures == {
        "area": 1.0, "people": 30.0, "members": pytest.approx(kammer / (kammer + 1)),
        "topics": pytest.approx(log(1 + 2 / 2) / (log(1 + 2 / 2) + log(1 + 2 / 1))),
    }  # fmt: skip


def test_parts_of_districts_are_told_as_municipalities_and_links_are_known():
    ground = row_of([A, B, C], {"Nord": [A, C], "Süd": [A, B]}, people=[90, 5, 5], own=("Nord", "Süd"))
    linked = replace(ground, links=frozenset({(0, 1)}))
    assert told(linked) == [
        "„Nord“ und „Süd“ haben eine Gemeinde (Ort 1) gemeinsam. Wer sich an „Nord“ und „Süd“ beteiligt, ist noch "
        "nicht "
        "eingetragen. Die beiden stehen schon in Verbindung."
    ]
    assert told(ground)[0].endswith("Ob sich die beiden absprechen, ist hier nicht vermerkt.")


def test_nobody_in_both_and_a_full_stop_in_a_name_are_said_right():
    ground = row_of([A], {"Bund e. V.": [A], "Süd": [A]})
    assert told(with_members(ground, {"X": ["Bund e. V."], "Y": ["Süd"]})) == [
        "„Bund e. V.“ und „Süd“ haben einen Kreis (Kreis Eins) gemeinsam, das ganze Gebiet von beiden. Keine der "
        "eingetragenen Organisationen sitzt in beiden. Ob sich die beiden absprechen, ist hier nicht vermerkt."
    ]
    four = {f"Haus {number}": ["Süd", "Bund e. V."] for number in range(4)}
    assert (
        "Vier Organisationen sitzen in beiden, zum Beispiel Haus 0, Haus 1 und Haus 2."
        in told(with_members(ground, four))[0]
    )


@pytest.mark.parametrize(
    ("landscape", "said"),
    [
        (row_of([A], {}), "Wir können es nicht sagen, weil noch kein Gebiet eines Netzwerks eingetragen ist."),
        (row_of([A], {"Leer": [], "Nord": [A]}),
         "Wir können es nicht sagen, weil erst das Gebiet eines einzigen Netzwerks eingetragen ist."),
        (row_of([A, B], {"Nord": [A], "Süd": [B]}),
         "Nach den hier vorliegenden Angaben teilen sich keine zwei Netzwerke ein Gebiet."),
        (row_of([A], {"Nord": [A], "Süd": [A]}, people=[0]),
         "Nach den hier vorliegenden Angaben teilen sich keine zwei Netzwerke ein Gebiet."),
    ],
)  # fmt: skip
def test_none_and_cannot_tell_are_sentences_too(landscape, said):
    assert told(landscape) == [said]


def test_a_chain_of_overlaps_is_no_group_but_three_alike_are():
    names = {"P": [A, B], "Q": [B, C], "R": [C, D]}
    ground = with_members(row_of([A, B, C, D], names), {"Kammer": ["P", "Q", "R"]})
    assert groups(ground, overlaps(ground)) == []
    alike = with_members(row_of([A, B], {name: [A, B] for name in "PQR"}), {"Kammer": ["P", "Q", "R"]})
    assert groups(alike, overlaps(alike)) == [(0, 1, 2)]
    assert told(alike)[0] == "Drei Netzwerke haben im selben Gebiet viel gemeinsam: P, Q und R."


def slow(landscape):
    """The same by plain sets."""
    people = {area: 0.0 if np.isnan(value) else value for area, value in enumerate(landscape.people)}
    held = [set(landscape.areas_of(row).tolist()) for row in range(len(landscape.networks))]
    seats = landscape.seats().toarray()
    sits = [set(np.flatnonzero(seats[:, row]).tolist()) for row in range(len(held))]
    weight = {row: 1 / log2(1 + max(seats[row].sum(), 1)) for row in range(len(seats))}
    themes = [set(network.topics) for network in landscape.networks]
    rare = {topic: log(1 + len(themes) / sum(topic in each for each in themes)) for each in themes for topic in each}
    found = {}
    for one, two in combinations(range(len(held)), 2):
        least = min(sum(people[area] for area in held[row]) for row in (one, two))
        common = sum(people[area] for area in held[one] & held[two])
        if least and common / least >= 0.3 - 1e-12:
            both, base = sits[one] & sits[two], min(sum(weight[o] for o in sits[row]) for row in (one, two))
            either = sum(rare[topic] for topic in themes[one] | themes[two])
            found[one, two] = (
                pytest.approx(common / least),
                tuple(sorted(both)),
                pytest.approx(sum(weight[o] for o in both) / base) if base else None,
                pytest.approx(sum(rare[t] for t in themes[one] & themes[two]) / either)
                if themes[one] and themes[two]
                else None,
            )
    return found


@pytest.mark.parametrize("seed", some_every_day(range(200), every=10))
def test_the_same_by_plain_sets_in_whatever_order_rows_stand(seed):
    landscape = random_world(seed)
    found = overlaps(landscape)
    assert slow(landscape) == {
        (each.first, each.second): (each.area, each.both, each.members, each.topics) for each in found
    }
    close = {(each.first, each.second) for each in found if each.rank >= CLOSE}
    assert all(set(combinations(group, 2)) <= close for group in groups(landscape, found))
    names = [sorted(finding.networks) for finding in overlap(landscape)]
    again = [sorted(finding.networks) for finding in overlap(shuffled(landscape, seed))]
    assert sorted(again) == sorted(names)
    assert told(with_unused_area(landscape)) == told(landscape)


@pytest.mark.parametrize("seed", some_every_day(range(40), every=10))
def test_a_network_split_into_two_alike_overlaps_wholly_with_itself(seed):
    landscape = random_world(seed)
    rows = [row for row in range(len(landscape.networks)) if landscape.total(landscape.people, landscape.areas_of(row))]
    for row in rows[:1]:
        twice = replace(
            landscape,
            networks=(*landscape.networks, replace(landscape.networks[row], slug="zwilling", name="Zwilling")),
            territory=sp.vstack([landscape.territory, landscape.territory[[row]]]).tocsr(),
            members=sp.hstack([landscape.seats(), landscape.seats()[:, [row]]]).tocsr(),
            records=(),
        )
        last = len(landscape.networks)
        [pair] = [each for each in overlaps(twice) if (each.first, each.second) == (row, last)]
        assert (pair.area, pair.members, pair.topics) == (
            pytest.approx(1.0),
            pytest.approx(1.0) if landscape.seats()[:, [row]].nnz else None,
            pytest.approx(1.0) if landscape.networks[row].topics else None,
        )


def test_a_district_held_whole_counts_like_its_areas():
    landscape = row_of([A, B, C, D], {"Nord": [A, B, C], "Süd": [B, C], "West": [A, B, D]}, people=[1, 10, 100, 1000])
    levels = landscape.levels
    # Nord and West hold the first district whole, Süd a part of it
    assert levels.shared().toarray().tolist() == [[111, 110, 11], [110, 110, 10], [11, 10, 1011]]
    assert levels.shared(np.array([2])).toarray().tolist() == [[11, 10, 1011]]
    assert (levels.totals.tolist(), levels.loose.nnz) == ([111, 110, 1011], 1)
    assert QUESTIONS["overlap"] is overlap
