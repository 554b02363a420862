"""Offices that provide an offer in the region, each once."""

import pytest

from tests.arguments.facts.records import office, service, some
from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "Welche Stellen hier ein Angebot bereitstellen, dazu liegen keine Angaben vor."),
        ({"services": some(2, service, office(pk=7))}, "Eine Stelle stellt hier Angebote bereit."),
        ({"services": [service(office()), service(office())]}, "Zwei Stellen stellen hier Angebote bereit."),
    ],
)
def test_offices_providing(recorded, expected):
    assert told("offices_providing", **recorded) == expected
