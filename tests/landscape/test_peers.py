"""Peers: on paper, against everybody compared with everybody, and what never matters."""

from dataclasses import replace
from math import isfinite, sqrt

import numpy as np
import pytest

from tests.landscape.grounds import row_of, with_members
from tests.turns import some_every_day
from wirnetz.landscape.analysis import peers
from wirnetz.landscape.analysis.peers import Traits, likeness, nearest, traits

KEYS = [f"010010{number:02d}" for number in range(12)]


def alike(count, *, run_by=(), own=("N0",), people=None):
    """Networks of one area each, with two chambers and an insurer as partners, founded in turn."""
    held = {f"N{number}": [KEYS[number]] for number in range(count)}
    made = with_members(
        row_of(KEYS, held, own=own, km2=50.0, people=people),
        {"Kammer": held, "Innung": held, "Kasse": held},
        kinds={"Kammer": "chamber", "Innung": "chamber", "Kasse": "insurer"},
    )
    networks = tuple(
        replace(network, founded=2010, run_by=dict(run_by).get(network.name, "")) for network in made.networks
    )
    return replace(made, networks=networks)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (alike(6, own=()), "Wir können es nicht sagen, weil noch kein eigenes Netzwerk eingetragen ist."),
        (
            alike(5),
            "Für das Netzwerk „N0“ gibt es zurzeit weniger als fünf vergleichbare; wir zeigen deshalb keinen "
            "Vergleich.",
        ),
        (
            alike(7),
            "Sechs Netzwerke sind mit „N0“ am ehesten vergleichbar, vor allem in Einwohnerzahl, Besiedlungsdichte und "
            "Ausdehnung; zum Beispiel N1, N2 und N3.",
        ),
        (
            row_of(KEYS, {"N0": []}, own=("N0",)),
            "Wir können es nicht sagen, weil zum Netzwerk „N0“ noch zu wenig eingetragen ist: Gebiet, Partner, "
            "Gründungsjahr.",
        ),
    ],
)
def test_none_many_and_unknown_are_said(made, said):
    assert [finding.sentence for finding in peers(made)] == [said]


def test_equal_networks_come_in_their_order_and_at_most_eight():
    [finding] = peers(alike(12))
    assert finding.networks == ("n0", "n1", "n10", "n11", "n2", "n3", "n4", "n5", "n6")


def test_networks_of_one_house_are_one_voice_and_no_peers_of_each_other():
    four_houses = {"N1": "a", "N2": "a", "N3": "b", "N4": "c", "N5": "d"}
    assert peers(alike(6, run_by=four_houses))[0].figures["peers"] == 0
    assert peers(alike(7, run_by=four_houses))[0].figures["peers"] == 6
    assert peers(alike(7, run_by={"N0": "a", "N1": "a"}))[0].networks == ("n0", "n2", "n3", "n4", "n5", "n6")


def test_no_members_is_a_missing_trait_and_no_small_number():
    given = traits(
        people=np.full(3, 100.0), km2=np.full(3, 10.0), radius=np.full(3, 5.0), partners=np.array([0, 1, 2]),
        age=np.array([np.nan, 3, 4]), kinds=np.array([[0, 0], [1, 0], [1, 1]]),
    )  # fmt: skip
    assert given.known.tolist() == [[True, True, True, False, False, False], [True] * 6, [True] * 6]


def test_what_is_far_apart_is_not_named():
    given = Traits(np.array([[0.0, 0, 0, 0, 0], [0.1, 0.6, 0, 0, np.nan]]), np.full((2, 2), np.nan))
    assert likeness(given, 0, [1]) == ["Ausdehnung", "Zahl der Partner", "Einwohnerzahl"]


def random_traits(seed):
    """Up to 80 networks, a quarter of the ages and some other traits unknown, some twice, few houses."""
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 80))
    numbers = chance.normal(0, chance.uniform(0.2, 1.0), (count, 5))
    numbers[chance.random(numbers.shape) < np.array([0.1, 0.1, 0.1, 0.1, 0.25])] = np.nan
    kinds = np.abs(chance.normal(0, 0.3, (count, 4)))
    kinds[chance.random(count) < 0.1] = np.nan
    again = chance.integers(0, count, count // 3)
    numbers[: len(again)], kinds[: len(again)] = numbers[again], kinds[again]
    return Traits(numbers, kinds), chance.integers(-1, max(count // 3, 1), count)


def slow(given, carriers):
    """Every pair, trait by trait."""
    found = {}
    rows = list(zip(given.numbers.tolist(), given.kinds.tolist(), carriers.tolist(), strict=True))
    for row, (numbers, kinds, house) in enumerate(rows):
        ranked = []
        for other, (their_numbers, their_kinds, their_house) in enumerate(rows):
            squares = [(a - b) ** 2 for a, b in zip(numbers, their_numbers, strict=True) if isfinite(a - b)]
            if isfinite(kinds[0] - their_kinds[0]):
                squares.append(sum((a - b) ** 2 for a, b in zip(kinds, their_kinds, strict=True)))
            if other == row or len(squares) < 3 or (house >= 0 and house == their_house):
                continue
            away = sqrt(sum(squares) / len(squares))
            if away <= 0.8:
                ranked.append((round(away, 9), other, their_house))
        ranked = sorted(ranked)[:8]
        houses = {house if house >= 0 else f"own {other}" for _away, other, house in ranked}
        found[row] = [other for _away, other, _house in ranked] if len(houses) >= 5 else []
    return found


@pytest.mark.parametrize("seed", some_every_day(range(200), every=20))
def test_the_same_by_comparing_everybody(seed):
    given, carriers = random_traits(seed)
    found = nearest(given, carriers)
    expected = slow(given, carriers)
    assert {row: [other for other, _away in group] for row, group in found.items()} == expected
    row = len(carriers) // 2
    assert nearest(given, carriers, np.array([row])) == {row: found[row]}
