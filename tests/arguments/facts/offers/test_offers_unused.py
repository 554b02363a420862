"""Offers without recorded use here."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Zu jedem Angebot ist hier eine Nutzung vermerkt."),
        ({"unused": [offer()]}, "Zu einem Angebot ist hier noch keine Nutzung vermerkt."),
        ({"unused": some(38, offer)}, "Zu 38 Angeboten ist hier noch keine Nutzung vermerkt."),
    ],
)
def test_offers_unused(recorded, expected):
    assert told("offers_unused", **recorded) == expected
