"""From deck and template to bytes: each kind of slide on the layout that serves it, the rest drawn on a neutral one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

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
from wirnetz.documents.pptx.finish import packed
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
from wirnetz.documents.pptx.writer import FIXED_TIME, describe, write_page

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
    for frame, page in zip(laid.frames, laid.pages, strict=True):
        layout = layouts[frame.sheet.number]
        slide = laid.package.slides.add_slide(layout)
        _keep_colour_map(slide, layout)
        write_page(slide, page)
        _mend_charts(slide, frame)
    describe(laid.package, deck, written_at)
    return packed(laid.package, written_at, deck.language), laid.remarks


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


def _keep_colour_map(slide: Any, layout: Any) -> None:
    """A layout that turns the master's colours round does so for its slides too."""
    override = layout._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    holder = slide._element.find(qn("p:clrMapOvr"))
    if override is not None and holder is not None:
        fields = " ".join(f'{name}="{value}"' for name, value in override.attrib.items())
        holder[:] = [parse_xml(f"<a:overrideClrMapping {nsdecls('a')} {fields}/>")]


def _mend_charts(slide: Any, frame: Frame) -> None:
    """Charts in the template's colours, and read where they stand: before the sources."""
    for shape in list(slide.shapes):
        if not shape.has_chart:
            continue
        for named in list(shape.chart._chartSpace.iter(qn("a:schemeClr"))):
            tone = frame.palette.tones.get(named.get("val"))
            if tone is not None:
                xml = tone.xml().replace(" val=", f" {nsdecls('a')} val=", 1)
                named.getparent().replace(named, parse_xml(xml))
        tree = slide._element.cSld.spTree
        tree.remove(shape._element)
        tree.insert(2 + frame.chart_at, shape._element)
