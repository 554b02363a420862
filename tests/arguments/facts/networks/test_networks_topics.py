"""Topics that the regional networks name."""

import pytest

from tests.arguments.facts.records import network
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Zu den Themen der Netzwerke liegen keine Angaben vor."),
        ({"networks": [network()], "topics": ["Gesundheit"]}, "Die Netzwerke nennen hier ein Thema: Gesundheit."),
        (
            {"networks": [network()], "topics": list("ABCDEF")},
            "Die Netzwerke nennen hier sechs Themen: A, B, C, D und zwei weitere.",
        ),
    ],
)
def test_networks_topics(recorded, expected):
    assert told("networks_topics", **recorded) == expected
