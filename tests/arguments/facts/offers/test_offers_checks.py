"""Offers of the kind “check”."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(kind="guide")]}, "Ein Check ist noch nicht verzeichnet."),
        ({"offers": [offer(kind="check")]}, "Ein Check für Betriebe liegt vor."),
        ({"offers": some(10, offer, kind="check")}, "Zehn Checks für Betriebe liegen vor."),
    ],
)
def test_offers_checks(recorded, expected):
    assert told("offers_checks", **recorded) == expected
