"""Square kilometres of the region; None where one area has no figure."""

import pytest

from tests.arguments.facts.records import area
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"areas": [area(area_km2=130.5, population_as_of=2018)]}, "Die Region ist 130 Quadratkilometer groß."),
        ({"areas": [area(area_km2=130.5), area(area_km2=4767.5)]}, "Die Region ist 4.898 Quadratkilometer groß."),
        ({"areas": [area()]}, None),
    ],
)
def test_area_here(recorded, expected):
    assert told("area_here", **recorded) == expected
