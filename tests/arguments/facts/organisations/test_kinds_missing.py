"""Kinds of partners without a recorded organisation here, by name."""

import pytest

from tests.arguments.facts.records import organisation
from tests.arguments.facts.telling import told
from wirnetz.organisations.enums import PARTNER_KINDS


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        (
            {"organisations": [organisation(kind=kind) for kind in PARTNER_KINDS]},
            "Alle sieben Arten von Organisationen sind hier verzeichnet.",
        ),
        (
            {"organisations": [organisation(kind=kind) for kind in PARTNER_KINDS if kind != "research"]},
            "Eine Art ist hier noch nicht verzeichnet: Forschung und Bildung.",
        ),
        (
            {
                "organisations": [
                    organisation(kind=kind) for kind in PARTNER_KINDS if kind not in ("research", "association")
                ]
            },
            "Zwei Arten sind hier noch nicht verzeichnet: Verband und Forschung und Bildung.",
        ),
    ],
)
def test_kinds_missing(recorded, expected):
    assert told("kinds_missing", **recorded) == expected
