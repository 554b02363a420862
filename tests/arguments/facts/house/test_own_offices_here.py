"""Offices of the house with their seat here; None without a house."""

import pytest

from tests.arguments.facts.records import housed, office
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**housed(offices=[office()])), "Eine Stelle des Hauses ist hier noch nicht verzeichnet."),
        (
            dict(**housed(offices=[office(pk=7), office()]), organisations=[office(pk=7)]),
            "Das Haus hat hier eine Stelle.",
        ),
        (
            dict(**housed(offices=[office(pk=7), office(pk=8)]), organisations=[office(pk=7), office(pk=8)]),
            "Das Haus hat hier zwei Stellen.",
        ),
    ],
)
def test_own_offices_here(recorded, expected):
    assert told("own_offices_here", **recorded) == expected
