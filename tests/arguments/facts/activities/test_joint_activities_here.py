"""Joint activities, running or done, in which networks or organisations from here take part."""

import pytest

from tests.arguments.facts.records import joint, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zu gemeinsamen Aktionen liegen keine Angaben vor."),
        ({"activities": [joint()]}, "Die Region beteiligt sich an einer gemeinsamen Aktion."),
        ({"activities": some(2, joint)}, "Die Region beteiligt sich an zwei gemeinsamen Aktionen."),
    ],
)
def test_joint_activities_here(recorded, expected):
    assert told("joint_activities_here", **recorded) == expected
