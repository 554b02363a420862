"""Who belongs to which regional network here, each pair once."""

import pytest

from tests.arguments.facts.records import network, organisation, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Zu Mitgliedschaften liegen keine Angaben vor."),
        (dict(**tied(organisation())), "In den Netzwerken ist hier eine Mitgliedschaft verzeichnet."),
        (dict(**tied(organisation(), times=2)), "In den Netzwerken sind hier zwei Mitgliedschaften verzeichnet."),
    ],
)
def test_memberships_here(recorded, expected):
    assert told("memberships_here", **recorded) == expected
