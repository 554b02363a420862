"""What is known, and what was meant."""

import pytest

from wirnetz.core.search.vocabulary import Vocabulary, Word
from wirnetz.core.search.words import folded, stem

COUNTS = {
    "Handwerkskammer": 20,
    "Fachkräftebündnis": 9,
    "Kammer": 3,
    "Kummer": 1,
    "Netzwerk": 30,
    "Förderung": 4,
    "Wirtschaftsförderung": 8,
    "Lübeck": 5,
}


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(Word(folded(word), word, stem(folded(word)), count) for word, count in COUNTS.items())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Handwerkskamer", "Handwerkskammer"),
        ("Handwrekskammer", "Handwerkskammer"),
        ("Gandwerkskammer", "Handwerkskammer"),
        ("Fachkraftebundniss", "Fachkräftebündnis"),
        ("Kammmer", "Kammer"),
        ("Luebek", "Lübeck"),
        ("Netwzerk", "Netzwerk"),
    ],
)
def test_a_mistyped_word_finds_the_one_that_was_meant(vocabulary, typed, meant):
    assert vocabulary.meant(folded(typed)).spelling == meant


@pytest.mark.parametrize("typed", ["Nxtxwxrk", "Kxmmxr", "xyz", "", "19053", "Quantenphysik"])
def test_what_is_far_from_everything_stays(vocabulary, typed):
    assert vocabulary.meant(folded(typed)) is None


def test_of_equally_near_words_the_frequent_one_is_meant(vocabulary):
    assert vocabulary.meant("kmmmer").spelling == "Kammer"


def test_another_form_of_a_word_is_known(vocabulary):
    assert vocabulary.knows("netzwerken")
    assert not vocabulary.knows("netz")


def test_words_are_found_by_beginning_end_and_inside(vocabulary):
    assert [word.spelling for word in vocabulary.beginning("handw")] == ["Handwerkskammer"]
    assert vocabulary.stems_ending(stem("forderung")) == [stem("wirtschaftsforderung")]
    assert [word.spelling for word in vocabulary.holding("kraft")] == ["Fachkräftebündnis"]
    assert vocabulary.holding("amme") == []


def test_an_empty_vocabulary_answers_nothing():
    empty = Vocabulary()
    assert (empty.knows("a"), empty.beginning("a"), empty.holding("abcde"), empty.meant("abcde")) == (
        False,
        [],
        [],
        None,
    )
