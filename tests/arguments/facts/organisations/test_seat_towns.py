"""Towns of the region in which a recorded organisation has its seat."""

import pytest

from tests.arguments.facts.records import organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            {"organisations": some(2, organisation, seat_city="Wismar")},
            "Die Organisationen haben ihren Sitz in einem Ort: Wismar.",
        ),
        (
            {"organisations": [organisation(seat_city="Wismar"), organisation(seat_city="Gadebusch")]},
            "Die Organisationen haben ihren Sitz in zwei Orten: Gadebusch und Wismar.",
        ),
    ],
)
def test_seat_towns(recorded, expected):
    assert told("seat_towns", **recorded) == expected
