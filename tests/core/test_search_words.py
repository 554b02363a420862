"""One normal form for index and question."""

import pytest

from wirnetz.core.search.words import folded, spelled_words, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Förderung", "Foerderung"),
        ("Förderung", "FÖRDERUNG"),
        ("Straße", "Strasse"),
        ("Übergang", "Uebergang"),
        ("Häuser", "Haeuser"),
        ("Café", "Cafe"),
        ("Fo\u0308rderung", "Förderung"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize("word", ["quer", "neue", "bauer", "steuer"])
def test_letters_that_are_no_umlaut_stay(word):
    assert folded(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [("netzwerke", "netzwerk"), ("hauser", "haus"), ("forderungen", "forderung"), ("betriebs", "betriebe")],
)
def test_forms_of_one_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


def test_hyphens_separate_words_and_gender_signs_join_them():
    assert words("Rheinland-Pfalz Berater:innen Mitarbeiter*in") == [
        "rheinland",
        "pfalz",
        "beraterinnen",
        "mitarbeiterin",
    ]


def test_words_without_meaning_are_left_out_unless_there_is_nothing_else():
    assert words("Bündnis für die Region") == ["bundnis", "region"]
    assert words("was ist das") == ["was", "ist", "das"]


def test_signs_letters_of_other_scripts_and_nothing_are_no_trouble():
    assert words("") == []
    assert words("💥 '&|!:* \x00 \ud800 „“") == []
    assert words("½ ﬁnden Škoda 東京") == ["1", "2", "finden", "skoda", "東京"]


def test_a_word_is_cut_at_sixty_letters():
    assert words("x" * 10_000) == ["x" * 60]


def test_the_spelling_is_kept_beside_the_folded_word():
    assert list(spelled_words("Bündnis Nord")) == [("bundnis", "Bündnis"), ("nord", "Nord")]
