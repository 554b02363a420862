"""Regional networks of the Land; None for a region in several Länder."""

import pytest

from tests.arguments.facts.records import area, network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            {"state": area("13", name="Mecklenburg-Vorpommern")},
            "In Mecklenburg-Vorpommern ist noch kein regionales Netzwerk verzeichnet.",
        ),
        (
            {"state": area("10", name="Saarland"), "state_networks": [network()]},
            "Im Saarland ist ein regionales Netzwerk verzeichnet.",
        ),
        (
            {"state": area("13", name="Mecklenburg-Vorpommern"), "state_networks": some(8, network)},
            "In Mecklenburg-Vorpommern sind acht regionale Netzwerke verzeichnet.",
        ),
    ],
)
def test_networks_in_state(recorded, expected):
    assert told("networks_in_state", **recorded) == expected
