"""Organisations with recorded use here, each once (docs/measures.md)."""

import pytest

from tests.arguments.facts.records import offer, organisation, some, uptake
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, None),
        ({"uptakes": [uptake(offer())]}, "Welche Organisationen hier Angebote nutzen, dazu liegen keine Angaben vor."),
        (
            {"uptakes": some(2, uptake, offer(), organisation=organisation(pk=7))},
            "Eine Organisation nutzt hier Angebote, soweit eingetragen.",
        ),
        (
            {"uptakes": [uptake(offer(), organisation=organisation()), uptake(offer(), organisation=organisation())]},
            "Zwei Organisationen nutzen hier Angebote, soweit eingetragen.",
        ),
    ],
)
def test_organisations_using(recorded, expected):
    assert told("organisations_using", **recorded) == expected
