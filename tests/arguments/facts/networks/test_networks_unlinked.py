"""Other networks without a recorded link to a network of the alliance; None where there is no other network."""

import pytest

from tests.arguments.facts.records import network, own_network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"networks": [own_network()]}, None),
        ({"networks": [network()]}, "Zu jedem anderen Netzwerk ist eine Verbindung mit der Allianz vermerkt."),
        (
            {"networks": [network()], "unlinked": [network()]},
            "Zu einem anderen Netzwerk ist noch keine Verbindung vermerkt.",
        ),
        (
            {"networks": [network()], "unlinked": some(3, network)},
            "Zu drei anderen Netzwerken ist noch keine Verbindung vermerkt.",
        ),
    ],
)
def test_networks_unlinked(recorded, expected):
    assert told("networks_unlinked", **recorded) == expected
