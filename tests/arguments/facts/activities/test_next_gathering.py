"""The nearest public date from here that is still to come."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Der nächste öffentliche Termin ist noch nicht eingetragen."),
        (
            {"coming": [meeting("Sprechstunde", town="Schwerin")]},
            "Der nächste öffentliche Termin ist am 12. März 2026 in Schwerin: „Sprechstunde“.",
        ),
        (
            {"coming": some(2, meeting, "Sprechstunde")},
            "Der nächste von zwei öffentlichen Terminen ist am 12. März 2026: „Sprechstunde“.",
        ),
    ],
)
def test_next_gathering(recorded, expected):
    assert told("next_gathering", **recorded) == expected
