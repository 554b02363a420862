"""Municipalities without any recorded network; None where no municipality is known."""

import pytest

from tests.arguments.facts.telling import told


@pytest.mark.parametrize(
    ("municipalities", "uncovered", "expected"),
    [
        (0, 0, None),
        (1, 0, "Hier ist für jede Gemeinde ein Netzwerk eingetragen."),
        (1, 1, "Hier ist noch kein Netzwerk eingetragen."),
        (30, 30, "Hier ist noch kein Netzwerk eingetragen."),
        (30, 0, "Hier ist für jede Gemeinde ein Netzwerk eingetragen."),
        (8, 1, "Für eine der acht Gemeinden hier ist noch kein Netzwerk eingetragen."),
        (30, 12, "Für zwölf der 30 Gemeinden hier ist noch kein Netzwerk eingetragen."),
    ],
)
def test_municipalities_uncovered(municipalities, uncovered, expected):
    assert told("municipalities_uncovered", municipalities=municipalities, uncovered=uncovered) == expected
