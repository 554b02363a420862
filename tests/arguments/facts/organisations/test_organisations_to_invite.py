"""Organisations seated here that are recorded in no regional network here."""

import pytest

from tests.arguments.facts.records import network, organisation, some, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"organisations": [organisation()]}, None),
        (dict(**tied(organisation())), "Jede Organisation mit Sitz hier ist in einem Netzwerk der Region verzeichnet."),
        (
            {"organisations": [organisation()], "networks": [network()]},
            "Eine Organisation mit Sitz hier kann man noch in ein Netzwerk der Region einladen.",
        ),
        (
            {"organisations": some(3, organisation), "networks": [network()]},
            "Drei Organisationen mit Sitz hier kann man noch in ein Netzwerk der Region einladen.",
        ),
    ],
)
def test_organisations_to_invite(recorded, expected):
    assert told("organisations_to_invite", **recorded) == expected
