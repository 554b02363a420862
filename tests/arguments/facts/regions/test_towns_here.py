"""Municipalities that bear the title of a town."""

import pytest

from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Keine Gemeinde der Region ist als Stadt verzeichnet."),
        ({"towns": 1}, "Eine Gemeinde der Region ist eine Stadt."),
        ({"towns": 9}, "Neun Gemeinden der Region sind Städte."),
    ],
)
def test_towns_here(recorded, expected):
    assert told("towns_here", **recorded) == expected
