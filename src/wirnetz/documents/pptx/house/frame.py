"""What every slide on a stranger's layout has: title, room for the content, sources, stamp, number, day, note."""

import re
from dataclasses import dataclass, field, replace

from wirnetz.documents.content import AnySlide, Deck
from wirnetz.documents.measure import Fitted, Style, fit, lay, text_width
from wirnetz.documents.pptx.frame import SEPARATOR, note_text, sources_text
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.house.colours import Ground, Palette, Tone, palette_on
from wirnetz.documents.pptx.house.faces import set_in
from wirnetz.documents.pptx.house.room import GAP, meets
from wirnetz.documents.pptx.house.sheets import SMALL, Place, Sheet
from wirnetz.documents.pptx.house.writing import ink_at, placeholder, record, run_properties, runs, spacing, text_shape
from wirnetz.documents.pptx.page import Page, preset, stroke
from wirnetz.documents.pptx.text import INK_2, Paragraph, Run, clean, paragraph_xml

TITLE_WISHED, TITLE_SMALLEST, BAND_SMALLEST = 28.0, 24.0, 20.0
TITLE_LINES, SOURCE_LINES = 3, 3
SOURCES = Style("arial", 11, 14)
MARK = Style("arial", 11, 14)
_DAY = re.compile(r"(?P<rest>.*?)[,\s]*(?P<day>\d{1,2}\.\d{1,2}\.\d{4})$")
DRAWN_TITLE = '<p:ph type="title"/>'


@dataclass(slots=True)
class Frame:
    """A slide with its title set: `area` is the room for the content, `palette` how to draw in it."""

    page: Page
    sheet: Sheet
    area: Box
    palette: Palette
    remarks: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    foot: Box | None = None
    chart_at: int = 0
    title_bottom: float = 0.0


def framed(deck: Deck, slide: AnySlide, sheet: Sheet, place: Place | None) -> Frame:
    """Set the title and reckon the area: `place`'s room, else the layout's free one, under the title, above sources."""
    page = Page(str(sheet.number), clean(slide.title), deck.language, 0)
    page.note = note_text(slide)
    frame = Frame(page, sheet, place.inner if place else sheet.free, sheet.palette_at(sheet.free))
    bottom = _put_title(frame, slide)
    frame.title_bottom, area = bottom, frame.area
    if area.y < bottom + GAP * 0.75 and meets(area, Box(0, 0, sheet.width, bottom)) and _is_above(sheet, area):
        area = Box(area.x, bottom + GAP * 0.75, area.width, area.bottom - bottom - GAP * 0.75)
    frame.area = _above_foot(frame, area, _foot_text(deck, slide, sheet), slide.is_example)
    frame.palette = sheet.palette_at(frame.area, place.letters if place else None)
    _mend_ground(frame)
    return frame


def _is_above(sheet: Sheet, area: Box) -> bool:
    title = sheet.first("title")
    return title is None or (
        title.box.y < area.bottom and meets(Box(title.box.x, 0, title.box.width, sheet.height), area)
    )


def _put_title(frame: Frame, slide: AnySlide) -> float:
    """Write the title; returns where it ends."""
    sheet, place = frame.sheet, frame.sheet.first("title")
    if place is None:
        return _draw_title(frame, slide)
    room = _title_room(sheet, place)
    fitted = _fitted_title(slide.title, place, room)
    if not fitted.is_whole:
        frame.page.note = f"Voller Titel: {clean(slide.title)}\n\n{frame.page.note}"
        frame.remarks.append(
            f"Der Titel „{clean(slide.title)}“ ist für das Layout „{sheet.name}“ zu lang; ganz steht er in der Notiz."
        )
    _, top, _, low = place.letters.insets
    height = max(place.box.height, min(room, fitted.height + top + low))
    box = Box(place.box.x, place.box.y, place.box.width, height)
    ink = ink_at(sheet, place)
    if ink is not None:
        frame.remarks.append(_pale(sheet, place))
    placeholder(frame.page, place, title_xml(frame, fitted, slide.emphasis, place, ink), box)
    inner = replace(place, box=box).inner
    record(frame.page, inner, fitted, "Titel")
    return box.bottom if height > place.box.height else max(place.box.bottom, box.y + fitted.height)


def _title_room(sheet: Sheet, place: Place) -> float:
    """How high the title may become: down to whatever stands below it, a third of the slide at most."""
    box = place.box
    below = Box(box.x, box.bottom + 1, box.width, sheet.height)
    limit = sheet.height * 0.4
    if place.ground is not sheet.ground:
        return box.height  # the title stands on a band, which does not grow
    for other in (*sheet.obstacles, *(each.box for each in sheet.places if each.kind in SMALL | {"subtitle"})):
        if meets(below, other) and other.y >= box.bottom - 2:
            limit = min(limit, other.y - box.y - 2)
    return max(box.height, limit)


def _fitted_title(text: str, place: Place, room: float) -> Fitted:
    """At the template's size inside its box; smaller down to 28 pt; then a higher box; then down to 24, on bands 20."""
    letters = place.letters
    _, top, _, low = letters.insets
    width = place.inner.width
    least = min(TITLE_WISHED, letters.size)
    style = letters.style(float(round(letters.size)))
    grows = room > place.box.height + 1
    fitted = lay(text, width, style)
    for height, minimum in (
        (place.inner.height, least),
        (min(room - top - low, TITLE_LINES * style.leading), least),
        (room - top - low, min(least, TITLE_SMALLEST if grows else BAND_SMALLEST)),
    ):
        fitted = fit(text, width, height, style, minimum)
        if fitted.is_whole:
            break
    return fitted


def title_xml(frame: Frame, fitted: Fitted, emphasis: str, place: Place, ink: Tone | None) -> str:
    """The title's paragraph in the placeholder's own face; the emphasis in the accent where that can be read."""
    language, size = frame.page.language, fitted.style.size
    tone = ink.xml() if ink else ""
    plain = run_properties(language, size=size if size != place.letters.size else 0.0, tone=tone)
    accent = palette_on(frame.sheet.scheme, place.ground).tones["accent1"]
    own = place.letters.colour
    stands_out = emphasis and emphasis in fitted.native and (own is None or own.seen.lower() != accent.seen.lower())
    before, word, after = fitted.native.partition(emphasis) if stands_out else (fitted.native, "", "")
    marked = run_properties(language, size=size if size != place.letters.size else 0.0, tone=accent.xml())
    inner = runs(before, plain) + (runs(word, marked) if word else "") + (runs(after, plain) if after else "")
    pitch = f'<a:lnSpc><a:spcPts val="{round(fitted.style.leading * 100)}"/></a:lnSpc>'
    return f'<a:p><a:pPr>{pitch}<a:spcBef><a:spcPts val="0"/></a:spcBef></a:pPr>{inner}</a:p>'


def _draw_title(frame: Frame, slide: AnySlide) -> float:
    """Where the layout has no title: a title of the file format all the same, drawn at the top of the free room."""
    sheet, room = frame.sheet, frame.sheet.free
    letters = sheet.heading
    fitted = fit(slide.title, room.width, room.height * 0.4, letters.style(min(letters.size, 32.0)), TITLE_SMALLEST)
    if not fitted.is_whole:
        frame.page.note = f"Voller Titel: {clean(slide.title)}\n\n{frame.page.note}"
    box = Box(room.x, room.y, room.width, fitted.height)
    palette = sheet.palette_at(box, letters)
    properties = run_properties(
        frame.page.language,
        size=fitted.style.size,
        bold=fitted.style.bold,
        tone=palette.tones["tx1"].xml(),
        face="+mj-lt",
    )
    inner = f"<a:p>{spacing(fitted)}{runs(fitted.native, properties)}</a:p>"
    text_shape(frame.page, "Titel", box, inner, reference=DRAWN_TITLE)
    record(frame.page, box, fitted, "Titel")
    return box.bottom


def _pale(sheet: Sheet, place: Place) -> str:
    return (
        f"Im Layout „{sheet.name}“ hebt sich die Schrift von „{place.name}“ zu wenig vom Grund ab; "
        "wir haben sie in einer lesbaren Farbe Ihres Farbschemas gesetzt."
    )


def pale_remark(frame: Frame, place: Place) -> Tone | None:
    """The colour to write in where the placeholder's own cannot be read; said once."""
    ink = ink_at(frame.sheet, place)
    if ink is not None:
        frame.remarks.append(_pale(frame.sheet, place))
    return ink


def _foot_text(deck: Deck, slide: AnySlide, sheet: Sheet) -> str:
    """Sources, and the stamp where the layout has no footer for it."""
    text = sources_text(slide)
    return text if sheet.first("footer") else SEPARATOR.join(part for part in (text, clean(deck.stamp)) if part)


def _above_foot(frame: Frame, area: Box, text: str, is_example: bool) -> Box:
    """Put sources and the mark „Beispiel“ under the area: in free room below it, else from its lower edge."""
    if not text and not is_example:
        return area
    sheet = frame.sheet
    style = set_in(sheet.faces[1], SOURCES)
    mark = text_width("Beispiel", set_in(sheet.faces[1], MARK)) + 14 if is_example else 0.0
    width = area.width - (mark + 8 if mark else 0.0)
    fitted = fit(text, width, SOURCE_LINES * style.leading, style, style.size)
    if not fitted.is_whole:
        frame.page.note = f"{frame.page.note}\n\nQuellen: {clean(text)}".strip()
    height = max(fitted.height if text else 0.0, 17.0 if mark else 0.0)
    floor = sheet.height - 0.02 * sheet.height
    taken = [each.box for each in sheet.places if each.kind in SMALL] + list(sheet.obstacles)
    for other in taken:
        if other.y >= area.bottom - 2 and meets(Box(area.x, area.bottom, area.width, sheet.height), other):
            floor = min(floor, other.y - 3)
    top = min(floor - height, max(area.bottom + 4, floor - height - 6))
    frame.foot = Box(area.x, top, area.width, height)
    _write_foot(frame, fitted if text else None, mark)
    return Box(area.x, area.y, area.width, min(area.bottom, top - GAP * 0.6) - area.y)


def _write_foot(frame: Frame, fitted: Fitted | None, mark: float) -> None:
    """Kept apart until the content is drawn: it is read last."""
    foot = frame.foot
    if foot is None:
        return
    palette = frame.sheet.palette_at(foot)
    page, late = frame.page, Page(frame.page.layout_name, "", frame.page.language, 0, last_id=500)
    if mark:
        style = set_in(frame.sheet.faces[1], MARK)
        inner = paragraph_xml(Paragraph((Run("Beispiel"),), style, INK_2, align="ctr"), page.language)
        box = Box(foot.x, foot.bottom - 17, mark, 17)
        look = ("<a:noFill/>", stroke(0.75, INK_2))
        late.shape(palette.recoloured(preset(501, "Beispiel", box, "rect", look, text=inner, decorative=False)))
    if fitted is not None:
        shift = mark + 8 if mark else 0.0
        box = Box(foot.x + shift, foot.bottom - fitted.height, foot.width - shift, fitted.height)
        tone = palette.tones["tx2"].xml()
        properties = run_properties(page.language, size=fitted.style.size, bold=False, tone=tone, face="+mn-lt")
        late.last_id = 501
        text_shape(late, "Quellen", box, f"<a:p>{spacing(fitted)}{runs(fitted.native, properties)}</a:p>", anchor="b")
        record(page, box, fitted, "Quellen")
    frame.late.extend(late.shapes)


def _mend_ground(frame: Frame) -> None:
    """Where no ink can be read on the ground (a picture, a wild gradient), a quiet panel goes under the content."""
    if frame.palette.is_readable:
        return
    sheet, area = frame.sheet, frame.area
    tone = sheet.scheme.tone("bg1")
    frame.palette = palette_on(sheet.scheme, Ground(tone, (tone.seen,)))
    bottom = frame.foot.bottom if frame.foot else area.bottom
    box = Box(area.x - 10, area.y - 8, area.width + 20, bottom - area.y + 14)
    look = (f"<a:solidFill>{tone.xml()}</a:solidFill>", "<a:ln><a:noFill/></a:ln>")
    frame.page.shapes.insert(0, preset(frame.page.next_id(), "Grund", box, "rect", look))
    frame.remarks.append(
        f"Auf dem Grund des Layouts „{sheet.name}“ ist Schrift nicht sicher zu lesen; "
        "wir haben eine Fläche darunter gelegt."
    )


def finished(frame: Frame, deck: Deck, number: int) -> Page:
    """The slide with what is read last: sources, footer, day, number."""
    page, sheet = frame.page, frame.sheet
    page.number = number
    page.shapes.extend(frame.late)
    page.last_id = max(page.last_id, 502)
    stamp = clean(deck.stamp)
    footer, day, count = sheet.first("footer"), sheet.first("date"), sheet.first("number")
    match = _DAY.fullmatch(stamp)
    if day is not None and match and footer is not None:
        _small(page, sheet, day, match["day"])
        stamp = match["rest"] or stamp
    if footer is not None:
        _small(page, sheet, footer, stamp)
    if count is not None:
        ink = ink_at(sheet, count)
        properties = run_properties(page.language, tone=ink.xml() if ink else "")
        inner = (
            f'<a:p><a:fld id="{{5D1A2C6E-7B41-4C0B-9B0E-2F6C1A7D4E11}}" type="slidenum">{properties}'
            f"<a:t>{number}</a:t></a:fld></a:p>"
        )
        placeholder(page, count, inner)
    return page


def _small(page: Page, sheet: Sheet, place: Place, text: str) -> None:
    """A line in a footer's place, smaller where it would not fit, never under 9 pt."""
    room, letters = place.inner, place.letters
    style = letters.style(letters.size)
    fitted = fit(text, room.width, max(room.height, style.leading), style, min(9.0, letters.size))
    ink = ink_at(sheet, place)
    size = fitted.style.size
    properties = run_properties(
        page.language, size=size if size != letters.size else 0.0, tone=ink.xml() if ink else ""
    )
    placeholder(page, place, f"<a:p>{runs(fitted.native, properties)}</a:p>")
    box = Box(room.x, room.y, room.width, max(room.height, fitted.height))
    record(page, box, fitted, "Fußzeile")
