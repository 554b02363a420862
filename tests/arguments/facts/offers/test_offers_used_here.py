"""Offers whose use is recorded here."""

import pytest

from tests.arguments.facts.records import offer, some, uptake
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Die Nutzung eines Angebots ist hier noch nicht vermerkt."),
        ({"uptakes": some(2, uptake, offer(pk=1))}, "Die Nutzung eines Angebots ist hier vermerkt."),
        ({"uptakes": [uptake(offer(pk=1)), uptake(offer(pk=2))]}, "Die Nutzung von zwei Angeboten ist hier vermerkt."),
    ],
)
def test_offers_used_here(recorded, expected):
    assert told("offers_used_here", **recorded) == expected
