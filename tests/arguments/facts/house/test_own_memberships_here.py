"""Regional networks here in which the organisation is recorded; None without an organisation."""

import pytest

from tests.arguments.facts.records import own
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**own(0, 1)), "Das Haus ist hier noch in keinem Netzwerk verzeichnet."),
        (dict(**own(1, 1)), "Das Haus ist hier in einem Netzwerk verzeichnet."),
        (dict(**own(3, 0)), "Das Haus ist hier in drei Netzwerken verzeichnet."),
    ],
)
def test_own_memberships_here(recorded, expected):
    assert told("own_memberships_here", **recorded) == expected
