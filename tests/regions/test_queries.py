"""Questions about areas."""

import pytest

from wirnetz.regions.models import Area
from wirnetz.regions.queries import (
    areas_by_keys,
    children_of,
    current_area,
    districts_of_state,
    municipality_keys_of,
    neighbours_of,
    states,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(areas):
    """Every test here reads the real areas."""


def test_areas_by_keys_leaves_out_unknown_ones(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = areas_by_keys(["13004", "99999", "13074087"])
        parents = [found["13074087"].parent.name, found["13074087"].parent.parent.name]
    assert sorted(found) == ["13004", "13074087"]
    assert parents == ["Nordwestmecklenburg", "Mecklenburg-Vorpommern"]


def test_children_are_todays_and_incorporated():
    names = [area.name for area in children_of(Area.objects.get(key="13"))]
    assert names == [
        "Ludwigslust-Parchim",
        "Mecklenburgische Seenplatte",
        "Nordwestmecklenburg",
        "Rostock",
        "Rostock",
        "Schwerin",
        "Vorpommern-Greifswald",
        "Vorpommern-Rügen",
    ]
    kinds = children_of(Area.objects.get(key="03358")).values_list("designation", flat=True)
    assert "Gemeindefreies Gebiet" not in set(kinds)


def test_states_and_districts_are_complete():
    assert states().count() == 16
    assert districts_of_state().count() == 401
    assert list(districts_of_state("10").values_list("key", flat=True)) == [
        "10042",
        "10043",
        "10041",
        "10044",
        "10045",
        "10046",
    ]


def test_municipality_keys_count_a_city_once():
    assert municipality_keys_of(["13004"]) == municipality_keys_of(["13004", "13004000"]) == {"13004000"}
    assert len(municipality_keys_of(["13074"])) == 83
    assert municipality_keys_of([]) == set()


@pytest.mark.parametrize(
    ("key", "today"),
    [("16056", "16063"), ("03156", "03159"), ("16056000", "16063105"), ("13004", "13004"), ("00000", None)],
)
def test_current_area_follows_succession(key, today):
    area = current_area(key)
    assert (area.key if area else None) == today


def test_neighbours_lie_outside_and_are_todays():
    assert {area.key for area in neighbours_of(["13004"])} == {"13074", "13076"}
    around = {area.key for area in neighbours_of(["13004", "13074"])}
    assert around == {"01003", "01053", "13072", "13076"}
