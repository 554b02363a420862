"""Offers by kind, most frequent first, in one sentence."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Für die Region ist noch kein Angebot verzeichnet."),
        ({"offers": [offer()]}, "Verzeichnet sind: Check (1)."),
        ({"offers": [offer(kind="guide"), *some(2, offer)]}, "Verzeichnet sind: Check (2) und Leitfaden (1)."),
    ],
)
def test_offers_by_kind(recorded, expected):
    assert told("offers_by_kind", **recorded) == expected
