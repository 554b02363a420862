"""The PowerPoint file as a whole: valid, repeatable, accessible, German, and full of native things."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.documents.pptx_samples import full_deck, long_deck
from tests.documents.samples import toy_map
from wirnetz.documents.content import Deck, StatementSlide, TitleSlide
from wirnetz.documents.pptx import write_deck
from wirnetz.documents.theme import theme_for

LAYOUTS = ["Titel", "Aussage", "Gründe", "Diagramm", "Karte", "Tabelle", "Einwand", "Schritte", "Kontakt"]


@pytest.fixture(scope="module")
def data():
    return write_deck(full_deck())


@pytest.fixture(scope="module")
def opened(data):
    return Presentation(io.BytesIO(data))


def slide_of(opened, layout):
    return next(slide for slide in opened.slides if slide.slide_layout.name == layout)


def elements(opened):
    return [slide._element for slide in opened.slides] + [slide.notes_slide._element for slide in opened.slides]


@pytest.mark.parametrize("make", [full_deck, long_deck])
def test_the_audit_finds_nothing(make, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(write_deck(make()))
    assert [str(error) for error in validate_pptx(str(path)).errors] == []


def test_nine_layouts_with_german_names_on_a_16_to_9_master(opened):
    assert [layout.name for layout in opened.slide_layouts] == LAYOUTS
    assert (opened.slide_width, opened.slide_height) == (12192000, 6858000)
    assert [slide.slide_layout.name for slide in opened.slides] == LAYOUTS[:3] + LAYOUTS[3:]


def test_titles_are_real_and_unique(opened):
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]
    assert len(set(titles)) == len(titles) == len(full_deck().slides)
    assert titles == [slide.title for slide in full_deck().slides]


def test_like_titles_are_told_apart():
    slides = tuple(StatementSlide(title="Gleich", body="Text.") for _ in range(3))
    opened = Presentation(io.BytesIO(write_deck(Deck("D", "A", slides, "S"))))
    assert [s.shapes.title.text_frame.text for s in opened.slides] == ["Gleich", "Gleich (2)", "Gleich (3)"]


def test_every_run_is_german(opened):
    runs = [run for element in elements(opened) for run in element.iter(qn("a:r"), qn("a:fld"), qn("a:br"))]
    assert len(runs) > 50
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"de-DE"}


def test_no_part_speaks_english(data):
    package = zipfile.ZipFile(io.BytesIO(data))
    assert [name for name in package.namelist() if b"en-US" in package.read(name)] == []


def test_everything_that_is_seen_has_words(opened):
    shapes = [shape for slide in opened.slides for shape in slide.shapes]
    speaking = [s for s in shapes if s.has_chart or s.has_table or s.shape_type in {6, 13}]
    words = [shape._element.xpath("./*[1]/p:cNvPr")[0].get("descr") for shape in speaking]
    assert len(words) == 5  # two maps, chart, table, steps
    assert all(words)


def test_the_map_is_one_group_of_native_shapes(opened):
    [group] = [shape for shape in slide_of(opened, "Karte").shapes if shape.shape_type == 6]
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == (
        "Karte von Schwerin und Nordwestmecklenburg. Ein Standort in zwei Kreisen."
    )
    assert len(group._element.findall(".//" + qn("a:custGeom"))) >= 3
    assert slide_of(opened, "Karte")._element.findall(".//" + qn("p:pic")) == []


def test_the_chart_is_native_with_the_words_at_its_bars(opened):
    [chart] = [shape.chart for shape in slide_of(opened, "Diagramm").shapes if shape.has_chart]
    plot = chart.plots[0]
    assert (plot.gap_width, chart.has_legend, list(plot.categories)) == (
        60,
        False,
        ["Sachsen", "Mecklenburg-Vorpommern"],
    )
    labels = [point.data_label.text_frame.text for point in (plot.series[0].points[0], plot.series[0].points[1])]
    assert labels == ["13\u00a0von\u00a013", "3\u00a0von\u00a08"]
    marked = [point._element.xpath("c:dPt[c:idx/@val=1]//a:schemeClr/@val") for point in [plot.series[0]]]
    assert marked == [["accent1"]]
    assert all(int(axis.get("val")) > 0 for axis in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")))


def test_placeholders_of_the_layouts_are_used(opened):
    kinds = {shape.placeholder_format.type for slide in opened.slides for shape in slide.placeholders}
    assert {kind.name for kind in kinds} == {"TITLE", "BODY", "FOOTER", "SLIDE_NUMBER", "CHART", "TABLE"}


def test_theme_faces_and_colours_are_the_organisations():
    data = write_deck(full_deck(theme=theme_for("#003366", name="Haus")))
    theme = zipfile.ZipFile(io.BytesIO(data)).read("ppt/theme/theme1.xml").decode()
    assert 'typeface="Georgia"' in theme
    assert 'typeface="Arial"' in theme
    assert theme_for("#003366").accent[1:].upper() in theme
    assert "A2195E" not in theme


def test_properties(opened):
    properties = opened.core_properties
    assert (properties.title, properties.author, properties.language) == ("Gemeinsam", "Wirnetz", "de-DE")


def test_notes_hold_what_to_say_how_long_and_the_proofs(opened):
    note = slide_of(opened, "Aussage").notes_slide.notes_text_frame.text
    assert note == (
        "Ruhig sprechen.\n\nRedezeit: etwa eine Minute.\n\n"
        "Belege:\n– Drei Kreise haben ein Netzwerk. (Netzwerkverzeichnis, Stand 24.11.2026)"
    )


def test_footers_hold_sources_stamp_and_number(opened):
    texts = {shape.name: shape.text_frame.text for shape in slide_of(opened, "Aussage").placeholders}
    assert texts["Quellen"] == "Verzeichnisse in Wirnetz, Stand 24.11.2026"
    assert texts["Folienzahl"] == "24.11.2026 · 2"


@pytest.mark.parametrize("is_example", [True, False])
def test_invented_records_are_marked(is_example):
    slides = (
        TitleSlide(title="Eins", subtitle=("Ort",), is_example=is_example),
        StatementSlide(title="Zwei", body="Text.", is_example=is_example),
    )
    opened = Presentation(io.BytesIO(write_deck(Deck("D", "A", slides, "S"))))
    marks = [[s.text_frame.text for s in slide.shapes if s.name == "Beispiel"] for slide in opened.slides]
    assert marks == ([["Beispiel"]] * 2 if is_example else [[], []])


def test_a_title_slide_without_map_has_no_plate():
    empty = replace(toy_map(), items=())
    for drawing in (None, empty):
        slides = (TitleSlide(title="Eins", subtitle=("Ort",), map=drawing),)
        opened = Presentation(io.BytesIO(write_deck(Deck("D", "A", slides, "S"))))
        assert [shape.name for shape in opened.slides[0].shapes if shape.shape_type == 6] == []


def test_the_logo_stands_on_the_title_with_its_words():
    logo = io.BytesIO()
    Image.new("RGB", (400, 100), "#003366").save(logo, "PNG")
    theme = theme_for("#003366", name="Haus", logo=logo.getvalue(), logo_alt="Logo des Hauses")
    opened = Presentation(io.BytesIO(write_deck(full_deck(theme=theme))))
    [picture] = [shape for shape in opened.slides[0].shapes if shape.shape_type == 13]
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Logo des Hauses"
    assert picture.width / picture.height == pytest.approx(4, rel=0.01)


def test_same_content_same_bytes(data):
    assert write_deck(full_deck()) == data
    assert write_deck(full_deck(), written_at=datetime(2026, 11, 24)) != data
