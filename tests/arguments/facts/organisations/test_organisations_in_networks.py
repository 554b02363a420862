"""Organisations that belong to a regional network here, each once."""

import pytest

from tests.arguments.facts.records import network, organisation, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Wer in den Netzwerken mitarbeitet, dazu liegen keine Angaben vor."),
        (dict(**tied(organisation(), times=2)), "Eine Organisation ist hier als Mitglied eines Netzwerks verzeichnet."),
        (
            dict(**tied(organisation(), organisation())),
            "Zwei Organisationen sind hier als Mitglied eines Netzwerks verzeichnet.",
        ),
    ],
)
def test_organisations_in_networks(recorded, expected):
    assert told("organisations_in_networks", **recorded) == expected
