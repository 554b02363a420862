"""Topics of the offers that can be used here, the most frequent first."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer()]}, "Zu den Themen der Angebote liegen keine Angaben vor."),
        ({"offers": [offer(topics=["Gesundheit"])]}, "Die Angebote behandeln ein Thema: Gesundheit."),
        (
            {"offers": [offer(topics=["Innovation"]), *some(2, offer, topics=["Gesundheit"])]},
            "Die Angebote behandeln zwei Themen: Gesundheit und Innovation.",
        ),
    ],
)
def test_offers_topics(recorded, expected):
    assert told("offers_topics", **recorded) == expected
