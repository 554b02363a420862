"""Networks whose source is undated or older than three years."""

import pytest

from tests.arguments.facts.records import network
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network(as_of=2026)]}, "Alle Angaben zu Netzwerken sind höchstens drei Jahre alt."),
        (
            {"networks": [network(as_of=2026), network(as_of=2018)]},
            "Die Angaben zu einem Netzwerk sind älter als drei Jahre oder ohne Jahr.",
        ),
        (
            {"networks": [network(as_of=None), network(as_of=2018)]},
            "Die Angaben zu zwei Netzwerken sind älter als drei Jahre oder ohne Jahr.",
        ),
    ],
)
def test_networks_outdated(recorded, expected):
    assert told("networks_outdated", **recorded) == expected
