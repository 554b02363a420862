"""Establishments by the official statistics, where the table was taken over."""

import pytest

from tests.arguments.facts.telling import told
from wirnetz.regions.queries import Establishments


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zur Zahl der Betriebe liegen keine Angaben vor."),
        ({"establishments": Establishments(1, 1, 2023, "Amt")}, "Hier gibt es einen Betrieb."),
        ({"establishments": Establishments(4812, 4700, 2023, "Amt")}, "Hier gibt es 4.812 Betriebe."),
    ],
)
def test_firms_here(recorded, expected):
    assert told("firms_here", **recorded) == expected
