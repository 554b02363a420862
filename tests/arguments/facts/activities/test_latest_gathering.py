"""The latest public date from here within the last twelve months."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zum letzten öffentlichen Termin liegen keine Angaben vor."),
        (
            {"past": [meeting("Sprechstunde", town="Schwerin")]},
            "Der letzte öffentliche Termin war am 12. März 2026 in Schwerin: „Sprechstunde“.",
        ),
        (
            {"past": some(2, meeting, "Sprechstunde")},
            "Der letzte von zwei öffentlichen Terminen seit einem Jahr war am 12. März 2026: „Sprechstunde“.",
        ),
    ],
)
def test_latest_gathering(recorded, expected):
    assert told("latest_gathering", **recorded) == expected
