"""Families to which the regional networks belong, by name."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network(category_label="")]}, "Zu den Arten der Netzwerke liegen keine Angaben vor."),
        (
            {"networks": some(2, network, category_label="Fachkräftebündnis")},
            "Vertreten ist hier eine Art von Netzwerken: Fachkräftebündnis.",
        ),
        (
            {"networks": [network(category_label="Gesundheitsnetzwerk"), network(category_label="Digitalnetzwerk")]},
            "Vertreten sind hier zwei Arten von Netzwerken: Digitalnetzwerk und Gesundheitsnetzwerk.",
        ),
    ],
)
def test_networks_families(recorded, expected):
    assert told("networks_families", **recorded) == expected
