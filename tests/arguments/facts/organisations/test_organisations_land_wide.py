"""Organisations from elsewhere that work throughout the Land; None for a region in several Länder."""

import pytest

from tests.arguments.facts.records import area, organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"state": area("13")}, "Eine landesweit tätige Organisation ist noch nicht verzeichnet."),
        (
            {"state": area("13"), "land_wide_organisations": [organisation()]},
            "Eine Organisation mit Sitz anderswo arbeitet landesweit.",
        ),
        (
            {"state": area("13"), "land_wide_organisations": some(6, organisation)},
            "Sechs Organisationen mit Sitz anderswo arbeiten landesweit.",
        ),
    ],
)
def test_organisations_land_wide(recorded, expected):
    assert told("organisations_land_wide", **recorded) == expected
