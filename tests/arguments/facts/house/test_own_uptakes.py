"""Offers that the house or an office uses, anywhere; None without a house."""

import pytest

from tests.arguments.facts.records import housed, offer, some, uptake
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**housed()), "Welche Angebote das Haus nutzt, dazu liegen keine Angaben vor."),
        (dict(**housed(own_uptakes=some(2, uptake, offer(pk=1)))), "Das Haus nutzt ein Angebot, soweit eingetragen."),
        (
            dict(**housed(own_uptakes=[uptake(offer()), uptake(offer())])),
            "Das Haus nutzt zwei Angebote, soweit eingetragen.",
        ),
    ],
)
def test_own_uptakes(recorded, expected):
    assert told("own_uptakes", **recorded) == expected
