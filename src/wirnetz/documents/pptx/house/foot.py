"""What every slide on a stranger's layout ends with: sources, stamp, day, number, read after the content."""

import re
from functools import partial

from wirnetz.documents.content import AnySlide, Deck, MapSlide, TitleSlide
from wirnetz.documents.measure import Fitted, Style, fit, text_width
from wirnetz.documents.pptx.frame import SEPARATOR, sources_text
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.house.colours import Palette
from wirnetz.documents.pptx.house.frame import Frame, begun, mend_ground
from wirnetz.documents.pptx.house.room import GAP, meets
from wirnetz.documents.pptx.house.sheets import SMALL, Place, Sheet
from wirnetz.documents.pptx.house.writing import (
    ink_at,
    placeholder,
    record,
    run_properties,
    runs,
    spacing,
    text_shape,
)
from wirnetz.documents.pptx.page import Page, preset, stroke
from wirnetz.documents.pptx.text import INK_2, Paragraph, Run, clean, paragraph_xml

SMALL_PRINT = Style("arial", 11, 14)
SHIFT = 1.5  # the mark stands level with the first line of the sources
SOURCE_LINES, MARK_HEIGHT, MARK_GAP = 3, 17.0, 8.0
LEAST_FOOTER = 9.0
_DAY = re.compile(r"(?P<before>.*?)[,\s]*(?P<day>\d{1,2}\.\d{1,2}\.\d{4})[,\s]*(?P<after>.*)")
_FIELD = '<a:fld id="{{5D1A2C6E-7B41-4C0B-9B0E-2F6C1A7D4E11}}" type="slidenum">{0}<a:t>{1}</a:t></a:fld>'


def framed(
    deck: Deck,
    slide: AnySlide,
    sheet: Sheet,
    place: Place | None,
    *,
    title_at: Box | None = None,
    span: Place | Box | None = None,
) -> Frame:
    """A slide begun, with its sources below the area and, where the ground is wild, a panel under it.

    `span` says how wide the sources may stand where the content is wider than its first place.
    """
    frame = begun(deck, slide, sheet, place, title_at)
    drawing = slide.map if isinstance(slide, MapSlide | TitleSlide) else None
    credit = drawing.credit if drawing else ""
    stamp = "" if sheet.first("footer") else clean(deck.stamp)  # it has to stand somewhere
    texts = (_joined(sources_text(slide), stamp), _joined(stamp, credit, *slide.sources))
    wide = span.inner if isinstance(span, Place) else span or frame.area
    frame.area = _above_foot(frame, wide, texts, is_example=slide.is_example)
    frame.palette = sheet.palette_at(frame.area, place.letters if place else None)
    mend_ground(frame)
    if frame.foot is not None:
        palette = frame.palette if any('name="Grund"' in shape for shape in frame.page.shapes) else None
        frame.late = [partial(late, palette or sheet.palette_at(frame.foot)) for late in frame.late]
    return frame


def _joined(*parts: str) -> str:
    return SEPARATOR.join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _above_foot(frame: Frame, wide: Box, texts: tuple[str, str], *, is_example: bool) -> Box:
    """Put sources and the mark „Beispiel“ under the area: in free room below it, else from its lower edge.

    Of `texts` the second, which begins with what must not be cut, stands where the first is too long.
    """
    content, text = frame.area, texts[0]
    area = Box(wide.x, content.y, wide.width, content.height)
    if not text and not is_example:
        return content
    sheet, scale = frame.sheet, frame.sheet.scale
    style = sheet.set(SMALL_PRINT)
    mark = text_width("Beispiel", style) + 14 * scale if is_example else 0.0
    width = area.width - (mark + MARK_GAP * scale if mark else 0.0)
    fitted = fit(text, width, SOURCE_LINES * style.leading, style, style.size)
    if not fitted.is_whole:
        fitted = fit(texts[1], width, SOURCE_LINES * style.leading, style, style.size)
        frame.page.note = f"{frame.page.note}\n\nQuellen: {clean(text)}".strip()
    height = max(fitted.height if text else 0.0, MARK_HEIGHT * scale if mark else 0.0)
    floor = sheet.height * 0.98
    for other in (*(each.box for each in sheet.places if each.kind in SMALL), *sheet.obstacles):
        if other.y >= area.bottom - 2 and meets(Box(area.x, area.bottom, area.width, sheet.height), other):
            floor = min(floor, other.y - 3)
    top = min(floor - height, max(area.bottom + 4, floor - height - 6))
    frame.foot = Box(area.x, top, area.width, height)
    if mark:
        frame.late.append(partial(_mark, frame, mark, style))
    if text:
        shift = mark + MARK_GAP * scale if mark else 0.0
        box = Box(area.x + shift, frame.foot.bottom - fitted.height, area.width - shift, fitted.height)
        frame.late.append(partial(_sources, frame, fitted, box))
        record(frame.page, box, fitted, "Quellen")
    return Box(content.x, content.y, content.width, min(content.bottom, top - GAP * 0.6) - content.y)


def _mark(frame: Frame, width: float, style: Style, palette: Palette, page: Page) -> None:
    foot, height = frame.foot or frame.area, MARK_HEIGHT * frame.sheet.scale
    inner = paragraph_xml(Paragraph((Run("Beispiel"),), style, INK_2, align="ctr"), page.language)
    box = Box(foot.x, foot.y if foot.height <= height else foot.y - SHIFT, width, height)
    look = ("<a:noFill/>", stroke(0.75, INK_2))
    page.shape(palette.recoloured(preset(page.next_id(), "Beispiel", box, "rect", look, text=inner, decorative=False)))


def _sources(frame: Frame, fitted: Fitted, box: Box, palette: Palette, page: Page) -> None:
    tone = palette.tones["tx2"].xml()
    properties = run_properties(page.language, size=fitted.style.size, bold=False, tone=tone, face="+mn-lt")
    text_shape(page, "Quellen", box, f"<a:p>{spacing(fitted)}{runs(fitted.native, properties)}</a:p>", anchor="b")


def finished(frame: Frame, deck: Deck, number: int) -> Page:
    """The slide with what is read last: sources, footer, day, number."""
    page, sheet = frame.page, frame.sheet
    page.number = number
    for late in frame.late:
        late(page)
    stamp = clean(deck.stamp)
    footer, day, count = sheet.first("footer"), sheet.first("date"), sheet.first("number")
    match = _DAY.fullmatch(stamp)
    if day is not None and match and footer is not None:
        _small(page, sheet, day, match["day"])
        stamp = ", ".join(part for part in (match["before"], match["after"]) if part)
    if footer is not None and stamp:
        _small(page, sheet, footer, stamp)
    if count is not None:
        placeholder(page, count, f"<a:p>{_FIELD.format(_small_properties(page, sheet, count), number)}</a:p>")
    return page


def _small_properties(page: Page, sheet: Sheet, place: Place, size: float = 0.0) -> str:
    """Size and face are written out: not every program hands them down to footers."""
    ink, letters = ink_at(sheet, place), place.letters
    theme = {sheet.faces[1]: "+mn-lt", sheet.faces[0]: "+mj-lt"}
    face = theme.get(letters.face, letters.face)
    return run_properties(page.language, size=size or letters.size, tone=ink.xml() if ink else "", face=face)


def _small(page: Page, sheet: Sheet, place: Place, text: str) -> None:
    """A line in a footer's place, smaller where it would not fit, never under 9 pt."""
    room, letters = place.inner, place.letters
    style = letters.style(letters.size)
    fitted = fit(text, room.width, max(room.height, style.leading), style, min(LEAST_FOOTER, letters.size))
    properties = _small_properties(page, sheet, place, fitted.style.size)
    placeholder(page, place, f"<a:p>{runs(fitted.native, properties)}</a:p>")
    record(page, Box(room.x, room.y, room.width, max(room.height, fitted.height)), fitted, "Fußzeile")
