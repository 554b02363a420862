"""Offers by which a firm may declare that it works."""

import pytest

from tests.arguments.facts.records import offer, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer()]}, "Ein Angebot mit Selbsterklärung ist noch nicht verzeichnet."),
        ({"offers": [offer(declaration_months=24)]}, "Zu einem Angebot gibt es eine Selbsterklärung."),
        ({"offers": some(2, offer, declaration_months=24)}, "Zu zwei Angeboten gibt es eine Selbsterklärung."),
    ],
)
def test_offers_declarable(recorded, expected):
    assert told("offers_declarable", **recorded) == expected
