"""Networks of the districts around that do not reach into the region."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "In den Nachbarkreisen ist kein weiteres Netzwerk verzeichnet."),
        ({"neighbours": [network()]}, "In den Nachbarkreisen ist ein weiteres Netzwerk verzeichnet."),
        ({"neighbours": some(12, network)}, "In den Nachbarkreisen sind zwölf weitere Netzwerke verzeichnet."),
    ],
)
def test_neighbouring_networks(recorded, expected):
    assert told("neighbouring_networks", **recorded) == expected
