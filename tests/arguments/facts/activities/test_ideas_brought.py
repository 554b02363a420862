"""Ideas brought into networks from here within the last twelve months, each once (docs/measures.md)."""

import pytest

from tests.arguments.facts.records import note, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Was in die Netzwerke eingebracht wurde, dazu liegen keine Angaben vor."),
        (
            {"notes": some(2, note, argument_key="a")},
            "In den letzten zwölf Monaten wurde eine Idee in Netzwerke der Region eingebracht.",
        ),
        (
            {"notes": [note(argument_key="a"), note(argument_key="b")]},
            "In den letzten zwölf Monaten wurden zwei Ideen in Netzwerke der Region eingebracht.",
        ),
    ],
)
def test_ideas_brought(recorded, expected):
    assert told("ideas_brought", **recorded) == expected
