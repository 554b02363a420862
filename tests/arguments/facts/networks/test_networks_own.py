"""Networks of the alliance among the regional ones."""

import pytest

from tests.arguments.facts.records import network, own_network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"networks": [network()]}, "Ein Netzwerk der Allianz ist hier noch nicht verzeichnet."),
        ({"networks": [network(), own_network()]}, "Ein Netzwerk der Allianz ist hier verzeichnet."),
        ({"networks": some(2, own_network)}, "Zwei Netzwerke der Allianz sind hier verzeichnet."),
    ],
)
def test_networks_own(recorded, expected):
    assert told("networks_own", **recorded) == expected
