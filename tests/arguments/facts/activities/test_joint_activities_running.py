"""Those of them that run."""

import pytest

from tests.arguments.facts.records import joint, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"activities": [joint(is_running=False)]}, "Zu laufenden Aktionen liegen keine Angaben vor."),
        ({"activities": [joint()]}, "Eine gemeinsame Aktion mit Beteiligung aus der Region läuft zurzeit."),
        ({"activities": some(2, joint)}, "Zwei gemeinsame Aktionen mit Beteiligung aus der Region laufen zurzeit."),
    ],
)
def test_joint_activities_running(recorded, expected):
    assert told("joint_activities_running", **recorded) == expected
