"""Layers of the map: the same finding on page, table, shapes, picture and slide."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pptx import Presentation

from tests.factories.areas import make_area
from wirnetz.core.german import date_words
from wirnetz.core.pagination import part_of
from wirnetz.landscape.queries import LAYERS, landscape_on, layer_of
from wirnetz.networks.enums import Coverage
from wirnetz.networks.models import Network, Territory

pytestmark = pytest.mark.django_db
FINDINGS = {
    "netzwerke": "In jedem Kreis ist ein regionales Netzwerk eingetragen.",
    "ohne": "Für jede Gemeinde ist ein regionales Netzwerk eingetragen.",
    "stellen": "Noch ist keine Stelle mit ihrem Sitz eingetragen.",
    "spannweite": "In jedem zweiten Kreis mit Netzwerk haben neun von zehn Menschen höchstens",
}


def test_a_layer_is_page_table_shapes_picture_and_slide(coast, beside_reading):
    coast.coverage = Coverage.FULL
    coast.save()
    assert set(FINDINGS) <= set(LAYERS)

    def file(name):
        return Client().get(f"/landschaft/ebenen/{name}")

    for key, rows in {"netzwerke": 4, "ohne": 0, "stellen": 4, "spannweite": 1}.items():
        with beside_reading(25):
            assert FINDINGS[key] in file(f"{key}/").content.decode()
        assert len(json.loads(file(f"{key}.geojson").content)["features"]) == rows
    assert len(file("netzwerke.csv").content.decode("utf-8-sig").splitlines()) == 5
    assert (file("stellen.svg").content[:4], file("spannweite.xlsx").content[:2]) == (b"<svg", b"PK")
    slide = Presentation(io.BytesIO(file("spannweite.pptx").content)).slides[0]
    assert slide.shapes.title.text == "So weit sind die Wege."
    assert "keine Rangfolge" in file("spannweite/").content.decode()
    assert [file(name).status_code for name in ("stellen.pdf", "fehlt/", "fehlt.csv")] == [404, 404, 404]


def test_every_file_stands_alone_with_title_day_sources_and_legend(coast):
    Network.objects.update(coverage=Coverage.FULL)
    day = date_words(timezone.localdate())
    said = [
        "Netzwerkverzeichnis in Wirnetz",
        "© GeoBasis-DE / BKG 2017 (Daten verändert), Nutzungsbedingungen: GeoNutzV",
    ]

    def file(name):
        return Client().get(f"/landschaft/ebenen/{name}").content

    drawn = " ".join(ElementTree.fromstring(file("netzwerke.svg").decode()).itertext())
    for words in ["Landschaft der Netzwerke: Netzwerke je Kreis", FINDINGS["netzwerke"], f"Stand: {day}", *said,
                  "Eigenes Netzwerk", "Keines bekannt"]:  # fmt: skip
        assert words in drawn
    shapes = json.loads(file("netzwerke.geojson"))
    assert (shapes["aussage"], shapes["stand"][: len(day)]) == (FINDINGS["netzwerke"], day)
    assert shapes["quellen"] == "; ".join([said[0], f"Gebiete: {said[1]}"])
    assert shapes["farben der karte"].startswith("gefüllt: Eigenes Netzwerk;")
    head, first, *_rest = csv.reader(file("netzwerke.csv").decode("utf-8-sig").splitlines(), delimiter=";")
    assert (head[-2:], first[-2][: len(day)], first[-1]) == (["Stand", "Quellen"], day, shapes["quellen"])
    beside = load_workbook(io.BytesIO(file("netzwerke.xlsx")))["Angaben dazu"]
    assert [row[0] for row in beside.values] == ["Titel", "Aussage", "Hinweis", "Stand", "Quellen", "Farben der Karte"]
    slide = Presentation(io.BytesIO(file("netzwerke.pptx"))).slides[0]
    shown = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert all(words in shown for words in (f"Stand: {day}", said[0], "© GeoBasis-DE / BKG 2017", "Keines bekannt"))
    assert f"Quellen: {shapes['quellen']}" in slide.notes_slide.notes_text_frame.text


def test_white_means_that_nothing_is_known_on_every_layer(coast):
    Territory.objects.filter(area__key="13003").delete()
    Network.objects.update(coverage=Coverage.FULL)
    landscape = landscape_on()
    for key in ("ohne", "stellen", "spannweite"):
        layer = layer_of(landscape, key)
        assert layer.painting.areas["13003"].figure is None
        assert "free" in [entry.swatch for entry in layer.legend]
    assert layer_of(landscape, "ohne").painting.areas["13074"].figure == 3
    assert "13003" not in layer_of(landscape, "netzwerke").painting.areas


def test_a_long_table_comes_in_parts_and_by_land(coast):
    Network.objects.update(coverage=Coverage.FULL)
    make_area("01001000", "Flensburg")
    address = "/landschaft/ebenen/netzwerke/"

    def rows(query=""):
        page = Client().get(address + query)
        return [row[1] for row in page.context["rows"]], page.content.decode()

    shown, page = rows()
    assert len(shown) == 5
    assert 'href="?land=13#tabelle"' in page
    assert (len(rows("?land=13")[0]), len(rows("?land=01")[0]), len(rows("?land=99")[0])) == (4, 1, 5)
    assert (len(rows("?nach=3")[0]), len(rows("?nach=x")[0]), len(rows("?nach=500")[0])) == (2, 5, 5)
    assert len(Client().get("/landschaft/ebenen/netzwerke.csv?land=13").content.decode().splitlines()) == 6


def test_part_of_a_list_goes_on_where_the_last_one_ended():
    first = part_of(range(5), size=2)
    assert (first.rows, first.after, first.is_first) == ([0, 1], "2", True)
    last = part_of(range(5), after="4", size=2)
    assert (last.rows, last.after, last.is_first) == ([4], "", False)
