"""Public dates of the last twelve months to which two or more invited."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"past": [meeting(hosts=["n:1"])]}, "Zu gemeinsamen Einladungen liegen keine Angaben vor."),
        (
            {"past": [meeting(hosts=["n:1", "o:1"])]},
            "Zu einem Termin der letzten zwölf Monate luden mehrere gemeinsam ein.",
        ),
        (
            {"past": some(2, meeting, hosts=["n:1", "n:2"])},
            "Zu zwei Terminen der letzten zwölf Monate luden mehrere gemeinsam ein.",
        ),
    ],
)
def test_gatherings_together(recorded, expected):
    assert told("gatherings_together", **recorded) == expected
