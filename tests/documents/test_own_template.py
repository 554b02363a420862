"""What a partner's own template offers."""

import io

import pytest
from pptx import Presentation

from wirnetz.documents.pptx.own_template import TemplateRefused, homes_in, placeholder_words, read_template


def layout(name, *places):
    return {"name": name, "placeholders": [{"kind": kind, "name": "", "share": share} for kind, share in places]}


def homes(*layouts):
    return {home.need: home.layout for home in homes_in(layouts)}


def test_each_kind_of_slide_finds_its_layout():
    found = homes(
        layout("Titel", ("title", 20), ("subtitle", 10)),
        layout("Text", ("title", 10), ("body", 50)),
        layout("Bild", ("title", 10), ("picture", 60)),
        layout("Tabelle", ("title", 10), ("table", 60)),
        layout("Kontakt", ("title", 10), ("body", 20)),
    )
    assert found == {
        "title": "Titel", "statement": "Text", "content": "Text", "chart": "", "map": "Bild", "table": "Tabelle",
        "quote": "Text", "agenda": "Tabelle", "closing": "Kontakt",
    }  # fmt: skip


def test_a_layout_called_by_its_use_is_preferred():
    text = layout("Text", ("title", 10), ("body", 50))
    quote, say = layout("Zitat", ("title", 10), ("body", 50)), layout("Kernaussage", ("title", 10), ("body", 20))
    assert homes(quote, say, text) | {"chart": ""} == {
        "title": "", "statement": "Kernaussage", "content": "Text", "chart": "", "map": "", "table": "",
        "quote": "Zitat", "agenda": "", "closing": "",
    }  # fmt: skip


def test_what_the_house_has_chosen_comes_first_as_long_as_the_layout_is_there():
    layouts = [layout("Text", ("title", 10), ("body", 50)), layout("Nur Titel", ("title", 10))]
    chosen = {"content": 1, "quote": -1, "statement": 7}
    found = {home.need: home.number for home in homes_in(layouts, chosen)}
    assert (found["content"], found["quote"], found["statement"]) == (1, -1, 0)


def test_a_small_picture_is_no_place_for_a_map():
    assert homes(layout("Bildchen", ("title", 10), ("picture", 8)))["map"] == ""


def test_without_a_closing_layout_the_title_stands_in():
    assert homes(layout("Start", ("title", 20), ("subtitle", 10)))["closing"] == "Start"


def test_the_layouts_of_a_real_file_are_read():
    content = io.BytesIO()
    Presentation().save(content)
    template = read_template(content.getvalue())
    assert (template.width_mm, template.height_mm, len(template.layouts)) == (254.0, 190.5, 11)
    assert placeholder_words(template.layouts[1]) == "Titel, Inhalt jeder Art"


def test_what_is_no_presentation_is_refused_in_german():
    with pytest.raises(TemplateRefused, match="lässt sich nicht öffnen"):
        read_template(b"PK\x03\x04 und dann nichts")
