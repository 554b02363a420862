"""Offers of the kind “tool”."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(kind="guide")]}, "Ein Werkzeug oder eine Anlaufstelle ist noch nicht verzeichnet."),
        ({"offers": [offer(kind="tool")]}, "Ein Werkzeug oder eine Anlaufstelle ist verzeichnet."),
        ({"offers": some(10, offer, kind="tool")}, "Zehn Werkzeuge und Anlaufstellen sind verzeichnet."),
    ],
)
def test_offers_tools(recorded, expected):
    assert told("offers_tools", **recorded) == expected
