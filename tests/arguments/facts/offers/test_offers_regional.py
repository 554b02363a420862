"""Offers that are limited to the region or what lies around it."""

import pytest

from tests.arguments.facts.records import offer
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(pk=1)]}, "Ein Angebot eigens für diese Gegend ist noch nicht verzeichnet."),
        (
            {"offers": [offer(pk=1), offer(pk=2)], "regional_offers": {1}},
            "Ein Angebot gibt es eigens für diese Gegend.",
        ),
        (
            {"offers": [offer(pk=1), offer(pk=2)], "regional_offers": {1, 2}},
            "Zwei Angebote gibt es eigens für diese Gegend.",
        ),
    ],
)
def test_offers_regional(recorded, expected):
    assert told("offers_regional", **recorded) == expected
