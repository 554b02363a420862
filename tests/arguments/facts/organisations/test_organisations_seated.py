"""Organisations with their seat in the districts."""

import pytest

from tests.arguments.facts.records import organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        (
            {"organisations": [organisation(is_seated_here=False)]},
            "Mit Sitz hier ist noch keine Organisation verzeichnet.",
        ),
        ({"organisations": [organisation()]}, "Mit Sitz hier ist eine Organisation verzeichnet."),
        ({"organisations": some(2, organisation)}, "Mit Sitz hier sind zwei Organisationen verzeichnet."),
    ],
)
def test_organisations_seated(recorded, expected):
    assert told("organisations_seated", **recorded) == expected
