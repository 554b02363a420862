"""Networks that work throughout Germany."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Ein bundesweites Netzwerk ist noch nicht verzeichnet."),
        ({"nationwide": [network()]}, "Dazu kommt ein bundesweites Netzwerk."),
        ({"nationwide": some(9, network)}, "Dazu kommen neun bundesweite Netzwerke."),
    ],
)
def test_networks_nationwide(recorded, expected):
    assert told("networks_nationwide", **recorded) == expected
