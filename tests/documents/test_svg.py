"""Drawings as SVG: classes and links on the web, plain hex in print."""

import re
from xml.etree import ElementTree

import pytest

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Circle, Drawing, Label, Role, Shape
from wirnetz.documents.paper import isolated
from wirnetz.documents.svg import cover_palette, palette_of, path_data, svg

SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))


def drawing(*items, name="map", clip=()):
    return Drawing(name, (0, 0, 100, 80), 0.5, items, "Karte & Titel", "Beschreibung", "© Quelle", clip=clip)


EVERYTHING = drawing(
    Shape(Role.LAND, (SQUARE,)),
    Shape(Role.HATCH_ONE, (SQUARE,), width=0.9),
    Shape(Role.OWN, (SQUARE,)),
    Shape(Role.NO_DATA, (SQUARE,)),
    Shape(Role.DISTRICT_LINE, (((0, 0), (5, 5)),), closed=False, width=0.55),
    Shape(Role.EDGE, (SQUARE,), width=1.7, dashed=True),
    Shape(Role.BAND, (SQUARE,), width=17),
    Shape(Role.AREA, (SQUARE,), key="13004", title="Schwerin: „Nord“", href="/region/13004/"),
    Circle("site", 5, 5, 11.5, "12", "IHK"),
    Circle("town", 1, 1, 2.6),
    Circle(Role.LOCATOR, 5, 5, 9),
    Label("Schwerin <Mitte>", 3, 3, 17, 700),
    Label("Ostsee", 3, 3, 14, anchor="middle", role="sea"),
    clip=(SQUARE,),
)


def test_path_is_relative_and_short():
    assert path_data((SQUARE,), closed=True) == "M0 0h10v10h-10z"
    assert path_data((((0, 0), (2, 3), (3, -1), (4, -3)),), closed=False) == "M0 0l2 3 1-4 1-2"


def test_web_has_classes_links_and_no_colours():
    text = svg(EVERYTHING, prefix="p")
    root = ElementTree.fromstring(text)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("p-") for name in ids)
    link = next(element for element in root.iter() if element.tag.endswith("}a"))
    assert link.get("href") == "/region/13004/"
    assert link[0].text == "Schwerin: „Nord“"
    assert not re.search(r"#[0-9a-f]{6}|var\(|oklch|style=", text)
    assert root.get("class") == "map map-far"
    assert root.get("role") == "group"


def test_web_writes_each_area_once_and_reuses_it_for_its_link():
    text = svg(EVERYTHING, prefix="p")
    assert text.count('<path id="p-13004"') == 1
    assert '<use href="#p-13004"/>' in text
    assert text.index("p-13004") < text.index("map-own") < text.index("<use") < text.index("map-label")


@pytest.mark.parametrize("palette", [palette_of(Theme()), cover_palette(Theme())])
def test_print_has_hex_colours_and_neither_classes_nor_links(palette):
    text = svg(EVERYTHING, palette=palette, prefix="p", credit=True)
    root = ElementTree.fromstring(text)
    assert "class=" not in text
    assert "<a " not in text
    assert not re.search(r"var\(|oklch", text)
    assert "© Quelle" in text
    assert root.get("role") == "img"
    fills = {element.get("fill") for element in root.iter() if element.get("fill")}
    assert all(re.fullmatch(r"#[0-9a-f]{6}|none|url\(#p-[a-z-]+\)", fill) for fill in fills)


def test_widths_and_letters_are_in_map_units():
    text = svg(EVERYTHING, palette=palette_of(Theme()))
    assert 'stroke-width="8.5"' in text  # a band of 17 pixels at half a unit for each pixel
    assert 'stroke-dasharray="2 1.5"' in text
    assert 'font-size="8.5"' in text


def test_theme_colours_what_is_ours():
    text = svg(EVERYTHING, palette=palette_of(Theme(accent="#123456")))
    assert "#123456" in text
    assert "#a2195e" not in text


def test_texts_are_escaped():
    assert "Schwerin &lt;Mitte&gt;" in svg(EVERYTHING)
    assert "Karte &amp; Titel" in svg(EVERYTHING)


def test_narrow_and_close_drawings_say_so():
    close = drawing(Shape(Role.PLAIN, (SQUARE,)), Shape(Role.HATCH_MANY, (SQUARE,)), name="territory-narrow")
    text = svg(close)
    assert ElementTree.fromstring(text).get("class") == "map map-close map-without-own map-narrow"
    assert 'patternTransform="rotate(-45)"' in text


def test_only_in_a_pdf_a_map_is_a_picture_of_its_own():
    drawn = svg(EVERYTHING, palette=palette_of(Theme()))
    assert "style=" not in drawn
    apart = ElementTree.fromstring(isolated(drawn))
    assert [child.tag.rpartition("}")[2] for child in apart] == ["title", "desc", "g"]
    assert len(apart[2]) == len(ElementTree.fromstring(drawn)) - 2
