"""Offers of the kind “standard”."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(kind="guide")]}, "Ein abgestimmter Standard ist noch nicht verzeichnet."),
        ({"offers": [offer(kind="standard")]}, "Ein abgestimmter Standard ist verzeichnet."),
        ({"offers": some(7, offer, kind="standard")}, "Sieben abgestimmte Standards sind verzeichnet."),
    ],
)
def test_offers_standards(recorded, expected):
    assert told("offers_standards", **recorded) == expected
