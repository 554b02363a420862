"""Topics of public dates of the last twelve months, the most frequent first."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"past": [meeting()]}, "Zu den Themen der Termine liegen keine Angaben vor."),
        (
            {"past": [meeting(topics=["Gesundheit"])]},
            "Bei den Terminen der letzten zwölf Monate ging es um ein Thema: Gesundheit.",
        ),
        (
            {"past": [meeting(topics=["Personal"]), *some(2, meeting, topics=["Gesundheit"])]},
            "Bei den Terminen der letzten zwölf Monate ging es um zwei Themen: Gesundheit und Personal.",
        ),
    ],
)
def test_gathering_topics(recorded, expected):
    assert told("gathering_topics", **recorded) == expected
