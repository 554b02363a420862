"""How many districts of the Land have a regional network; None for a region in several Länder."""

import pytest

from tests.arguments.facts.records import area, state_of
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        (dict(**state_of(0, 3)), "In Sachsen ist noch in keinem der drei Kreise ein regionales Netzwerk verzeichnet."),
        (dict(**state_of(1, 3)), "In Sachsen ist in einem von drei Kreisen ein regionales Netzwerk verzeichnet."),
        (dict(**state_of(2, 3)), "In Sachsen ist in zwei von drei Kreisen ein regionales Netzwerk verzeichnet."),
        (dict(**state_of(3, 3)), "In Sachsen ist in allen drei Kreisen ein regionales Netzwerk verzeichnet."),
        (dict(**state_of(1, 1)), "In Sachsen ist ein regionales Netzwerk verzeichnet."),
        (dict(**state_of(0, 1)), "In Sachsen ist noch kein regionales Netzwerk verzeichnet."),
        ({"districts": [area("13004"), area("01003")]}, None),
    ],
)
def test_districts_with_network(recorded, expected):
    assert told("districts_with_network", **recorded) == expected
