"""Networks with a website."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Zu Websites der Netzwerke liegen keine Angaben vor."),
        (
            {"networks": [network(), network(website="https://netz.example")]},
            "Ein Netzwerk hat hier eine eigene Website.",
        ),
        (
            {"networks": some(2, network, website="https://netz.example")},
            "Zwei Netzwerke haben hier eine eigene Website.",
        ),
    ],
)
def test_networks_online(recorded, expected):
    assert told("networks_online", **recorded) == expected
