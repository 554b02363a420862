"""Districts in the region."""

import pytest

from tests.arguments.facts.records import area
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zur Region ist kein Kreis verzeichnet."),
        ({"districts": [area()]}, "Die Region liegt in einem Kreis."),
        ({"districts": [area(), area()]}, "Zur Region gehören zwei Kreise."),
    ],
)
def test_districts_here(recorded, expected):
    assert told("districts_here", **recorded) == expected
