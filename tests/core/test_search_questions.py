"""What was typed becomes a question that the database can always read."""

import pytest

from wirnetz.core.search.questions import Question, question
from wirnetz.core.search.vocabulary import Vocabulary, Word
from wirnetz.core.search.words import folded, stem


def vocabulary(text: str) -> Vocabulary:
    return Vocabulary(Word(folded(word), word, stem(folded(word)), 1) for word in text.split())


def test_every_word_is_asked_for_and_the_last_may_be_unfinished():
    asked = question("Netzwerke Nord", vocabulary("Netzwerk Norden Nördlich"))
    assert asked.query == "'netzwerk' & ('nord' | 'nordlich')"
    assert asked.title_query == "'=netzwerk' & ('=nord' | '=nordlich')"
    assert asked.whole_query == "'netzwerk' & 'nord'"


def test_a_compound_is_also_asked_for_by_its_parts():
    asked = question("Bündnisförderung heute", vocabulary("Bündnis Förderung heute"))
    assert asked.whole_query == "('bundnisforder' | ('bundnis' & 'forder')) & 'heut'"


def test_a_part_is_asked_for_in_the_compounds_that_hold_it():
    asked = question("Förderung Nord", vocabulary("Bündnisförderung Nord"))
    assert asked.whole_query == "('forder' | 'bundnisforder') & 'nord'"


def test_a_beginning_of_very_many_words_is_asked_for_as_such():
    many = " ".join(f"Nord{letter}{other}" for letter in "bcdfg" for other in "bcdfg")
    assert question("Nord", vocabulary(many)).query == "('nord' | 'nord':*)"


def test_a_mistyped_word_is_asked_for_as_it_was_meant_and_told():
    asked = question("handwerkskamer Nord", vocabulary("Handwerkskammer Nord"))
    assert asked.whole_query == "'handwerkskamm' & 'nord'"
    assert asked.corrected == "Handwerkskammer Nord"


def test_a_known_word_is_not_corrected():
    assert question("Kammer", vocabulary("Kammer Hammer")).corrected == ""


def test_a_postcode_is_told_apart_and_not_looked_for_in_texts():
    asked = question("19053 Handwerk", vocabulary("Handwerk"))
    assert asked.postcodes == ("19053",)
    assert asked.whole_query == "'handwerk'"


def test_a_number_that_texts_hold_is_looked_for():
    assert question("13004", vocabulary("13004")).whole_query == "'13004'"


@pytest.mark.parametrize("text", ["", " ", "💥", "'&|!:*()<->", "\x00", "„“ … –"])
def test_no_words_are_no_question(text):
    assert question(text, vocabulary("Netz")) == Question()


def test_a_long_text_is_cut():
    assert question("netz " * 5_000, vocabulary("Netz")).whole_query.count("'netz'") == 8
