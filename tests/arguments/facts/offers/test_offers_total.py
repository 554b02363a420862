"""Offers that can be used here, whoever provides them."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Für die Region ist noch kein Angebot verzeichnet."),
        ({"offers": [offer()]}, "Für die Region ist ein Angebot verzeichnet."),
        ({"offers": some(38, offer)}, "Für die Region sind 38 Angebote verzeichnet."),
    ],
)
def test_offers_total(recorded, expected):
    assert told("offers_total", **recorded) == expected
