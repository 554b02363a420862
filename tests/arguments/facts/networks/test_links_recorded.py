"""Recorded ties of networks here to which nobody objects."""

import pytest

from tests.arguments.facts.records import link, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zwischen den Netzwerken ist hier noch keine Verbindung vermerkt."),
        ({"links": [link()]}, "Zwischen den Netzwerken ist hier eine Verbindung vermerkt."),
        ({"links": some(2, link)}, "Zwischen den Netzwerken sind hier zwei Verbindungen vermerkt."),
    ],
)
def test_links_recorded(recorded, expected):
    assert told("links_recorded", **recorded) == expected
