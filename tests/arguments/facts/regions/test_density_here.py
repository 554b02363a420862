"""People on a square kilometre; None where people or land have no figure."""

import pytest

from tests.arguments.facts.records import area
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        (
            {"areas": [area(area_km2=100.0, population=8400, population_as_of=2018)]},
            "Auf einem Quadratkilometer leben hier 84 Menschen.",
        ),
        (
            {
                "areas": [
                    area(area_km2=100.0, population=8400, population_as_of=2018),
                    area(area_km2=100.0, population=231600, population_as_of=2018),
                ]
            },
            "Auf einem Quadratkilometer leben hier 1.200 Menschen.",
        ),
        ({"areas": [area(area_km2=100.0)]}, None),
    ],
)
def test_density_here(recorded, expected):
    assert told("density_here", **recorded) == expected
