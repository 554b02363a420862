"""Public dates from here within the last twelve months."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zu öffentlichen Terminen der letzten zwölf Monate liegen keine Angaben vor."),
        ({"past": [meeting()]}, "In den letzten zwölf Monaten ist hier ein öffentlicher Termin verzeichnet."),
        ({"past": some(4, meeting)}, "In den letzten zwölf Monaten sind hier vier öffentliche Termine verzeichnet."),
    ],
)
def test_gatherings_past_year(recorded, expected):
    assert told("gatherings_past_year", **recorded) == expected
