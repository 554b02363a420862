"""People living in the region, by official figures; None where one area has none."""

import pytest

from tests.arguments.facts.records import area
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"areas": [area(population=95818, population_as_of=2018)]}, "Hier leben 95.818 Menschen."),
        (
            {"areas": [area(population=95818, population_as_of=2018), area(population=157322, population_as_of=2018)]},
            "Hier leben 253.140 Menschen.",
        ),
        ({"areas": [area()]}, None),
    ],
)
def test_people_here(recorded, expected):
    assert told("people_here", **recorded) == expected
