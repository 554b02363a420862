"""How many of the seven kinds of partners belong to a regional network here."""

import pytest

from tests.arguments.facts.records import organisation, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            dict(**tied(organisation(kind="other"))),
            "Aus welchen Arten von Organisationen die Mitglieder kommen, dazu liegen keine Angaben vor.",
        ),
        (
            dict(**tied(organisation(), organisation())),
            "Die Mitglieder der Netzwerke kommen hier aus einer von sieben Arten von Organisationen.",
        ),
        (
            dict(**tied(organisation(kind="chamber"), organisation(kind="research"))),
            "Die Mitglieder der Netzwerke kommen hier aus zwei von sieben Arten von Organisationen.",
        ),
    ],
)
def test_kinds_in_networks(recorded, expected):
    assert told("kinds_in_networks", **recorded) == expected
