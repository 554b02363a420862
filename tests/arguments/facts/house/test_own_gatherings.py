"""Public dates of the last twelve months to which the house or an office invited; None without a house."""

import pytest

from tests.arguments.facts.records import housed, meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**housed()), "Zu Einladungen des Hauses liegen keine Angaben vor."),
        (
            dict(**housed(gatherings=[meeting()])),
            "Das Haus hat in den letzten zwölf Monaten zu einem öffentlichen Termin eingeladen.",
        ),
        (
            dict(**housed(gatherings=some(2, meeting))),
            "Das Haus hat in den letzten zwölf Monaten zu zwei öffentlichen Terminen eingeladen.",
        ),
    ],
)
def test_own_gatherings(recorded, expected):
    assert told("own_gatherings", **recorded) == expected
