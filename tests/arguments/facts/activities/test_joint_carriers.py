"""Organisations that carry the joint activities in which one takes part from here, each once."""

import pytest

from tests.arguments.facts.records import joint, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"activities": [joint()]}, "Wer gemeinsame Aktionen trägt, dazu liegen keine Angaben vor."),
        (
            {"activities": some(2, joint, carriers=[1])},
            "Die gemeinsamen Aktionen mit Beteiligung aus der Region trägt eine Organisation.",
        ),
        (
            {"activities": [joint(carriers=[1, 2])]},
            "Die gemeinsamen Aktionen mit Beteiligung aus der Region tragen zwei Organisationen.",
        ),
    ],
)
def test_joint_carriers(recorded, expected):
    assert told("joint_carriers", **recorded) == expected
