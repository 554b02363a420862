"""Partners' offices near where the network meets that take part in it; None where there is none of the alliance."""

import pytest

from tests.arguments.facts.telling import told
from wirnetz.landscape.queries.around import OwnHere

UNKNOWN = "Welche Stellen nahe am Netzwerk „Netz Schwerin“ mitwirken, ist noch nicht eingetragen."


@pytest.mark.parametrize(
    ("offices", "taking_part", "expected"),
    [
        (None, 0, UNKNOWN),
        (0, 0, UNKNOWN),
        (4, 0, UNKNOWN),
        (1, 1, "Eine Stelle eines Partners hat höchstens 30\u00a0km zum Netzwerk „Netz Schwerin“ und wirkt mit."),
        (
            8,
            1,
            "Von acht Stellen der Partner mit höchstens 30\u00a0km Weg zum Netzwerk „Netz Schwerin“ wirkt eine mit.",
        ),
        (
            8,
            5,
            "Von acht Stellen der Partner mit höchstens 30\u00a0km Weg zum Netzwerk „Netz Schwerin“ wirken fünf mit.",
        ),
    ],
)
def test_offices_near(offices, taking_part, expected):
    assert told("offices_near", own=OwnHere("Netz Schwerin", 30.0, "", offices, taking_part)) == expected


def test_there_is_none_without_a_network_of_the_alliance():
    assert told("offices_near") is None
