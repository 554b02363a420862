"""Compounds are taken apart on the words of the corpus."""

import time

import pytest

from wirnetz.core.search.compounds import Compounds

WORDS = """
    bundnis forderung klima schutz konzept handwerk kammer region wirtschaft netzwerk koordination mecklenburg
    klimaschutz unternehmen arbeit
"""
KNOWN = Compounds(frozenset(WORDS.split()))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("bundnisforderung", ("bundnis", "forderung")),
        ("handwerkskammer", ("handwerk", "kammer")),
        ("wirtschaftsforderung", ("wirtschaft", "forderung")),
        ("regionennetzwerk", ("region", "netzwerk")),
        ("unternehmensnetzwerk", ("unternehmen", "netzwerk")),
        ("klimaschutzkonzept", ("klimaschutz", "konzept")),
        ("nordwestmecklenburg", ("mecklenburg",)),
        ("forderung", ()),
        ("kammern", ()),
        ("", ()),
    ],
)
def test_a_word_falls_into_known_parts(word, parts):
    assert KNOWN.parts(word) == parts


def test_the_fewest_parts_win():
    assert Compounds(frozenset({"klima", "schutz", "klimaschutz", "plan"})).parts("klimaschutzplan") == (
        "klimaschutz",
        "plan",
    )


def test_a_hostile_word_takes_no_time():
    greedy = Compounds(frozenset("a" * length for length in range(4, 30)))
    started = time.perf_counter()
    assert greedy.parts("a" * 59 + "b") == ()
    assert time.perf_counter() - started < 0.5
