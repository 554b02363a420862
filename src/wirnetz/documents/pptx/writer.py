"""From deck to bytes: split, lay out, write the shapes into slides on our master."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Package
from pptx.slide import Slide
from pptx.util import Emu

from wirnetz.documents.content import (
    AgendaSlide,
    ChartSlide,
    ContactSlide,
    Deck,
    MapSlide,
    PointsSlide,
    QuoteSlide,
    StatementSlide,
    TableSlide,
    TitleSlide,
)
from wirnetz.documents.pptx.charts import add_chart
from wirnetz.documents.pptx.finish import packed
from wirnetz.documents.pptx.grid import EMU
from wirnetz.documents.pptx.master import NAMESPACES, TREE_ROOT, empty_presentation
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.paging import paged
from wirnetz.documents.pptx.shown_slides import agenda_slide, chart_slide, map_slide, table_slide
from wirnetz.documents.pptx.spoken_slides import (
    PointsPart,
    contact_slide,
    points_slide,
    quote_slide,
    statement_slide,
    title_slide,
)
from wirnetz.documents.pptx.text import clean

FIXED_TIME = datetime(2026, 1, 1)
_WAYS: dict[type, Callable[..., Page]] = {
    TitleSlide: title_slide,
    StatementSlide: statement_slide,
    PointsSlide: points_slide,
    PointsPart: points_slide,
    ChartSlide: chart_slide,
    MapSlide: map_slide,
    TableSlide: table_slide,
    QuoteSlide: quote_slide,
    AgendaSlide: agenda_slide,
    ContactSlide: contact_slide,
}


def layout_deck(deck: Deck) -> tuple[Page, ...]:
    """The slides with all boxes measured; overfull slides are split into several."""
    return tuple(_WAYS[type(slide)](deck, slide, number) for number, slide in enumerate(paged(deck.slides), 1))


def write_deck(deck: Deck, *, written_at: datetime = FIXED_TIME) -> bytes:
    """The deck as a PowerPoint file: native text, charts, tables and maps on an own master.

    `written_at` is entered as time of creation; the same deck and time give the same bytes.
    """
    package = empty_presentation(deck.theme, deck.language)
    layouts = {layout.name: layout for layout in package.slide_layouts}
    for page in layout_deck(deck):
        slide = package.slides.add_slide(layouts[page.layout_name])
        write_page(slide, page)
    describe(package, deck, written_at)
    return packed(package, written_at, deck.language)


def write_page(slide: Slide, page: Page) -> None:
    shapes = "".join(page.shapes)
    for index, address in enumerate(page.links):
        relation = slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        shapes = shapes.replace(f'r:id="link-{index}"', f'r:id="{relation}"')
    tree = parse_xml(f"<p:spTree {NAMESPACES}>{TREE_ROOT}{shapes}</p:spTree>")
    old = slide._element.cSld.spTree
    slide._element.cSld.replace(old, tree)
    slide.__dict__.pop("shapes", None)  # python-pptx remembers the old tree
    for order in page.charts:
        add_chart(slide, order, page.next_id(), page.language)
    if page.picture is not None:
        _add_logo(slide, page)
    if page.note:
        _add_note(slide, page)


def _add_logo(slide: Slide, page: Page) -> None:
    """The logo as large as its box allows, in its own proportions."""
    data, box, alt = page.picture or (b"", None, "")
    if box is None:
        return
    picture: Any = slide.shapes.add_picture(io.BytesIO(data), Emu(0), Emu(0))
    scale = min(box.width * EMU / picture.width, box.height * EMU / picture.height)
    picture.left, picture.top = Emu(round(box.x * EMU)), Emu(round(box.y * EMU))
    picture.width, picture.height = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
    picture.name = "Logo"
    picture._element.nvPicPr.cNvPr.set("descr", alt)


def _add_note(slide: Slide, page: Page) -> None:
    notes = slide.notes_slide
    frame = notes.notes_text_frame
    if frame is None:
        return
    frame.text = clean(page.note)
    for tag in ("a:rPr", "a:endParaRPr"):
        for run in notes._element.iter(qn(tag)):
            run.set("lang", page.language)
    for run in notes._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", page.language)


def describe(package: Package, deck: Deck, written_at: datetime) -> None:
    properties = package.core_properties
    properties.title, properties.author = clean(deck.title), clean(deck.author)
    properties.last_modified_by = clean(deck.author)
    properties.language = deck.language
    properties.subject = clean(deck.stamp)
    properties.created = properties.modified = written_at
    properties.revision = 1
    properties.comments = ""
