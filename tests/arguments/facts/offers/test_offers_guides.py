"""Offers of the kind “guide”."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(kind="check")]}, "Ein Leitfaden ist noch nicht verzeichnet."),
        ({"offers": [offer(kind="guide")]}, "Ein Leitfaden liegt vor."),
        ({"offers": some(7, offer, kind="guide")}, "Sieben Leitfäden liegen vor."),
    ],
)
def test_offers_guides(recorded, expected):
    assert told("offers_guides", **recorded) == expected
