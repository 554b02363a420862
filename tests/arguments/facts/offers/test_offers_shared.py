"""Jointly developed offers among them."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer()]}, "Ein gemeinsam erarbeitetes Angebot ist noch nicht verzeichnet."),
        ({"offers": [offer(is_shared=True), offer()]}, "Ein Angebot ist gemeinsam erarbeitet."),
        ({"offers": some(2, offer, is_shared=True)}, "Gemeinsam erarbeitet sind zwei Angebote."),
    ],
)
def test_offers_shared(recorded, expected):
    assert told("offers_shared", **recorded) == expected
