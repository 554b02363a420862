"""How many of the seven kinds of partners are recorded here."""

import pytest

from tests.arguments.facts.records import organisation
from tests.arguments.facts.telling import told
from wirnetz.organisations.enums import PARTNER_KINDS


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Von den sieben Arten von Organisationen ist hier noch keine verzeichnet."),
        ({"organisations": [organisation()]}, "Eine von sieben Arten von Organisationen ist hier verzeichnet."),
        (
            {"organisations": [organisation(kind="chamber"), organisation(kind="research")]},
            "Zwei von sieben Arten von Organisationen sind hier verzeichnet.",
        ),
        (
            {"organisations": [organisation(kind=kind) for kind in PARTNER_KINDS]},
            "Alle sieben Arten von Organisationen sind hier verzeichnet.",
        ),
    ],
)
def test_kinds_here(recorded, expected):
    assert told("kinds_here", **recorded) == expected
