"""Public dates from here that are still to come."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zu kommenden Terminen liegen keine Angaben vor."),
        ({"coming": [meeting()]}, "Ein öffentlicher Termin steht bevor."),
        ({"coming": some(2, meeting)}, "Zwei öffentliche Termine stehen bevor."),
    ],
)
def test_gatherings_coming(recorded, expected):
    assert told("gatherings_coming", **recorded) == expected
