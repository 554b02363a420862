"""Networks that invited to at least one public date from here within the last twelve months."""

import pytest

from tests.arguments.facts.records import meeting, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"past": [meeting(hosts=["o:1"])]}, "Welche Netzwerke eingeladen haben, dazu liegen keine Angaben vor."),
        (
            {"past": some(2, meeting, hosts=["n:1"])},
            "Ein Netzwerk hat hier in den letzten zwölf Monaten öffentlich eingeladen.",
        ),
        (
            {"past": [meeting(hosts=["n:1", "n:2"])]},
            "Zwei Netzwerke haben hier in den letzten zwölf Monaten öffentlich eingeladen.",
        ),
    ],
)
def test_networks_inviting(recorded, expected):
    assert told("networks_inviting", **recorded) == expected
