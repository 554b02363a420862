"""Islands, landscapes and districts that earlier reforms dissolved."""

import pytest

from tests.regions.finder.conftest import rows


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Rügen", ["13073"]),
        ("Ruegen", ["13073"]),
        ("Insel Rügen", ["13073"]),
        ("Föhr", ["01054"]),
        ("Usedom", ["13075137"]),  # the town of that name
        ("Sylt", ["01054168"]),
        ("Westmecklenburg", ["13004", "13074", "13076"]),
        ("Vorpommern", ["13073", "13075"]),
        ("OWL", ["05711", "05754", "05758", "05762", "05766", "05770", "05774"]),
        ("Emsland", ["03454"]),
        ("Landkreis Parchim", ["13076"]),
        ("Parchim", ["13076108"]),
        ("Kreis Demmin", ["13071", "13075"]),
        ("Müritz", ["13071"]),
        ("Kreis Aachen", ["05334"]),
        ("Landkreis Görlitz", ["14626"]),
        ("Landkreis Osterode", ["03159"]),
    ],
)
def test_names_that_are_no_area_of_today(keys, query, found):
    assert keys(query) == found


def test_a_former_district_says_when_it_ended(finder):
    assert finder.find("Kreis Demmin").message == (
        "Landkreis Demmin: aufgelöst mit der Kreisreform 2011. Das Gebiet gehört heute zu: "
        "Landkreis Mecklenburgische Seenplatte und Landkreis Vorpommern-Greifswald. Welchen meinen Sie?"
    )


@pytest.mark.parametrize("name", ["landscapes.csv", "former_districts.csv"])
def test_every_row_names_districts_of_today(name):
    today = {row["key"] for row in rows("areas.csv.gz") if len(row["key"]) == 5 and not row["valid_until"]}
    wrong = [row["name"] for row in rows(name) if not row["keys"] or not set(row["keys"].split()) <= today]
    assert wrong == []
