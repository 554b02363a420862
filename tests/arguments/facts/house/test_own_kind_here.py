"""Other organisations of the same kind as the house here, its offices aside; None without a house."""

import pytest

from tests.arguments.facts.records import housed, office, organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (
            dict(**housed(), organisations=[organisation(kind="research")]),
            "Eine andere Organisation derselben Art ist hier noch nicht verzeichnet.",
        ),
        (
            dict(**housed(), organisations=[organisation()]),
            "Eine andere Organisation derselben Art ist hier verzeichnet.",
        ),
        (
            dict(**housed(offices=[office(pk=7)]), organisations=[office(pk=7), *some(2, organisation)]),
            "Zwei andere Organisationen derselben Art sind hier verzeichnet.",
        ),
    ],
)
def test_own_kind_here(recorded, expected):
    assert told("own_kind_here", **recorded) == expected
