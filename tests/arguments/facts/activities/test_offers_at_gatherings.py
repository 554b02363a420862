"""Offers that public dates of the last twelve months were about, each once."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"past": [meeting()]}, "Welche Angebote bei Terminen vorkamen, dazu liegen keine Angaben vor."),
        ({"past": some(2, meeting, offers=[1])}, "Bei Terminen der letzten zwölf Monate ging es um ein Angebot."),
        ({"past": [meeting(offers=[1, 2])]}, "Bei Terminen der letzten zwölf Monate ging es um zwei Angebote."),
    ],
)
def test_offers_at_gatherings(recorded, expected):
    assert told("offers_at_gatherings", **recorded) == expected
