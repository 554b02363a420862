"""Names in full, short, abbreviated, misspelled, ambiguous and gone."""

import pytest


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Schwerin", "13004"),
        ("Wismar", "13074087"),
        ("Berlin", "11000"),
        ("Hamburg", "02000"),
        ("Bremen", "04011"),
        ("Land Bremen", "04"),
        ("Bayern", "09"),
        ("NRW", "05"),
        ("Hanau", "06415"),
        ("Hannover", "03241001"),
        ("Region Hannover", "03241"),
        ("LK Hannover", "03241"),
        ("Köln", "05315"),
        ("koeln", "05315"),
        ("KOLN", "05315"),
        ("Weissenfels", "15084550"),
        ("Münster", "05515"),
        ("Nordwestmeckl.", "13074"),
        ("LK NWM", "13074"),
        ("NWM", "13074"),
        ("Lk. Nordwestmecklenburg", "13074"),
        ("Nordwestmecklenburg, Landkreis", "13074"),
        ("Frankfurt/O.", "12053"),
        ("Frankfurt (Oder)", "12053"),
        ("Frankfurt a. M.", "06412"),
        ("Rothenburg o.d.T.", "09571193"),
        ("Freiburg i. Br.", "08311"),
        ("Halle/Saale", "15002"),
        ("Kreis Paderborn", "05774"),
        ("Kr. Gütersloh", "05754"),
        ("Landkreis Rostock", "13072"),
        ("Lkr. Rostock", "13072"),
        ("Stadt Rostock", "13003"),
        ("Hansestadt Rostock", "13003"),
        ("kreisfreie Stadt Suhl", "16054"),
        ("Stadt Osnabrück", "03404"),
        ("Landkreis Osnabrueck", "03459"),
        ("Stadt Göttingen", "03159016"),
        ("St. Ingbert", "10045117"),
        ("Sankt Augustin", "05382056"),
        ("Rhein Sieg", "05382"),
        ("maerkischer kreis", "05962"),
        ("Vogtland", "14523"),
        ("Stadt Wehlen", "14628370"),
        ("Markt Schwaben", "09175127"),
        ("Lutherstadt Eisleben", "15087130"),
        ("Nürnberg Land", "09574"),
        ("Schwerin (Landkreis Dahme-Spreewald)", "12061448"),
        ("Neustadt in Sachsen", "14628260"),
    ],
)
def test_one_place_is_meant(finder, query, key):
    finding = finder.find(query)
    assert ([place.key for place in finding.areas], finding.outcome) == ([key], "one")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Rostock", {"13003", "13072"}),
        ("Osnabrück", {"03404", "03459"}),
        ("Osnabruck", {"03404", "03459"}),
        ("Göttingen", {"03159", "03159016"}),
        ("Paderborn", {"05774", "05774032"}),
        ("Sankt Wendel", {"10046", "10046117"}),
        ("Oldenburg", {"03403", "03458"}),
        ("Frankfurt", {"06412", "12053"}),
        ("M", {"09162", "09184"}),
    ],
)
def test_several_places_are_asked_back(finder, query, expected):
    finding = finder.find(query)
    assert ({place.key for place in finding.areas}, finding.outcome) == (expected, "several")
    assert finding.message.endswith("Was meinen Sie?")


@pytest.mark.parametrize(
    ("query", "key", "read"),
    [
        ("Grevesmülen", "13074026", "Grevesmühlen"),
        ("Lübek", "01003", "Lübeck"),
        ("Nordwestmeklenburg", "13074", "Nordwestmecklenburg"),
        ("Kreis Padaborn", "05774", "Paderborn"),
        ("Stadt Osnabrük", "03404", "Osnabrück"),
        ("Dithmarschn", "01051", "Dithmarschen"),
    ],
)
def test_misspelled_names_find_their_place_and_say_how_they_were_read(finder, query, key, read):
    finding = finder.find(query)
    assert [place.key for place in finding.areas] == [key]
    assert finding.message.startswith(f"„{query}“ haben wir so gelesen: {read}. ")


@pytest.mark.parametrize(
    ("query", "key", "message"),
    [
        (
            "Osterode",
            "03159",
            "Landkreis Osterode am Harz war bis zum 31. Oktober 2016 ein eigener Kreis; "
            "das Gebiet gehört seither zu: Landkreis Göttingen.",
        ),
        (
            "Eisenach",
            "16063",
            "Stadt Eisenach war bis zum 30. Juni 2021 ein eigener Kreis; das Gebiet gehört seither zu: Wartburgkreis.",
        ),
        ("Brebel", "01059083", "Brebel ist keine eigene Gemeinde mehr und gehört heute zu: Süderbrarup."),
    ],
)
def test_former_areas_lead_to_their_successor(finder, query, key, message):
    finding = finder.find(query)
    assert ([place.key for place in finding.areas], finding.message) == ([key], message)


def test_town_of_a_former_district_is_found_as_town(keys):
    assert keys("Stadt Eisenach") == ["16063105"]
    assert keys("Landkreis Osterode am Harz") == ["03159"]


def test_a_large_city_says_which_villages_share_its_name(finder):
    assert finder.find("Schwerin").message == (
        "Gefunden: Stadt Schwerin (Mecklenburg-Vorpommern). So heißen auch: Schwerin (Landkreis Dahme-Spreewald)."
    )


def test_unincorporated_areas_never_match(finder):
    names = {place.key: place.name for place in finder._places.values() if place.designation == "Gemeindefreies Gebiet"}
    assert len(names) == 215  # of which 204 exist today
    for name in names.values():
        assert names.keys() & {place.key for place in finder.find(name).areas} == set()


def test_nonsense_gets_help_and_near_misses_suggestions(finder):
    nothing = finder.find("Xyzabcq")
    assert (nothing.outcome, nothing.suggestions) == ("none", ())
    assert nothing.message.startswith("„Xyzabcq“ haben wir nicht gefunden. Geben Sie eine Postleitzahl")
    near = finder.find("Sachsenwald")
    assert near.outcome == "none"
    assert " Meinten Sie " in near.message
    assert len(near.suggestions) == 3


@pytest.mark.parametrize("query", ["%", "'; DROP TABLE", "(((", "\\", "[a-z]+", "\0", "🙂", "ß", "a" * 119, "., (x)"])
def test_odd_input_never_fails(finder, query):
    assert finder.find(query).outcome in {"none", "one", "several"}


def test_every_district_is_found_by_its_full_name(finder):
    for place in [p for p in finder._places.values() if p.level == "district" and not p.successor]:
        assert place.key in {found.key for found in finder.find(place.full_name).areas}, place.full_name
