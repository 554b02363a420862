"""`wirnetz landscape split` on small areas: districts in a row, one of them with two municipalities."""

import json
from itertools import pairwise

import pytest
from click.testing import CliRunner

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.core.commands import cli
from wirnetz.landscape.queries import Level, ground_of
from wirnetz.regions.enums import AdjacencyKind, SizeClass
from wirnetz.regions.models import Adjacency, Area, AreaFigure
from wirnetz.regions.queries import ESTABLISHMENTS

pytestmark = pytest.mark.django_db
PLACES = {"01001": 400, "01002": 300, "01003": 300, "01004": 400}


@pytest.fixture
def row():
    """Four districts from west to east; the first has a town with three quarters of its people."""
    for at, (key, people) in enumerate(PLACES.items()):
        make_area(key, f"Kreis {at + 1}")
        Area.objects.filter(key=key).update(population=people, population_as_of=2018)
        for number in (1, 2) if key == "01001" else (1,):
            place = make_area(f"{key}00{number}", f"Ort {at + 1}{number}")
            Area.objects.filter(pk=place.pk).update(
                longitude=9.0 + at, latitude=54.0 + number / 10, weight=30 if number == 1 else 10
            )
    keys = ("01001002", "01001001", "01002001", "01003001", "01004001")
    for a, b in pairwise(keys):
        first, second = (Area.objects.get(key=key) for key in sorted((a, b)))
        Adjacency.objects.create(a=first, b=second, kilometres=7, kind=AdjacencyKind.LAND)


def split(*options):
    result = CliRunner().invoke(cli, ["landscape", "split", "--json", *options])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_parts_come_with_areas_people_firms_and_offices(row):
    make_organisation("Kammer", seat="01001")
    found = split("--areas", "01", "--parts", "2", "--need", "0")
    first = found["proposals"][0]
    assert sorted(
        (part["name"], part["areas"], part["people"], part["sme"], part["offices"]) for part in first["parts"]
    ) == [
        ("Kreis 1 und Kreis 2", ["01001", "01002"], 700, None, 1),
        ("Kreis 4 und Kreis 3", ["01003", "01004"], 700, None, 0),
    ]
    assert len(found["proposals"]) == 3
    assert (first["deviation"], first["border_cut_km"], first["districts_cut"], first["is_connected"]) == (
        0,
        7,
        0,
        True,
    )


def test_municipalities_share_the_people_of_their_district_by_size(row):
    cut = ground_of(["01001", "01002001", "99999"], Level.MUNICIPALITY)
    assert dict(cut.people) == {"01001001": 300.0, "01001002": 100.0, "01002001": 300.0}
    assert dict(cut.areas) == {"01001001": ("01001001",), "01001002": ("01001002",), "01002001": ("01002001",)}
    assert cut.unknown == ("99999",)


def test_a_piece_of_a_district_stays_a_piece(row):
    cut = ground_of(["01001001", "01002"])
    assert dict(cut.areas) == {"01001": ("01001001",), "01002": ("01002",)}


def test_firms_count_where_the_statistics_know_them_for_all(row):
    for number, key in enumerate(PLACES):
        for size in (SizeClass.BELOW_10, SizeClass.BELOW_50, SizeClass.BELOW_250):
            AreaFigure.objects.create(
                area=Area.objects.get(key=key), table=ESTABLISHMENTS, year=2024, size_class=size, value=number + 1,
                source="Amt", licence="dl-de/by-2-0",
            )  # fmt: skip
    assert dict(ground_of(PLACES).firms) == {"01001": 3.0, "01002": 6.0, "01003": 9.0, "01004": 12.0}
    assert ground_of(PLACES).noun == "kleinen und mittleren Betrieben"


def test_a_place_as_hub_is_its_district_and_a_city_without_district_its_municipality(row):
    options = ("--areas", "01001,01002,01003", "--parts", "2", "--need", "0", "--hubs")
    assert split(*options, "01002001")["proposals"]
    assert split(*options, "01002", "--level", "gemeinde")["proposals"]
    result = CliRunner().invoke(cli, ["landscape", "split", *options, "01001", "--level", "gemeinde"])
    assert result.stderr == "Error: Kreis 1 umfasst mehrere Gemeinden. Nennen Sie als Treffpunkt eine davon.\n"


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        (["--areas", ","], "Es ist noch kein Gebiet ausgewählt. Wählen Sie mindestens zwei Kreise oder Gemeinden."),
        (["--areas", "01001,01002", "--parts", "3"], "Für drei Teile ist das Gebiet zu klein: Es besteht aus zwei "
                                                     "Gebieten. Möglich sind zwei Teile."),
        (["--areas", "xyz", "--parts", "2"], "Unter xyz kennen wir keinen Kreis und keine Gemeinde von heute. "
                                             "Prüfen Sie die amtlichen Schlüssel."),
    ],
)  # fmt: skip
def test_what_cannot_be_cut_is_answered_with_a_reason(row, options, refusal):
    plain, machine = (CliRunner().invoke(cli, ["landscape", "split", *options, *more]) for more in ([], ["--json"]))
    assert (plain.exit_code, plain.stdout, plain.stderr) == (1, "", f"Error: {refusal}\n")
    assert (machine.exit_code, machine.stderr) == (1, plain.stderr)
    assert json.loads(machine.stdout) == {"proposals": [], "notes": [], "refusal": refusal}
