"""Networks that work throughout the Land."""

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Ein landesweites Netzwerk ist noch nicht verzeichnet."),
        ({"land_wide": [network()]}, "Dazu kommt ein landesweites Netzwerk."),
        ({"land_wide": some(4, network)}, "Dazu kommen vier landesweite Netzwerke."),
    ],
)
def test_networks_land_wide(recorded, expected):
    assert told("networks_land_wide", **recorded) == expected
