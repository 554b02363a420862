"""From deck and template to bytes: each kind of slide on the layout that serves it, the rest drawn on a neutral one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx.oxml.ns import qn

from wirnetz.documents.content import (
    AgendaSlide,
    AnySlide,
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
from wirnetz.documents.pptx.blank import cut
from wirnetz.documents.pptx.house.described import described
from wirnetz.documents.pptx.house.foot import finished
from wirnetz.documents.pptx.house.frame import Frame
from wirnetz.documents.pptx.house.maps import map_slides
from wirnetz.documents.pptx.house.sheets import Sheet, sheets_of
from wirnetz.documents.pptx.house.shell import emptied
from wirnetz.documents.pptx.house.shown import agenda_slides, chart_slides, table_slides
from wirnetz.documents.pptx.house.spoken import (
    contact_slides,
    points_slides,
    quote_slides,
    statement_slides,
    title_slides,
)
from wirnetz.documents.pptx.mapping import DRAWN, NEEDS, homes_in
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.paging import unique_titles
from wirnetz.documents.pptx.slide_parts import MASTER_COLOURS
from wirnetz.documents.pptx.slide_parts import Sheet as SlideSheet
from wirnetz.documents.pptx.text import attribute

_SCHEME_COLOUR = re.compile(r'<a:schemeClr val="(\w+)"/>')
Way = Callable[[Deck, Any, Sheet], list[Frame]]
_WAYS: dict[type, tuple[str, Way]] = {
    TitleSlide: ("title", title_slides),
    StatementSlide: ("statement", statement_slides),
    PointsSlide: ("content", points_slides),
    ChartSlide: ("chart", chart_slides),
    MapSlide: ("map", map_slides),
    TableSlide: ("table", table_slides),
    QuoteSlide: ("quote", quote_slides),
    AgendaSlide: ("agenda", agenda_slides),
    ContactSlide: ("closing", contact_slides),
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A deck laid out on a template: the slides, their frames, what a reader should know about them."""

    package: Any
    frames: tuple[Frame, ...]
    pages: tuple[Page, ...]
    remarks: tuple[str, ...]


def build(
    deck: Deck, template: bytes, mapping: Mapping[str, int] | None = None, *, written_at: datetime = FIXED_TIME
) -> tuple[bytes, tuple[str, ...]]:
    """The deck as a PowerPoint file in the template, and what had to be done differently, as German sentences.

    `mapping` names the layout (its number) for each kind of slide, -1 for drawn; what it does not name is found.
    """
    laid = lay_into(deck, template, mapping)
    layouts = [layout for master in laid.package.slide_masters for layout in master.slide_layouts]
    colours = [_colour_map(layout) for layout in layouts]
    blank = cut(laid.package, deck.language)
    pages = [
        (page, _sheet(frame, blank.layouts[frame.sheet.number], colours[frame.sheet.number]))
        for frame, page in zip(laid.frames, laid.pages, strict=True)
    ]
    return assembled(blank, pages, deck, written_at), laid.remarks


def lay_into(deck: Deck, template: bytes, mapping: Mapping[str, int] | None = None) -> Laid:
    """The slides with all boxes measured, not yet written."""
    shell = emptied(template)
    sheets = sheets_of(shell.package)
    layouts = described(shell, sheets)
    chosen = {home.need: home.number for home in homes_in(layouts)} | _known(mapping, len(sheets))
    plain = neutral(sheets)
    frames: list[Frame] = []
    remarks = [_PROTECTED] if shell.is_protected else []
    drawn: list[str] = []
    for slide in unique_titles(deck.slides):
        need, way = _way(slide)
        number = chosen[need]
        if number == DRAWN and NEEDS[need] not in drawn:
            drawn.append(NEEDS[need])
        sheet = sheets[number] if number != DRAWN else plain
        made = way(deck, slide, sheet)
        frames += made
        remarks += [remark for frame in made for remark in frame.remarks]
    if drawn:
        remarks.insert(
            0, f"Ohne eigenes Layout in Ihrer Vorlage, von uns in deren Farben gezeichnet: {', '.join(drawn)}."
        )
    pages = tuple(finished(frame, deck, number) for number, frame in enumerate(frames, 1))
    return Laid(shell.package, tuple(frames), pages, tuple(dict.fromkeys(remarks)))


_PROTECTED = "Ihre Vorlage ist gegen Ändern geschützt; der Foliensatz ist es nicht, er lässt sich frei bearbeiten."


def _way(slide: AnySlide) -> tuple[str, Way]:
    return next(way for kind, way in _WAYS.items() if isinstance(slide, kind))


def _known(mapping: Mapping[str, int] | None, count: int) -> dict[str, int]:
    """Choices for kinds of slides that we have, of layouts that are there."""
    return {need: number for need, number in (mapping or {}).items() if need in NEEDS and DRAWN <= number < count}


def neutral(sheets: list[Sheet]) -> Sheet:
    """The plainest layout on which one can read: a title and no other place, else a title, else the freest."""

    def rank(sheet: Sheet) -> tuple[bool, int, float]:
        inner = [place for place in sheet.places if place.kind not in {"title", "date", "footer", "number"}]
        has_title = sheet.first("title") is not None
        kinds = {place.kind for place in inner}
        worth = 3 if has_title and not inner else 2 if has_title and "subtitle" not in kinds else 1 if not inner else 0
        return not sheet.is_busy, worth, round(sheet.free.width * sheet.free.height)

    return max(sheets, key=rank)


def _sheet(frame: Frame, layout: str, colours: str) -> SlideSheet:
    """Charts in the template's colours, and read where they stand: before the sources."""

    def recoloured(xml: str) -> str:
        return _SCHEME_COLOUR.sub(lambda match: _tone(frame, match), xml)

    return SlideSheet(layout, colours, frame.chart_at, recoloured)


def _tone(frame: Frame, match: re.Match[str]) -> str:
    tone = frame.palette.tones.get(match[1])
    return tone.xml() if tone is not None else match[0]


def _colour_map(layout: Any) -> str:
    """A layout that turns the master's colours round does so for its slides too."""
    override = layout._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    if override is None:
        return MASTER_COLOURS
    fields = " ".join(f"{name}={attribute(value)}" for name, value in override.attrib.items())
    return f"<a:overrideClrMapping {fields}/>"
