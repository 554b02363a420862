"""Who provides the offers that can be used here, each once."""

import pytest

from tests.arguments.facts.records import offer, organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"offers": [offer()]}, "Wer die Angebote bereitstellt, dazu liegen keine Angaben vor."),
        ({"offers": some(2, offer, provider_name="INQA")}, "Als Anbieter ist eine Organisation verzeichnet."),
        (
            {"offers": [offer(provider_name="INQA"), offer(provider=organisation())]},
            "Als Anbieter sind zwei Organisationen verzeichnet.",
        ),
    ],
)
def test_offers_providers(recorded, expected):
    assert told("offers_providers", **recorded) == expected
