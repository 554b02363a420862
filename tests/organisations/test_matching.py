"""Names of organisations compared by what they mean."""

import csv
from pathlib import Path

import pytest

import wirnetz.organisations
from wirnetz.organisations.matching import (
    SAME,
    Named,
    best_match,
    duplicates,
    likely_same,
    name_similarity,
    normal_name,
)

REFERENCE = Path(wirnetz.organisations.__file__).parent / "reference" / "organisations.csv"


@pytest.mark.parametrize(
    "name",
    [
        "IHK Schwerin",
        "IHK zu Schwerin",
        "Industrie- und Handelskammer zu Schwerin",
        "Industrie- u. Handelskammer Schwerin",
    ],
)
def test_chamber_has_one_normal_name(name):
    assert normal_name(name) == "ihk schwerin"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("HWK Schwerin", "Handwerkskammer Schwerin"),
        ("Agentur für Arbeit Lübeck", "Arbeitsagentur Luebeck"),
        ("Bundesministerium für Arbeit und Soziales (BMAS)", "Bundesministerium für Arbeit und Soziales"),
        ("HanseBelt e. V.", "Hansebelt e.V."),
        ("Landratsamt Mittelsachsen", "Landkreis Mittelsachsen"),
        ("TH Lübeck", "Technische Hochschule Lübeck"),
        ("Landeshauptstadt Schwerin", "Stadt Schwerin"),
        ("WFG Nordwestmecklenburg", "Wirtschaftsförderungsgesellschaft Nordwestmecklenburg mbH"),
        ("Wirtschaftsförderung Lübeck GmbH", "Lübeck Wirtschaftsförderung"),
        ("Handwerkskamer Schwerin", "Handwerkskammer Schwerin"),
    ],
)
def test_same_organisation_is_found(one, two):
    assert name_similarity(one, two) >= SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("IHK zu Schwerin", "IHK zu Rostock"),
        ("IHK Schwerin", "HWK Schwerin"),
        ("Landkreis Oldenburg", "Stadt Oldenburg"),
        ("Landkreis Osnabrück", "Landkreis Osterholz"),
        ("DGB Region Rostock-Schwerin", "DGB Bezirk Nord"),
        ("Jobcenter Lübeck", "Agentur für Arbeit Lübeck"),
        ("Universität Rostock", "Universität Greifswald"),
        ("Bezirk 1", "Bezirk 2"),
        ("IG Metall", "IG Metall Bezirk Küste"),
        ("IKK Nord", "AOK Nordost"),
    ],
)
def test_different_organisations_stay_apart(one, two):
    assert name_similarity(one, two) < SAME


def test_similarity_does_not_depend_on_the_side():
    names = ["IHK zu Schwerin", "Industrie- und Handelskammer", "Stadt Schwerin", ""]
    assert [name_similarity(a, b) for a in names for b in names] == [
        name_similarity(b, a) for a in names for b in names
    ]


def test_place_decides_between_equal_names():
    schwerin, rostock = Named("a", "Jobcenter", "Schwerin"), Named("b", "Jobcenter", "Rostock")
    assert likely_same(schwerin, rostock) is False
    assert likely_same(schwerin, Named("c", "Jobcenter")) is True
    assert likely_same(Named("d", "Büro", "LÜBECK"), Named("e", "Büro", "Luebeck")) is True


def test_duplicates_come_with_the_likeliest_first():
    names = ["IHK Schwerin", "Handwerkskammer Schwerin", "Handwerkskamer Schwerin"]
    names += ["Industrie- und Handelskammer zu Schwerin", "IHK Rostock"]
    records = [Named(str(number), name) for number, name in enumerate(names, 1)]
    assert [(pair.first.key, pair.second.key) for pair in duplicates(records)] == [("1", "4"), ("2", "3")]


def test_best_match_is_refused_when_two_are_equally_alike():
    assert best_match("IHK zu Schwerin", [Named("1", "IHK Schwerin"), Named("2", "IHK Rostock")]) == Named(
        "1", "IHK Schwerin"
    )
    assert best_match("IHK", [Named("1", "IHK Schwerin")]) is None
    twins = [Named("1", "IHK Schwerin", "Schwerin"), Named("2", "IHK zu Schwerin", "Wismar")]
    assert best_match("IHK Schwerin", twins) is None


def test_reference_table_holds_no_duplicate():
    with REFERENCE.open(encoding="utf-8") as file:
        records = [Named(row["slug"], row["name"], row["seat_city"]) for row in csv.DictReader(file)]
    assert [(pair.first.key, pair.second.key) for pair in duplicates(records)] == []
