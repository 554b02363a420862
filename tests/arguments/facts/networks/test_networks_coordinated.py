"""Networks of which somebody is recorded who coordinates or carries them."""

import pytest

from tests.arguments.facts.records import network, organisation, some, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"networks": [network()]}, "Wer die Netzwerke koordiniert, dazu liegen keine Angaben vor."),
        (
            dict(**tied(organisation(), role="coordination")),
            "Bei einem Netzwerk ist vermerkt, wer es koordiniert oder trägt.",
        ),
        (
            {"networks": some(2, network, host=organisation())},
            "Bei zwei Netzwerken ist vermerkt, wer sie koordiniert oder trägt.",
        ),
    ],
)
def test_networks_coordinated(recorded, expected):
    assert told("networks_coordinated", **recorded) == expected
