"""Ideas that house and offices brought into networks within a year, and into how many; None without a house."""

import pytest

from tests.arguments.facts.records import housed, note
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        (dict(**housed()), "Was das Haus in Netzwerke eingebracht hat, dazu liegen keine Angaben vor."),
        (
            dict(**housed(own_notes=[note()])),
            "Das Haus hat in den letzten zwölf Monaten eine Idee in ein Netzwerk eingebracht.",
        ),
        (
            dict(**housed(own_notes=[note(argument_key="a"), note(argument_key="b"), note(argument_key="c")])),
            "Das Haus hat in den letzten zwölf Monaten drei Ideen in drei Netzwerke eingebracht.",
        ),
    ],
)
def test_own_ideas_brought(recorded, expected):
    assert told("own_ideas_brought", **recorded) == expected
