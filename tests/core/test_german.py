"""German for sentences."""

import pytest

from wirnetz.core import german

SHY = german.SOFT_HYPHEN


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(0, 0, "0"), (999, 0, "999"), (1234567, 0, "1.234.567"), (1234.5, 1, "1.234,5"), (-1234.56, 2, "-1.234,56")],
)
def test_number(value, places, text):
    assert german.number(value, places) == text


@pytest.mark.parametrize(("value", "text"), [(0, "null"), (12, "zwölf"), (13, "13"), (8308, "8.308"), (-1, "-1")])
def test_number_word(value, text):
    assert german.number_word(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "kein Netzwerk"), (1, "ein Netzwerk"), (3, "drei Netzwerke"), (1200, "1.200 Netzwerke")],
)
def test_counted(value, text):
    assert german.counted(value, "Netzwerk", "Netzwerke") == text


def test_counted_takes_declined_words():
    assert german.counted(1, "Stelle", "Stellen", one="einer", none="keiner") == "einer Stelle"
    assert german.counted(0, "Stelle", "Stellen", one="einer", none="keiner") == "keiner Stelle"


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (["A", "B", "C"], "A, B und C")]
)
def test_joined(parts, text):
    assert german.joined(parts) == text


def test_joined_with_another_last_word():
    assert german.joined(["A", "B", "C"], "oder") == "A, B oder C"


def test_sentence_begins_with_a_capital_and_keeps_the_rest():
    assert [german.sentence(text) for text in ("über IHKs", "", "Schon")] == ["Über IHKs", "", "Schon"]


@pytest.mark.parametrize(
    ("name", "hyphenated"),
    [
        ("Wirtschaftsförderungsgesellschaft", f"Wirtschafts{SHY}förderungs{SHY}gesellschaft"),
        ("Fachkräftebündnis JadeBay", f"Fachkräfte{SHY}bündnis JadeBay"),
        ("Nordwestmecklenburg", f"Nordwest{SHY}mecklenburg"),
        ("Handwerkskammer", f"Handwerks{SHY}kammer"),
        ("Handwerkstag", "Handwerkstag"),
    ],
)
def test_soft_hyphens(name, hyphenated):
    assert german.soft_hyphens(name) == hyphenated


def test_soft_hyphens_change_nothing_that_is_read():
    name = "Berufsgenossenschaft Nahrungsmittel und Gastgewerbe, Landesarbeitsgemeinschaft"
    assert german.soft_hyphens(name).replace(SHY, "") == name


@pytest.mark.parametrize(
    ("text", "said"),
    [("2026-03-31", "31. März 2026"), ("2026-12", "Dezember 2026"), ("2026", "2026"), ("", ""), ("bald", "bald")],
)
def test_a_day_is_said_as_exactly_as_it_is_known(text, said):
    assert german.day_in_words(text) == said
