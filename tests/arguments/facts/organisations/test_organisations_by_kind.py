"""The most frequent kind of organisation here."""

import pytest

from tests.arguments.facts.records import organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Hier ist noch keine Organisation verzeichnet."),
        ({"organisations": [organisation()]}, "Hier ist eine Organisation verzeichnet."),
        (
            {"organisations": [organisation(kind="chamber"), organisation(kind="research")]},
            "Je eine Organisation ist aus zwei Arten verzeichnet.",
        ),
        (
            {"organisations": [*some(2, organisation, kind="chamber"), organisation(kind="research")]},
            "Von drei verzeichneten Organisationen gehören zwei zur Art „Kammer oder Innung“.",
        ),
    ],
)
def test_organisations_by_kind(recorded, expected):
    assert told("organisations_by_kind", **recorded) == expected
