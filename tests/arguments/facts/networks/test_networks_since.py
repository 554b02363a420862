"""The earliest known year in which one of the regional networks was founded."""

import pytest

from tests.arguments.facts.records import network
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Seit wann die Netzwerke bestehen, dazu liegen keine Angaben vor."),
        ({"networks": [network(), network(year_founded=2011)]}, "Ein Netzwerk besteht hier seit 2011."),
        (
            {"networks": [network(year_founded=2015), network(year_founded=2011)]},
            "Von zwei Netzwerken ist hier das Gründungsjahr bekannt, das früheste ist 2011.",
        ),
    ],
)
def test_networks_since(recorded, expected):
    assert told("networks_since", **recorded) == expected
