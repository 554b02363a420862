"""Networks with a record of use of their own here, each once (docs/measures.md)."""

import pytest

from tests.arguments.facts.records import network, offer, organisation, some, uptake
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            {"uptakes": [uptake(offer(), organisation=organisation(), network=network())]},
            "Welche Netzwerke hier Angebote nutzen, dazu liegen keine Angaben vor.",
        ),
        (
            {"uptakes": some(2, uptake, offer(), network=network(pk=7))},
            "Ein Netzwerk nutzt hier Angebote, soweit eingetragen.",
        ),
        (
            {"uptakes": [uptake(offer(), network=network()), uptake(offer(), network=network())]},
            "Zwei Netzwerke nutzen hier Angebote, soweit eingetragen.",
        ),
    ],
)
def test_networks_using(recorded, expected):
    assert told("networks_using", **recorded) == expected
