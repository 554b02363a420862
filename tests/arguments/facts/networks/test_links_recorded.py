"""Recorded ties of networks here to which nobody objects."""

import pytest

from tests.arguments.facts.records import link, network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Zwischen den Netzwerken ist hier noch keine Verbindung vermerkt."),
        ({"networks": [network()], "links": [link()]}, "Zwischen den Netzwerken ist hier eine Verbindung vermerkt."),
        (
            {"networks": [network()], "links": some(2, link)},
            "Zwischen den Netzwerken sind hier zwei Verbindungen vermerkt.",
        ),
    ],
)
def test_links_recorded(recorded, expected):
    assert told("links_recorded", **recorded) == expected
