"""Offers that are made for advisers too."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(audience="KMU")]}, "Ein Angebot für Beratende ist noch nicht verzeichnet."),
        ({"offers": [offer(audience="KMU; Beratende")]}, "Ein Angebot richtet sich auch an Beratende."),
        ({"offers": some(3, offer, audience="Berater")}, "Drei Angebote richten sich auch an Beratende."),
    ],
)
def test_offers_for_advisers(recorded, expected):
    assert told("offers_for_advisers", **recorded) == expected
