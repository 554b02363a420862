"""Networks that work throughout Germany."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Ein bundesweites Netzwerk ist noch nicht verzeichnet."),
        ({"nationwide": [network()]}, "Ein bundesweites Netzwerk ist verzeichnet."),
        ({"nationwide": some(9, network)}, "Neun bundesweite Netzwerke sind verzeichnet."),
    ],
)
def test_networks_nationwide(recorded, expected):
    assert told("networks_nationwide", **recorded) == expected
