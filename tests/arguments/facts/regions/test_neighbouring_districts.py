"""Districts that touch those of the region, also across water."""

import pytest

from tests.arguments.facts.records import area
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zu Nachbarkreisen liegen keine Angaben vor."),
        ({"around": [area()]}, "Die Region hat einen Nachbarkreis."),
        ({"around": [area(), area(), area()]}, "Die Region hat drei Nachbarkreise."),
    ],
)
def test_neighbouring_districts(recorded, expected):
    assert told("neighbouring_districts", **recorded) == expected
