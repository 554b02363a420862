"""Regional networks whose territory touches the region."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Hier ist noch kein regionales Netzwerk verzeichnet."),
        ({"networks": [network()]}, "Hier ist ein regionales Netzwerk verzeichnet."),
        ({"networks": some(13, network)}, "Hier sind 13 regionale Netzwerke verzeichnet."),
    ],
)
def test_networks_here(recorded, expected):
    assert told("networks_here", **recorded) == expected
