"""Postcodes, official keys, foreign and malformed codes."""

import pytest


def test_every_postcode_answers_with_its_districts(finder, postcodes):
    asked_back = 0
    for code, keys in postcodes.items():
        finding = finder.find(code)
        assert {place.key for place in finding.areas} == {key[:5] for key in keys}
        assert finding.outcome == ("one" if len(finding.areas) == 1 else "several")
        asked_back += finding.outcome == "several"
    assert (len(postcodes), asked_back) == (8308, 156)


@pytest.mark.parametrize(
    "query",
    ["19053", " 19053 ", "D-19053", "DE 19053", "D 19053", "PLZ 19053", "19053 Schwerin", "Schwerin 19053", "19O53"],
)
def test_postcode_in_many_spellings(finder, query):
    finding = finder.find(query)
    assert ([place.key for place in finding.areas], finding.outcome) == (["13004"], "one")


def test_lost_leading_zero_is_understood_and_said(finder):
    for query in ("1067", "1067 Dresden", "D-1067"):
        finding = finder.find(query)
        assert [place.key for place in finding.areas] == ["14612"]
        assert finding.message == "Wir haben die führende Null ergänzt: 01067. 01067 liegt hier: Stadt Dresden."


def test_postcode_of_several_districts_asks_unless_the_place_decides(finder):
    finding = finder.find("14715")
    assert finding.outcome == "several"
    assert finding.message == (
        "14715 liegt in mehreren Kreisen: Landkreis Havelland und Landkreis Stendal. Welchen meinen Sie?"
    )
    assert [place.key for place in finder.find("14715 Schollene").areas] == ["15090"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("A-1010", "„A-1010“ ist eine Postleitzahl aus Österreich. Wirnetz kennt nur Regionen in Deutschland."),
        ("CH-8001 Zürich", "„CH-8001 Zürich“ ist eine Postleitzahl aus der Schweiz."),
        ("F-67000", "„F-67000“ ist eine Postleitzahl aus Frankreich."),
        ("8001", "„8001“ hat nur vier Ziffern; deutsche Postleitzahlen haben fünf."),
        ("190533", "„190533“ ist keine Postleitzahl. Geben Sie"),
        ("99", "„99“ ist kein amtlicher Schlüssel, den wir kennen."),
        ("", "Es wurde nichts eingegeben."),
        ("?!", "Es wurde nichts eingegeben."),
        ("x" * 200, "Die Eingabe ist zu lang."),
    ],
)
def test_foreign_and_malformed_input_gets_a_helpful_answer(finder, query, message):
    finding = finder.find(query)
    assert (finding.outcome, finding.areas) == ("none", ())
    assert finding.message.startswith(message)


def test_unknown_postcode_names_neighbours(finder):
    finding = finder.find("19052")
    assert (finding.outcome, [place.key for place in finding.suggestions]) == ("none", ["13004"])
    assert finding.message == (
        "Die Postleitzahl 19052 kennen wir nicht. Postfächer und große Betriebe haben oft eine eigene. "
        "Benachbarte Postleitzahlen liegen hier: Stadt Schwerin."
    )


def test_unknown_postcode_with_a_place_is_found_by_the_place(finder):
    finding = finder.find("99999 Wismar")
    assert [place.key for place in finding.areas] == ["13074087"]
    assert finding.message.startswith("Die Postleitzahl 99999 kennen wir nicht; gesucht wurde nach „Wismar“.")


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("13", "13"), ("13074", "13074"), ("13074087", "13074087"), ("130740870087", "13074087"),
        ("13004000", "13004"), ("AGS 13004", "13004"), ("16056", "16063"), ("16056000", "16063105"),
    ],
)  # fmt: skip
def test_official_keys(keys, query, key):
    assert keys(query) == [key]
