"""Firms reached by the joint activities in which one takes part from here, everywhere; small sums stay hidden."""

import pytest

from tests.arguments.facts.records import joint
from tests.arguments.facts.telling import fact_of, told
from wirnetz.activities.measures import Reached

FEW, SOME, MANY = (
    Reached(4, 1, is_estimated=False),
    Reached(52, 2, is_estimated=False),
    Reached(1200, 9, is_estimated=True),
)


@pytest.mark.parametrize(
    ("reached", "expected"),
    [
        ([], "Zur Zahl der erreichten Betriebe liegen keine Angaben vor."),
        ([FEW], "Erreicht wurden bisher weniger als fünf Betriebe."),
        (
            [SOME, FEW],
            "Eine gemeinsame Aktion mit Beteiligung aus der Region hat an allen Orten zusammen 52 Betriebe erreicht, "
            "jeder einmal gezählt.",
        ),
        (
            [SOME, MANY],
            "Zwei gemeinsame Aktionen mit Beteiligung aus der Region haben an allen Orten zusammen rund 1.252 Betriebe "
            "erreicht; in jeder Aktion zählt ein Betrieb einmal.",
        ),
    ],
)
def test_firms_reached(reached, expected):
    assert told("firms_reached", activities=[joint(reached=each) for each in reached]) == expected


def test_a_small_sum_stands_in_no_part_of_the_figure():
    alone = fact_of("firms_reached", activities=[joint(reached=FEW)])
    assert (alone.value, alone.display, alone.is_empty) == (0, "0", True)
    beside = fact_of("firms_reached", activities=[joint(reached=FEW), joint(reached=SOME)])
    assert (beside.value, beside.display) == (52, "52")
