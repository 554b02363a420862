"""Public dates from here, of the last twelve months or to come, that belong to a joint activity."""

import pytest

from tests.arguments.facts.records import meeting
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"past": [meeting()]}, "Zu Terminen gemeinsamer Aktionen liegen keine Angaben vor."),
        ({"past": [meeting(activity=1)]}, "Ein Termin der Region gehört zu einer gemeinsamen Aktion."),
        (
            {"past": [meeting(activity=1)], "coming": [meeting(activity=1)]},
            "Zwei Termine der Region gehören zu gemeinsamen Aktionen.",
        ),
    ],
)
def test_joint_gatherings(recorded, expected):
    assert told("joint_gatherings", **recorded) == expected
