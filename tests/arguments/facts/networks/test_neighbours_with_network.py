"""How many of the neighbouring districts have a regional network; None where there is no neighbour."""

import pytest

from tests.arguments.facts.records import area
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"around": [area("13074")]}, "In den Nachbarkreisen ist noch kein regionales Netzwerk verzeichnet."),
        ({"around": [area("13074")], "reached": {"13074"}}, "Im Nachbarkreis ist ein regionales Netzwerk verzeichnet."),
        (
            {"around": [area("13074"), area("13076")], "reached": {"13074"}},
            "In einem von zwei Nachbarkreisen ist ein regionales Netzwerk verzeichnet.",
        ),
        (
            {"around": [area("13074"), area("13076"), area("01003")], "reached": {"13074", "13076", "99999"}},
            "In zwei von drei Nachbarkreisen ist ein regionales Netzwerk verzeichnet.",
        ),
        (
            {"around": [area("13074"), area("13076")], "reached": {"13074", "13076"}},
            "In beiden Nachbarkreisen ist ein regionales Netzwerk verzeichnet.",
        ),
        (
            {"around": [area("13074"), area("13076"), area("01003")], "reached": {"13074", "13076", "01003"}},
            "In allen drei Nachbarkreisen ist ein regionales Netzwerk verzeichnet.",
        ),
    ],
)
def test_neighbours_with_network(recorded, expected):
    assert told("neighbours_with_network", **recorded) == expected
