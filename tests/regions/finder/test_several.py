"""Several entries typed at once."""

import pytest


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("19053, 23966", ["13004", "13074"]),
        ("19053 23966", ["13004", "13074"]),
        ("19053 Schwerin; 23966 Wismar", ["13004", "13074"]),
        ("19053 und 19055", ["13004"]),
        ("Schwerin, Wismar", ["13004", "13074087"]),
        ("Neustadt, Hessen", ["06534016"]),
        ("Halle/Saale", ["15002"]),
        ("Frankfurt/Oder", ["12053"]),
        ("10827 Berlin, Schöneberg", ["11000"]),
    ],
)
def test_what_is_a_list_and_what_is_one_entry(keys, query, found):
    assert keys(query) == found


def test_several_entries_are_named_in_the_question(finder):
    assert finder.find("19053, 23966").message == (
        "Das sind mehrere Angaben: 19053 (Stadt Schwerin); 23966 (Landkreis Nordwestmecklenburg). "
        "Mit welcher möchten Sie beginnen?"
    )


def test_a_postcode_with_a_place_elsewhere_asks(finder):
    finding = finder.find("19053 Wismar")
    assert finding.message == (
        "19053 liegt hier: Stadt Schwerin. „Wismar“ liegt dort nicht, aber hier: "
        "Wismar (Landkreis Nordwestmecklenburg). Was meinen Sie?"
    )
    assert [place.key for place in finding.areas] == ["13004", "13074087"]


@pytest.mark.parametrize(("query", "found"), [("19053 Schwerin", ["13004"]), ("10827 Schöneberg", ["11000"])])
def test_a_postcode_with_its_own_place_or_a_quarter_is_clear(keys, query, found):
    assert keys(query) == found


def test_a_foreign_postcode_with_its_place_suggests_nothing(finder):
    finding = finder.find("75001 Paris")
    assert (finding.outcome, finding.suggestions) == ("none", ())
    assert finding.message.startswith("Die Postleitzahl 75001 kennen wir nicht, den Ort „Paris“ auch nicht.")
