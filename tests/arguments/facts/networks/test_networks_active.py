"""Networks that say or are documented to be active."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Ob die Netzwerke zurzeit aktiv sind, dazu liegen keine Angaben vor."),
        (
            {"networks": [network(status="active"), network(status="paused")]},
            "Ein Netzwerk ist hier als aktiv eingetragen.",
        ),
        ({"networks": some(2, network, status="active")}, "Zwei Netzwerke sind hier als aktiv eingetragen."),
    ],
)
def test_networks_active(recorded, expected):
    assert told("networks_active", **recorded) == expected
