"""Public dates to come for which one can register."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"coming": [meeting()]}, "Ein kommender Termin mit Anmeldung ist noch nicht eingetragen."),
        ({"coming": [meeting(takes_registrations=True)]}, "Zu einem kommenden Termin kann man sich anmelden."),
        ({"coming": some(2, meeting, takes_registrations=True)}, "Zu zwei kommenden Terminen kann man sich anmelden."),
    ],
)
def test_gatherings_open(recorded, expected):
    assert told("gatherings_open", **recorded) == expected
