"""Networks anywhere in which the organisation is recorded, and how many of them here; None without one."""

import pytest

from tests.arguments.facts.records import organisation, own
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"organisation": organisation()}, "Das Haus ist noch in keinem Netzwerk verzeichnet."),
        (dict(**own(1, 0)), "Das Haus ist hier in einem Netzwerk verzeichnet."),
        (dict(**own(0, 1)), "Das Haus ist in einem Netzwerk verzeichnet, hier noch in keinem."),
        (dict(**own(2, 5)), "Das Haus ist in sieben Netzwerken verzeichnet, in zweien davon hier."),
    ],
)
def test_own_memberships(recorded, expected):
    assert told("own_memberships", **recorded) == expected
