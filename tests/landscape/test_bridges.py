"""Bridges: on paper, against plain sets, and what never matters."""

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import scipy.sparse as sp

from tests.landscape.grounds import row_of, with_members
from tests.turns import some_every_day
from wirnetz.landscape.analysis import bridges
from wirnetz.landscape.analysis.bridges import bridging, multiplicity

KEYS = ["01001001", "01001002"]
HELD = {"Eigen": KEYS[:1], "Zwei": KEYS[:1], "Drei": KEYS[1:]}
CHAMBER, INSURER, AGENCY = {"Eigen", "Zwei"}, {"Eigen", "Zwei", "Drei"}, {"Drei"}


def landscape(**members):
    return with_members(row_of(KEYS, HELD, own=("Eigen",)), members)


def test_a_shared_link_counts_half_and_an_only_one_whole():
    found = bridging(landscape(Kammer=CHAMBER, Kasse=INSURER, Agentur=AGENCY).seats(), np.array([True, False, False]))
    assert (found.pairs.tolist(), found.only.tolist(), found.share.tolist()) == ([1, 2, 0], [0, 1, 0], [0.5, 1.5, 0])


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({}, "Wir können es nicht sagen, weil noch keine Mitglieder von Netzwerken eingetragen sind."),
        (
            {"Agentur": AGENCY},
            "Wir können es nicht sagen, weil für das Netzwerk „Eigen“ noch keine Mitglieder eingetragen sind.",
        ),
        (
            {"Agentur": AGENCY, "Amt": {"Eigen"}},
            "Zwischen dem Netzwerk „Eigen“ und anderen ist noch keine gemeinsame Organisation eingetragen.",
        ),
        (
            {"Kasse": INSURER},
            "Nach den hier vorliegenden Angaben verbindet eine einzige Organisation „Eigen“ mit „Drei“ und „Zwei“: "
            "Kasse.",
        ),
        (
            {"Kammer": CHAMBER, "Kasse": INSURER},
            "Zwei Organisationen verbinden „Eigen“ mit zwei anderen Netzwerken: Kasse und Kammer. "
            "Zu „Drei“ kennen wir nur einen Weg: Kasse.",
        ),
    ],
)
def test_none_one_and_many_are_said(members, said):
    [finding] = bridges(landscape(**members))
    assert finding.sentence == said


def test_the_evidence_names_organisations_and_networks():
    [finding] = bridges(landscape(Kammer=CHAMBER, Kasse=INSURER))
    assert (finding.organisations, finding.networks) == (("kasse", "kammer"), ("eigen", "drei", "zwei"))
    assert finding.figures == {"organisations": 2, "networks": 2, "only": 1}


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ((), "Wir können es nicht sagen, weil noch kein eigenes Netzwerk eingetragen ist."),
        (
            tuple(HELD),
            "Wir können es nicht sagen, weil neben den eigenen noch kein anderes Netzwerk eingetragen ist.",
        ),
    ],
)
def test_without_two_sides_there_is_a_reason(own, said):
    [finding] = bridges(with_members(row_of(KEYS, HELD, own=own), {"Kasse": INSURER}))
    assert finding.sentence == said


def random_seats(seed):
    chance = np.random.default_rng(seed)
    shape = int(chance.integers(1, 40)), int(chance.integers(1, 15))
    return sp.csr_matrix(chance.random(shape) < chance.uniform(0.05, 0.5)), chance.random(shape[1]) < 0.4


def slow(seats, is_own):
    links = defaultdict(set)
    for house, row in enumerate(seats.toarray()):
        for a in np.flatnonzero(row & is_own):
            for b in np.flatnonzero(row & ~is_own):
                links[a, b].add(house)
    pairs, only, share = ([0] * seats.shape[0] for _ in range(3))
    for houses in links.values():
        for house in houses:
            pairs[house] += 1
            only[house] += len(houses) == 1
            share[house] += Fraction(1, len(houses))
    return pairs, only, share, len(links)


@pytest.mark.parametrize("seed", some_every_day(range(200), every=10))
def test_the_same_by_plain_sets_whatever_the_order(seed):
    seats, is_own = random_seats(seed)
    pairs, only, share, linked = slow(seats, is_own)
    found = bridging(seats, is_own)
    assert (found.pairs.tolist(), found.only.tolist()) == (pairs, only)
    assert found.share == pytest.approx([float(each) for each in share])
    assert found.share.sum() == pytest.approx(linked)
    order = np.random.default_rng(seed).permutation(seats.shape[0])
    assert bridging(seats[order], is_own).share == pytest.approx(found.share[order])


def test_few_values_among_very_many_are_counted_among_themselves():
    assert multiplicity(np.array([7, 3, 7]), 10**12).tolist() == multiplicity(np.array([7, 3, 7]), 8).tolist()


def test_a_body_that_sits_everywhere_is_no_door():
    seats = landscape(Kammer=CHAMBER, Kasse=INSURER).seats()
    assert bridging(seats, np.array([True, False, False]), most=2).pairs.tolist() == [1, 0]


def test_members_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="members"):
        replace(landscape(Kasse=INSURER), members=sp.csr_matrix((2, 3)))
