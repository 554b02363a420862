"""Municipalities in the region."""

import pytest

from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zur Region ist keine Gemeinde verzeichnet."),
        ({"municipalities": 1}, "Zur Region gehört eine Gemeinde."),
        ({"municipalities": 84}, "Zur Region gehören 84 Gemeinden."),
    ],
)
def test_municipalities_here(recorded, expected):
    assert told("municipalities_here", **recorded) == expected
