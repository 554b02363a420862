"""Offers whose source is dated and at most three years old."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        (
            {"offers": [offer(as_of=2016), offer(as_of=None)]},
            "Zu Angeboten liegen keine Angaben aus den letzten drei Jahren vor.",
        ),
        ({"offers": [offer(as_of=2025)]}, "Die Angaben zu einem Angebot sind höchstens drei Jahre alt."),
        ({"offers": some(3, offer, as_of=2023)}, "Die Angaben zu drei Angeboten sind höchstens drei Jahre alt."),
    ],
)
def test_offers_current(recorded, expected):
    assert told("offers_current", **recorded) == expected
