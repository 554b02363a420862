"""Layers of the map: the same finding on page, table, shapes, picture and slide."""

import io
import json

import pytest
from django.test import Client
from pptx import Presentation

from wirnetz.landscape.queries import LAYERS
from wirnetz.networks.enums import Coverage

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
