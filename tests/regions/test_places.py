"""Finder and maps on the database."""

import pytest

from wirnetz.documents.drawing import Role, Shape
from wirnetz.regions.geometry.painting import Painting
from wirnetz.regions.models import Area
from wirnetz.regions.queries import find_places, germany_drawing, site_at, state_drawing, territory_drawing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(areas):
    """The real areas."""


def test_find_places_reads_the_index_once(django_assert_num_queries):
    find_places("19053")
    with django_assert_num_queries(1):  # which edition is loaded
        finding = find_places("Kreis Paderborn")
    assert [area.key for area in finding.areas] == ["05774"]


def test_a_district_without_figure_weighs_what_its_municipalities_do():
    assert [area.key for area in find_places("Hanau").areas] == ["06415"]


def test_drawings_come_with_names_and_links():
    drawing = germany_drawing(Painting(), lambda key: f"/region/{key}/", marked=["13004"], narrow=True)
    links = {item.key: item for item in drawing.items if isinstance(item, Shape) and item.role == Role.AREA}
    assert (len(links), links["13004"].href) == (401, "/region/13004/")
    assert links["13004"].title == "Stadt Schwerin: kein regionales Netzwerk bekannt"
    assert state_drawing("13", Painting()).title == "Regionale Netzwerke in Mecklenburg-Vorpommern"


def test_territory_drawing_places_sites_at_their_town():
    site = site_at(Area.objects.get(key="13074087"), number="1", title="Wirtschaftsförderung")
    drawing = territory_drawing(["13074"], own_keys=["13074"], sites=[site], title="Nordwestmecklenburg")
    assert [item.number for item in drawing.items if getattr(item, "role", "") == "site"] == ["1"]
    assert drawing.credit == "© GeoBasis-DE / BKG 2017 (Daten verändert)"
