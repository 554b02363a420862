"""The archive, what is remembered of large values, and the parts that a deck is put together from."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from tests.documents.pptx_samples import full_deck
from wirnetz.documents.content import Bar
from wirnetz.documents.measure import SERIF, Style, lay
from wirnetz.documents.measure.breaking import narrowest
from wirnetz.documents.pptx.archive import LONG, archived, entry, joined
from wirnetz.documents.pptx.blank import blank_for
from wirnetz.documents.pptx.chart_parts import workbook
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.page import ChartOrder
from wirnetz.documents.pptx.writer import write_deck
from wirnetz.documents.remembering import SameObject
from wirnetz.documents.theme import theme_for

MOMENT = datetime(2026, 11, 24, 9, 30, 14)
LONG_PIECE = "<a:pt/>" * LONG


def opened(*entries):
    return zipfile.ZipFile(io.BytesIO(archived(entries, MOMENT)))


@pytest.mark.parametrize("level", [0, 1, 9])
def test_what_is_packed_is_read_back(level):
    file = opened(entry("ä/b.xml", "Größe".encode(), level), entry("leer", b"", level))
    assert (file.testzip(), file.namelist()) == (None, ["ä/b.xml", "leer"])
    assert [file.read(name) for name in file.namelist()] == ["Größe".encode(), b""]
    assert file.infolist()[0].date_time == (2026, 11, 24, 9, 30, 14)


@given(pieces=st.lists(st.one_of(st.text(st.characters(codec="utf-8")), st.just(LONG_PIECE)), max_size=6))
def test_pieces_become_one_text(pieces):
    file = opened(joined("a.xml", pieces))
    assert (file.testzip(), file.read("a.xml").decode()) == (None, "".join(pieces))


def test_a_time_before_the_calendar_of_the_archive_is_its_first_day():
    file = zipfile.ZipFile(io.BytesIO(archived([entry("a", b"a")], datetime(1970, 1, 1))))
    assert file.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_the_same_object_is_worked_out_once_and_an_equal_one_again():
    made, kept = [], SameObject[list[int], int](2)
    first, second = [1], [1]
    for source, key in ((first, "a"), (first, "a"), (second, "a"), (first, "b"), (first, "a")):
        kept.get(source, key, lambda: made.append(1) or len(made))
    assert len(made) == 4  # the third result pushed the first one out


@given(
    words=st.lists(
        st.sampled_from(["Netz", "und", "Kreis-Verwaltung", "stärken", "§ 3", "e. V."]), min_size=2, max_size=14
    )
)
def test_the_narrowest_box_needs_as_many_lines_and_a_narrower_one_more(words):
    text, style = " ".join(words), Style(SERIF, 34, 38.5)
    whole = lay(text, 400.0, style)
    width = narrowest(text, style, len(whole.lines), 10.0, 400.0)
    assert len(lay(text, width, style).lines) <= len(whole.lines)
    narrower = lay(text, width - 1.5, style)
    assert len(narrower.lines) > len(whole.lines) or "\v" in narrower.native or narrower.longest > width - 1.5


def test_the_figures_of_a_chart_stand_in_its_workbook():
    bars = (Bar("Hof & Land", 3.5, "3,5"), Bar("<Stadt>", 0.0, "keine"))
    order = ChartOrder(Box(0, 0, 10, 10), bars, "Zwei Orte. Mehr dazu.", 4.0, 3.0, 18.0)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(order))).active
    assert list(sheet.values) == [(None, "Zwei Orte"), ("Hof & Land", 3.5), ("<Stadt>", 0)]


def test_decks_after_each_other_share_the_master_and_nothing_else():
    theme = theme_for("#003366", name="Haus")
    assert blank_for(theme, "de-DE") is blank_for(theme_for("#003366", name="Haus"), "de-DE")
    first, second = (Presentation(io.BytesIO(write_deck(full_deck(theme=theme, title=title)))) for title in "AB")
    assert [deck.core_properties.title for deck in (first, second)] == ["A", "B"]
    assert len(first.slides) == len(second.slides) == len(full_deck().slides)


def test_characters_that_xml_forbids_do_not_break_the_file():
    slides = full_deck().slides
    hostile = [
        type(slide)(
            **{
                **{f: getattr(slide, f) for f in slide.__dataclass_fields__},
                "title": f"T{n}\x00\ufffe\v<&>",
                "note": "a\v\x07b",
            }
        )
        for n, slide in enumerate(slides)
    ]
    deck = Presentation(io.BytesIO(write_deck(full_deck(slides=tuple(hostile)))))
    assert len(deck.slides) >= len(slides)
    assert {slide.notes_slide.notes_text_frame.text.split("\n")[0] for slide in deck.slides} == {"a b"}
