"""Other organisations in the networks here in which the house or an office is recorded; None without a house."""

import pytest

from tests.arguments.facts.records import own
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**own(1, 0)), "Wer hier neben dem Haus in Netzwerken mitarbeitet, dazu liegen keine Angaben vor."),
        (
            dict(**own(2, 0, others=1)),
            "In Netzwerken hier ist das Haus gemeinsam mit einer anderen Organisation verzeichnet.",
        ),
        (
            dict(**own(1, 0, others=12)),
            "In Netzwerken hier ist das Haus gemeinsam mit zwölf anderen Organisationen verzeichnet.",
        ),
    ],
)
def test_own_companions(recorded, expected):
    assert told("own_companions", **recorded) == expected
