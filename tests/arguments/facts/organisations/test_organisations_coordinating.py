"""Organisations that coordinate, deputise or carry a regional network here, each once."""

import pytest

from tests.arguments.facts.records import network, organisation, some, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**tied(organisation())), "Wer die Netzwerke trägt, dazu liegen keine Angaben vor."),
        (dict(**tied(organisation(), role="host")), "Eine Organisation koordiniert oder trägt hier ein Netzwerk."),
        (
            dict(**tied(organisation(), organisation(), role="coordination")),
            "Zwei Organisationen koordinieren oder tragen hier Netzwerke.",
        ),
        (
            {"networks": some(2, network, host=organisation())},
            "Eine Organisation koordiniert oder trägt hier ein Netzwerk.",
        ),
    ],
)
def test_organisations_coordinating(recorded, expected):
    assert told("organisations_coordinating", **recorded) == expected
