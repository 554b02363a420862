"""Regional networks here in which neither the house nor an office is recorded; None without a house or network."""

import pytest

from tests.arguments.facts.records import network, organisation, own, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"networks": [network()]}, None),
        ({"organisation": organisation()}, None),
        (dict(**own(2, 0)), "Das Haus ist in jedem regionalen Netzwerk hier verzeichnet."),
        (
            {"organisation": organisation(), "networks": [network()]},
            "In einem regionalen Netzwerk hier kann das Haus noch mitarbeiten.",
        ),
        (
            {"organisation": organisation(), "networks": some(3, network)},
            "In drei regionalen Netzwerken hier kann das Haus noch mitarbeiten.",
        ),
    ],
)
def test_own_networks_open(recorded, expected):
    assert told("own_networks_open", **recorded) == expected
