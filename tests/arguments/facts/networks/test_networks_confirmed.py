"""Networks that said within a year that their entry is right."""

from datetime import date

import pytest

from tests.arguments.facts.records import network, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            {"networks": [network(), network(checked_on=date(2024, 1, 1))]},
            "Wann die Einträge zuletzt bestätigt wurden, dazu liegen keine Angaben vor.",
        ),
        (
            {"networks": [network(checked_on=date(2026, 3, 1))]},
            "Ein Netzwerk hat seinen Eintrag in den letzten zwölf Monaten bestätigt.",
        ),
        (
            {"networks": some(3, network, checked_on=date(2026, 3, 1))},
            "Drei Netzwerke haben ihren Eintrag in den letzten zwölf Monaten bestätigt.",
        ),
    ],
)
def test_networks_confirmed(recorded, expected):
    assert told("networks_confirmed", **recorded) == expected
