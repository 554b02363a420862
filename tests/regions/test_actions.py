"""Loading the reference tables: complete, idempotent, all or nothing."""

import gzip
import shutil

import pytest

from wirnetz.core.reference import ReferenceDataError
from wirnetz.regions.actions import load_reference
from wirnetz.regions.actions.reading import FILES, REFERENCE
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Adjacency, Area, AreaSuccession, Postcode, PostcodeArea

pytestmark = pytest.mark.django_db


def rewrite(folder, name, old, new):
    text = gzip.decompress((folder / name).read_bytes()).decode()
    assert old in text
    (folder / name).write_bytes(gzip.compress(text.replace(old, new, 1).encode()))


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        shutil.copy(REFERENCE / name, tmp_path / name)
    return tmp_path


def test_load_brings_every_area_neighbour_and_postcode():
    report = load_reference()

    current = Area.objects.current()
    counts = {level: current.filter(level=level).count() for level in AreaLevel.values}
    assert counts == {"state": 16, "district": 401, "municipality": 10978}
    assert report.created == Area.objects.count() == 16 + 401 + 3 + 10978 + 414
    assert (Postcode.objects.count(), PostcodeArea.objects.count()) == (8308, 13105)
    assert AreaSuccession.objects.count() == 417
    assert Adjacency.objects.filter(a__level="district", kind="land").count() == 1047
    schwerin = Area.objects.get(key="13004")
    assert (schwerin.full_name, schwerin.parent.name, schwerin.population, schwerin.population_as_of) == (
        "Stadt Schwerin",
        "Mecklenburg-Vorpommern",
        95818,
        2018,
    )


def test_loading_again_changes_nothing_and_costs_two_queries(django_assert_num_queries):
    load_reference()
    with django_assert_num_queries(2):
        report = load_reference()
    assert (report.created, report.changed, report.unchanged) == (0, 0, 11812)


def test_new_edition_changes_areas_in_place(folder):
    load_reference()
    before = Area.objects.get(key="13074").pk
    rewrite(folder, "areas.csv.gz", "Landkreis Nordwestmecklenburg", "Kreis Nordwestmecklenburg")

    report = load_reference(folder=folder)

    assert (report.created, report.changed, report.unchanged) == (0, 1, 11811)
    assert Area.objects.get(pk=before).full_name == "Kreis Nordwestmecklenburg"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("areas.csv.gz", "13004,Schwerin", "1300x,Schwerin", "areas.csv.gz, Zeile 365, Spalte „key“: „1300x“ ist kein"),
        ("areas.csv.gz", ",95818,", ",viele,", "Spalte „population“: „viele“ ist nicht lesbar."),
        (
            "areas.csv.gz",
            "longitude",
            "laenge",
            "areas.csv.gz, Zeile 1: In der Kopfzeile fehlt die Spalte „longitude“.",
        ),
        ("neighbours.csv.gz", "01001,01059", "01001,99999", "Spalte „b“: Das Gebiet 99999 gibt es"),
        ("postcodes.csv.gz", "01067,", "1067,", "Zeile 2, Spalte „postcode“: „1067“ ist keine Postleitzahl."),
    ],
)
def test_broken_file_is_refused_with_place_and_remedy_and_nothing_is_loaded(folder, name, old, new, message):
    rewrite(folder, name, old, new)
    with pytest.raises(ReferenceDataError) as refused:
        load_reference(folder=folder)
    assert message in str(refused.value)
    assert Area.objects.count() == 0


def test_damaged_and_missing_files_are_named(folder):
    (folder / "postcodes.csv.gz").write_bytes(b"\x1f\x8bnothing")
    with pytest.raises(ReferenceDataError, match=r"postcodes.csv.gz: Die Datei ist beschädigt\."):
        load_reference(folder=folder)
    (folder / "areas.csv.gz").unlink()
    with pytest.raises(ReferenceDataError, match=r"areas.csv.gz: Die Datei fehlt\."):
        load_reference(folder=folder)
