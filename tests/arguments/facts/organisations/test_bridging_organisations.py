"""Organisations that belong to two or more regional networks here."""

import pytest

from tests.arguments.facts.records import organisation, tied
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**tied(organisation())), "Keine Organisation ist hier in mehreren Netzwerken verzeichnet."),
        (dict(**tied(organisation(), times=2)), "Eine Organisation gehört mehreren Netzwerken an."),
        (dict(**tied(organisation(), organisation(), times=2)), "Zwei Organisationen gehören mehreren Netzwerken an."),
    ],
)
def test_bridging_organisations(recorded, expected):
    assert told("bridging_organisations", **recorded) == expected
