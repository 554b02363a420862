"""Organisations that brought something into networks from here within the last twelve months, each once."""

import pytest

from tests.arguments.facts.records import note, organisation, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Wer etwas in die Netzwerke eingebracht hat, dazu liegen keine Angaben vor."),
        (
            {"notes": some(2, note, organisation=organisation(pk=7))},
            "Eine Organisation hat in den letzten zwölf Monaten etwas in Netzwerke der Region eingebracht.",
        ),
        (
            {"notes": [note(organisation=organisation()), note(organisation=organisation())]},
            "Zwei Organisationen haben in den letzten zwölf Monaten etwas in Netzwerke der Region eingebracht.",
        ),
    ],
)
def test_organisations_bringing(recorded, expected):
    assert told("organisations_bringing", **recorded) == expected
