"""From deck to bytes: split, lay out, put the pages on our master."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

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
from wirnetz.documents.pptx.assembling import FIXED_TIME, assembled
from wirnetz.documents.pptx.blank import blank_for
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.paging import paged
from wirnetz.documents.pptx.shown_slides import agenda_slide, chart_slide, map_slide, table_slide
from wirnetz.documents.pptx.slide_parts import Sheet
from wirnetz.documents.pptx.spoken_slides import (
    PointsPart,
    contact_slide,
    points_slide,
    quote_slide,
    statement_slide,
    title_slide,
)

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
    blank = blank_for(replace(deck.theme, logo=None, logo_alt=""), deck.language)
    pages = ((page, Sheet(blank.named[page.layout_name])) for page in layout_deck(deck))
    return assembled(blank, pages, deck, written_at)
