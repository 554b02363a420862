"""Networks of others among the regional ones."""

import pytest

from tests.arguments.facts.records import network, own_network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"networks": [own_network()]}, "Andere Netzwerke sind hier noch nicht verzeichnet."),
        ({"networks": [network(), own_network()]}, "Ein anderes Netzwerk ist hier verzeichnet."),
        ({"networks": some(2, network)}, "Zwei andere Netzwerke sind hier verzeichnet."),
    ],
)
def test_networks_other(recorded, expected):
    assert told("networks_other", **recorded) == expected
