"""Offers of the kind “event”."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(kind="guide")]}, "Ein Format für Veranstaltungen ist noch nicht verzeichnet."),
        ({"offers": [offer(kind="event")]}, "Ein Format für Veranstaltungen ist verzeichnet."),
        ({"offers": some(5, offer, kind="event")}, "Fünf Formate für Veranstaltungen sind verzeichnet."),
    ],
)
def test_offers_events(recorded, expected):
    assert told("offers_events", **recorded) == expected
