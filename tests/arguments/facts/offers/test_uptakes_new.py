"""Records of use here that began within a year."""

from datetime import date

import pytest

from tests.arguments.facts.records import offer, some, uptake
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            {"uptakes": [uptake(offer(), since_on=date(2024, 1, 1)), uptake(offer())]},
            "Zu neuen Nutzungen in den letzten zwölf Monaten liegen keine Angaben vor.",
        ),
        (
            {"uptakes": [uptake(offer(), since_on=date(2026, 1, 1))]},
            "In den letzten zwölf Monaten ist hier eine Nutzung dazugekommen.",
        ),
        (
            {"uptakes": some(2, uptake, offer(), since_on=date(2026, 1, 1))},
            "In den letzten zwölf Monaten sind hier zwei Nutzungen dazugekommen.",
        ),
    ],
)
def test_uptakes_new(recorded, expected):
    assert told("uptakes_new", **recorded) == expected
