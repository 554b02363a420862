"""Offers of the kind “training”."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer(kind="guide")]}, "Ein Angebot zur Qualifizierung oder Beratung ist noch nicht verzeichnet."),
        ({"offers": [offer(kind="training")]}, "Ein Angebot zur Qualifizierung oder Beratung liegt vor."),
        ({"offers": some(8, offer, kind="training")}, "Acht Angebote zur Qualifizierung oder Beratung liegen vor."),
    ],
)
def test_offers_trainings(recorded, expected):
    assert told("offers_trainings", **recorded) == expected
