"""Decks in strangers' templates: native, accessible, nothing overflows, nothing of ours or of the samples is left."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.documents.pptx_samples import full_deck, long_deck
from tests.documents.templates import TEMPLATES
from tests.documents.templates.made_by_hand import kammer
from tests.documents.templates.untidy import verband
from wirnetz.documents.content import Deck, Point, PointsSlide, StatementSlide
from wirnetz.documents.pptx.house import build_apart
from wirnetz.documents.pptx.house.building import build, lay_into
from wirnetz.documents.pptx.mapping import NEEDS
from wirnetz.documents.pptx.refusing import TemplateRefused

SMALL = {"Quellen", "Fußzeile", "Kleines", "Legende", "Titel"}
OURS = {"A2195E", "770A42", "FBDDE6", "12232C", "43545C", "CBD4D9", "E4EDF0", "8EAAB6", "4F6774", "F4F7F9", "B0BDC2"}
PROMPT = re.compile("Klicken Sie|Click to|Muster der|Musterfolie der|Jahreshauptversammlung|Vereinsabend")


def short_deck() -> Deck:
    """The longest names once in every kind of slide."""
    deck = long_deck()
    return replace(deck, slides=deck.slides[:10])


DECKS = {"alle Arten": full_deck, "lange Namen": short_deck}
CASES = [
    pytest.param(template, deck, marks=[pytest.mark.drill] if (row + column) % 2 else [])
    for row, template in enumerate(TEMPLATES)
    for column, deck in enumerate(DECKS)
]
"""Each template with one of the decks, in turn; with the other in the drill."""


@cache
def laid(template, deck):
    return lay_into(DECKS[deck](), TEMPLATES[template]())


@cache
def built(template, deck):
    return build(DECKS[deck](), TEMPLATES[template]())[0]


@pytest.mark.parametrize(("template", "deck"), CASES)
def test_the_file_is_whole_and_nothing_of_the_samples_is_left(template, deck, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(built(template, deck))
    assert [str(error) for error in validate_pptx(str(path)).errors] == []
    package = zipfile.ZipFile(path)
    slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
    assert len(slides) == len(laid(template, deck).pages)
    assert [name for name in package.namelist() if b'"en-US"' in package.read(name)] == []
    texts = b"".join(package.read(name) for name in slides).decode()
    assert PROMPT.search(texts) is None
    assert b"sectionLst" not in package.read("ppt/presentation.xml")


@pytest.mark.parametrize(("template", "deck"), CASES)
def test_titles_alternatives_order_and_language(template, deck):
    opened = Presentation(io.BytesIO(built(template, deck)))
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]
    assert len(set(titles)) == len(titles)
    assert all(titles)
    for slide in opened.slides:
        shapes = [shape for shape in slide.shapes if shape.name != "Grund"]
        assert shapes[0] == slide.shapes.title, slide.shapes.title.text_frame.text
        filled = [shape for shape in slide.placeholders if shape.has_text_frame]
        assert all(shape.text_frame.text.strip() for shape in filled)
        speaking = [s for s in shapes if s.has_chart or s.has_table or s.shape_type in {6, 13}]
        assert all(shape._element.xpath("./*[1]/p:cNvPr")[0].get("descr") for shape in speaking)
        runs = list(slide._element.iter(qn("a:r"), qn("a:fld"), qn("a:br")))
        assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"de-DE"}
    if deck == "alle Arten":
        assert titles == [slide.title for slide in full_deck().slides]
        kinds = [(s.has_chart, s.has_table, s.shape_type == 6) for slide in opened.slides for s in slide.shapes]
        assert [sum(kind[at] for kind in kinds) for at in (0, 1)] == [1, 2]
        assert all("Belege:" in slide.notes_slide.notes_text_frame.text for slide in opened.slides)


@pytest.mark.parametrize(("template", "deck"), CASES)
def test_every_text_fits_is_large_enough_and_can_be_read(template, deck):
    found = laid(template, deck)
    placed = [(page.number, text) for page in found.pages for text in page.placed]
    width, height = found.frames[0].sheet.width, found.frames[0].sheet.height
    outside = [
        (number, text.name, text.fitted.text[:40])
        for number, text in placed
        if text.fitted.height > text.box.height + 0.1
        or text.fitted.longest > text.box.width + 0.1
        or text.box.x < 0
        or text.box.right > width + 0.1
        or text.box.y < 0
        or text.box.bottom > height + 0.1
    ]
    assert outside == []
    small = [
        (number, text.name, text.fitted.style.size)
        for number, text in placed
        if text.name not in SMALL and text.fitted.style.size < (13 if text.name == "Tabelle" else 18)
    ]
    assert small == []
    assert min(text.fitted.style.size for _, text in placed if text.name == "Titel") >= 20
    for frame in found.frames:
        ground = frame.palette.ground
        assert min(ground.contrast(frame.palette.tones[name].seen) for name in ("tx1", "tx2", "accent1")) >= 4.5


@pytest.mark.parametrize(("template", "deck"), CASES)
def test_no_two_texts_lie_on_each_other(template, deck):
    for page in laid(template, deck).pages:
        boxes = [text for text in page.placed if text.name not in {"Fußzeile", "Legende"}]
        for at, first in enumerate(boxes):
            for second in boxes[at + 1 :]:
                apart = (
                    first.box.right <= second.box.x + 0.1
                    or second.box.right <= first.box.x + 0.1
                    or first.box.bottom <= second.box.y + 0.1
                    or second.box.bottom <= first.box.y + 0.1
                )
                assert apart, (page.number, page.title, first.name, first.box, second.name, second.box)


@pytest.mark.parametrize("template", TEMPLATES)
def test_colours_and_faces_are_the_templates(template):
    package = zipfile.ZipFile(io.BytesIO(built(template, "alle Arten")))
    parts = [name for name in package.namelist() if name.startswith(("ppt/slides/slide", "ppt/charts/chart"))]
    texts = "".join(package.read(name).decode() for name in parts)
    original = zipfile.ZipFile(io.BytesIO(TEMPLATES[template]()))
    own = "".join(original.read(name).decode() for name in original.namelist() if name.endswith(".xml"))
    faces = set(re.findall(r'<a:latin typeface="([^"]+)"', texts))
    assert all(face in {"+mn-lt", "+mj-lt"} or f'typeface="{face}"' in own for face in faces)
    assert {value.upper() for value in re.findall(r'srgbClr val="(\w{6})"', texts)} & OURS == set()
    theme = original.read("ppt/theme/theme1.xml")
    assert theme == package.read("ppt/theme/theme1.xml") or b"lang=" in theme


def test_a_chosen_layout_is_used_and_columns_take_one_point_each():
    point = Point("Ein Grund.", "Ein Satz dazu.", "Beleg")
    deck = Deck("D", "A", (PointsSlide(title="Drei Gründe", points=(point,) * 3),), "S, 24.11.2026")
    found = lay_into(deck, kammer(), {"content": 3})
    assert found.frames[0].sheet.name == "Drei Spalten"
    xs = {round(text.box.x) for text in found.pages[0].placed if text.name == "Text"}
    assert len(xs) == 3


def test_what_does_not_fit_goes_on_a_second_slide_and_nothing_is_lost():
    body = " ".join(f"Das ist der {number}. Satz eines sehr langen Textes." for number in range(60))
    found = lay_into(Deck("D", "A", (StatementSlide(title="Lang", body=body),), "S"), verband())
    said = " ".join(text.fitted.text for page in found.pages for text in page.placed if text.name == "Text")
    assert len(found.pages) > 1
    assert said == body
    assert [page.title for page in found.pages][:2] == ["Lang", "Lang – Teil 2"]


def test_the_credit_of_a_map_is_never_cut():
    credits = [
        [text.fitted.text for text in page.placed if text.name == "Quellen" and "GeoBasis" in text.fitted.text]
        for page in laid("verband", "lange Namen").pages
        if any('name="Karte"' in shape for shape in page.shapes)
    ]
    assert len(credits) > 4
    assert all(credits)


def test_what_was_done_differently_is_said():
    _data, remarks = build(full_deck(), verband())
    assert remarks[0].startswith("Ohne eigenes Layout in Ihrer Vorlage, von uns in deren Farben gezeichnet: Titelfolie")
    assert any("gegen Ändern geschützt" in remark for remark in remarks)


@pytest.mark.drill
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_longest_names_everywhere_fit_into_every_template(template, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(build(long_deck(), TEMPLATES[template]())[0])
    assert [str(error) for error in validate_pptx(str(path)).errors] == []
    placed = [text for page in lay_into(long_deck(), TEMPLATES[template]()).pages for text in page.placed]
    assert len(placed) > 200
    assert [t for t in placed if t.fitted.height > t.box.height + 0.1 or t.fitted.longest > t.box.width + 0.1] == []


@pytest.mark.parametrize("number", [1, 2])
def test_a_photograph_as_ground_gets_a_panel_and_says_so(number):
    found = lay_into(full_deck(), TEMPLATES["agentur"](), dict.fromkeys(NEEDS, number - 1))
    assert any("wir haben eine Fläche darunter gelegt" in remark for remark in found.remarks)
    for frame in found.frames:
        assert frame.palette.ground.contrast(frame.palette.tones["tx1"].seen) >= 4.5


def test_a_child_builds_the_same_and_refuses_what_is_broken():
    deck = full_deck()
    assert build_apart(deck, kammer()).data == build(deck, kammer())[0]
    with pytest.raises(TemplateRefused, match="lässt sich kein Foliensatz bauen"):
        build_apart(deck, kammer()[:4000])
