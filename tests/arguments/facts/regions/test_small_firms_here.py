"""Of a hundred establishments those with fewer than 50 employees, where the table was taken over."""

import pytest

from tests.arguments.facts.telling import told
from wirnetz.regions.queries import Establishments


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zur Größe der Betriebe liegen keine Angaben vor."),
        (
            {"establishments": Establishments(1, 1, 2023, "Amt")},
            "Alle Betriebe hier haben weniger als 50 Beschäftigte.",
        ),
        (
            {"establishments": Establishments(1000, 968, 2023, "Amt")},
            "97 von 100 Betrieben hier haben weniger als 50 Beschäftigte.",
        ),
        (
            {"establishments": Establishments(1000, 996, 2023, "Amt")},
            "Von 1.000 Betrieben hier haben 996 weniger als 50 Beschäftigte.",
        ),
    ],
)
def test_small_firms_here(recorded, expected):
    assert told("small_firms_here", **recorded) == expected
