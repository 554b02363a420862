"""Joint activities, running or done, that the house or an office carries; None without a house."""

import pytest

from tests.arguments.facts.records import housed, joint, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**housed()), "Zu gemeinsamen Aktionen des Hauses liegen keine Angaben vor."),
        (dict(**housed(carried=[joint()])), "Das Haus trägt eine gemeinsame Aktion mit."),
        (dict(**housed(carried=some(2, joint))), "Das Haus trägt zwei gemeinsame Aktionen mit."),
    ],
)
def test_own_joint_activities(recorded, expected):
    assert told("own_joint_activities", **recorded) == expected
