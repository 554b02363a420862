"""Areas as search entries."""

from datetime import date

import pytest

from tests.factories.areas import make_area
from wirnetz.regions.models import Area
from wirnetz.regions.search import area_entries

pytestmark = pytest.mark.django_db


def found() -> dict[str, str]:
    return {entry.argument: entry.subtitle for entry in area_entries(Area.objects.all())}


def test_an_area_says_what_it_is_and_where_it_lies():
    make_area("13074024", "Dorf Mecklenburg")
    Area.objects.filter(key="13074").update(full_name="Landkreis Nordwestmecklenburg", designation="Landkreis")
    Area.objects.filter(key="13").update(full_name="Mecklenburg-Vorpommern", designation="Land")
    assert found() == {
        "13": "Land",
        "13074": "Landkreis, Mecklenburg-Vorpommern",
        "13074024": "Gebiet, Landkreis Nordwestmecklenburg",
    }


def test_a_city_that_is_its_own_district_or_land_is_found_once():
    make_area("13004000", "Schwerin")
    make_area("02000000", "Hamburg")
    assert set(found()) == {"13", "13004", "02000"}


def test_an_area_that_ended_is_not_found():
    area = make_area("03156", "Osterode am Harz")
    area.valid_until = date(2016, 10, 31)
    area.save()
    assert set(found()) == {"03"}


def test_larger_areas_come_first():
    make_area("13074024", "Dorf")
    weights = {entry.argument: entry.weight for entry in area_entries(Area.objects.all())}
    assert weights == {"13": 0, "13074": 1, "13074024": 2}
