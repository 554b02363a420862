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
            "Dazu kommt eine Organisation, die landesweit arbeitet.",
        ),
        (
            {"state": area("13"), "land_wide_organisations": some(6, organisation)},
            "Dazu kommen sechs Organisationen, die landesweit arbeiten.",
        ),
    ],
)
def test_organisations_land_wide(recorded, expected):
    assert told("organisations_land_wide", **recorded) == expected
