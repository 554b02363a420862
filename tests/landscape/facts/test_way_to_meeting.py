"""The way that nine of ten people have at most to where the network meets; None where there is none of the alliance."""

import pytest

from tests.arguments.facts.telling import fact_of, told
from wirnetz.landscape.queries.around import OwnHere


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (None, None),
        (
            OwnHere("Netz Schwerin", None),
            "Zu den Wegen im Netzwerk „Netz Schwerin“ liegen noch keine Angaben vor.",
        ),
        (
            OwnHere("Netz Schwerin", 33.6),
            "Im Netzwerk „Netz Schwerin“ haben neun von zehn Menschen höchstens 34\u00a0km zur Mitte seines Gebiets.",
        ),
        (
            OwnHere("Netz Schwerin", 33.6, meets_in="Wismar"),
            "Im Netzwerk „Netz Schwerin“ haben neun von zehn Menschen höchstens 34\u00a0km zum Treffpunkt in Wismar.",
        ),
    ],
)
def test_way_to_meeting(own, expected):
    assert told("way_to_meeting", own=own) == expected


def test_the_figure_is_in_whole_kilometres():
    found = fact_of("way_to_meeting", own=OwnHere("Netz Schwerin", 0.2))
    assert (found.value, found.display, found.is_empty) == (1, "1\u00a0km", False)
