"""Organisations here that a source calls a partner of the alliance."""

import pytest

from tests.arguments.facts.records import organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"organisations": [organisation()]}, "Ein Partner der Allianz ist hier noch nicht belegt."),
        (
            {"organisations": [organisation(), organisation(partnership="documented")]},
            "Eine Organisation ist hier als Partner der Allianz belegt.",
        ),
        (
            {"organisations": some(2, organisation, partnership="documented")},
            "Zwei Organisationen sind hier als Partner der Allianz belegt.",
        ),
    ],
)
def test_partners_here(recorded, expected):
    assert told("partners_here", **recorded) == expected
