"""Offers that the house itself provides and that can be used here; None without a house."""

import pytest

from tests.arguments.facts.records import offer, organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer()]}, None),
        (
            {"organisation": organisation(), "offers": [offer()]},
            "Ein eigenes Angebot des Hauses ist hier noch nicht verzeichnet.",
        ),
        (
            {"organisation": organisation(pk=7), "offers": [offer(), offer(provider=organisation(pk=7))]},
            "Das Haus stellt selbst ein Angebot bereit, das man hier nutzen kann.",
        ),
        (
            {"organisation": organisation(pk=7), "offers": some(2, offer, provider=organisation(pk=7))},
            "Das Haus stellt selbst zwei Angebote bereit, die man hier nutzen kann.",
        ),
    ],
)
def test_own_offers(recorded, expected):
    assert told("own_offers", **recorded) == expected
