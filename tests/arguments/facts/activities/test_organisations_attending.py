"""Organisations that were at a public date of the last twelve months, each once, guests by name; no persons."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"past": [meeting()]}, "Welche Organisationen bei Terminen waren, dazu liegen keine Angaben vor."),
        (
            {"past": some(2, meeting, came=["o:1"])},
            "Eine Organisation war in den letzten zwölf Monaten bei Terminen dabei.",
        ),
        (
            {"past": [meeting(came=["o:1", "Bäckerei"])]},
            "Zwei Organisationen waren in den letzten zwölf Monaten bei Terminen dabei.",
        ),
    ],
)
def test_organisations_attending(recorded, expected):
    assert told("organisations_attending", **recorded) == expected
