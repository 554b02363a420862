"""Organisations with a seat here or a place in a regional network here."""

import pytest

from tests.arguments.facts.records import organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zur Region ist noch keine Organisation verzeichnet."),
        (
            {"organisations": [organisation()]},
            "Eine Organisation hat hier ihren Sitz oder ist über ein Netzwerk mit der Region verbunden.",
        ),
        (
            {"organisations": some(2, organisation)},
            "Zwei Organisationen haben hier ihren Sitz oder sind über ein Netzwerk mit der Region verbunden.",
        ),
    ],
)
def test_organisations_here(recorded, expected):
    assert told("organisations_here", **recorded) == expected
