"""Regional offices with their seat here."""

import pytest

from tests.arguments.facts.records import office, organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"organisations": [organisation()]}, "Eine Regionalstelle ist hier noch nicht verzeichnet."),
        ({"organisations": [organisation(), office()]}, "Eine Regionalstelle hat hier ihren Sitz."),
        ({"organisations": some(4, office)}, "Vier Regionalstellen haben hier ihren Sitz."),
    ],
)
def test_offices_here(recorded, expected):
    assert told("offices_here", **recorded) == expected
