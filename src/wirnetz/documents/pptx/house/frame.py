"""What every slide on a stranger's layout begins with: its title set, and the room left for the content."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from wirnetz.documents.content import AnySlide, Deck
from wirnetz.documents.measure import Fitted, fit, lay, text_width
from wirnetz.documents.pptx.frame import note_text
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.house.colours import Ground, Palette, Tone, palette_on
from wirnetz.documents.pptx.house.room import GAP, meets
from wirnetz.documents.pptx.house.sheets import SMALL, Place, Sheet
from wirnetz.documents.pptx.house.writing import (
    face_of,
    ink_at,
    is_pale,
    outer,
    placeholder,
    record,
    run_properties,
    runs,
    spacing,
    text_shape,
)
from wirnetz.documents.pptx.page import Page, preset
from wirnetz.documents.pptx.text import clean

TITLE_WISHED, TITLE_SMALLEST, BAND_SMALLEST = 28.0, 24.0, 20.0
DRAWN_SIZE, LARGE_SIZE = 32.0, 40.0
TITLE_LINES, PADDING = 3, 14.0
WIDOW, WIDOW_SIZE = 0.35, 0.84
DRAWN_TITLE = '<p:ph type="title"/>'


@dataclass(slots=True)
class Frame:
    """A slide with its title set: `area` is the room for the content, `palette` how to draw in it.

    `late` is what is drawn after the content because it is read last; `chart_at` is the place of a chart among shapes.
    """

    page: Page
    sheet: Sheet
    area: Box
    palette: Palette
    remarks: list[str] = field(default_factory=list)
    late: list[Callable[..., None]] = field(default_factory=list)
    foot: Box | None = None
    chart_at: int = 0
    title_bottom: float = 0.0


def begun(deck: Deck, slide: AnySlide, sheet: Sheet, place: Place | None, title_at: Box | None = None) -> Frame:
    """Set the title (large at `title_at`, else in its place); the area is `place`'s room or the free one, below it."""
    page = Page(str(sheet.number), clean(slide.title), deck.language, 0)
    page.note = note_text(slide)
    frame = Frame(page, sheet, place.inner if place else sheet.free, sheet.palette_at(sheet.free))
    frame.title_bottom = bottom = _put_title(frame, slide, title_at)
    area, gap = frame.area, GAP * 0.75
    if title_at is not None:
        gap = GAP * sheet.scale
    if area.y < bottom + gap and meets(area, Box(0, 0, sheet.width, bottom)) and (title_at or _is_above(sheet, area)):
        area = Box(area.x, bottom + gap, area.width, area.bottom - bottom - gap)
    frame.area = area
    return frame


def _is_above(sheet: Sheet, area: Box) -> bool:
    title = sheet.first("title")
    return title is None or (
        title.box.y < area.bottom and meets(Box(title.box.x, 0, title.box.width, sheet.height), area)
    )


def _put_title(frame: Frame, slide: AnySlide, title_at: Box | None) -> float:
    """Write the title; returns where it ends."""
    sheet, place = frame.sheet, frame.sheet.first("title")
    if place is None:
        return _draw_title(frame, slide, title_at)
    if title_at is not None:
        return _put_large(frame, slide, place, title_at)
    room = _title_room(sheet, place)
    fitted = _fitted_title(slide.title, place, room)
    _, top, _, low = place.letters.insets
    height = max(place.box.height, min(room, fitted.height + top + low))
    box = Box(place.box.x, place.box.y, place.box.width, height)
    _write_title(frame, slide, place, fitted, box)
    return box.bottom if height > place.box.height else max(place.box.bottom, box.y + fitted.height)


def _put_large(frame: Frame, slide: AnySlide, place: Place, room: Box) -> float:
    """The title moved into the middle of a slide that opens or closes the deck, standing on the room's lower edge."""
    letters, scale = place.letters, frame.sheet.scale
    style = letters.style(float(round(max(letters.size, LARGE_SIZE * scale))))
    fitted = fit(slide.title, room.width, room.height, style, TITLE_SMALLEST * scale)
    fitted = _without_widow(fitted, TITLE_SMALLEST * scale)
    inner = Box(room.x, room.bottom - fitted.height, room.width, fitted.height)
    _write_title(frame, slide, place, fitted, outer(inner, letters))
    return room.bottom


def _write_title(frame: Frame, slide: AnySlide, place: Place, fitted: Fitted, box: Box) -> None:
    sheet = frame.sheet
    if not fitted.is_whole:
        frame.page.note = f"Voller Titel: {clean(slide.title)}\n\n{frame.page.note}"
        frame.remarks.append(
            f"Der Titel „{clean(slide.title)}“ ist für das Layout „{sheet.name}“ zu lang; ganz steht er in der Notiz."
        )
    if is_pale(sheet, place):
        frame.remarks.append(pale_sentence(sheet, place))
    placeholder(frame.page, place, title_xml(frame, fitted, slide.emphasis, place, ink_at(sheet, place)), box)
    record(frame.page, replace(place, box=box).inner, fitted, "Titel")


def _title_room(sheet: Sheet, place: Place) -> float:
    """How high the title may become: down to whatever stands below it, two fifths of the slide at most."""
    box = place.box
    if place.ground.shades != sheet.ground.shades:
        return box.height  # the title stands on a band, which does not grow
    below = Box(box.x, box.bottom + 1, box.width, sheet.height)
    limit = sheet.height * 0.4
    for other in (*sheet.obstacles, *(each.box for each in sheet.places if each.kind in SMALL | {"subtitle"})):
        if meets(below, other) and other.y >= box.bottom - 2:
            limit = min(limit, other.y - box.y - 2)
    return max(box.height, limit)


def _fitted_title(text: str, place: Place, room: float) -> Fitted:
    """At the template's size inside its box; smaller down to 28 pt; then a higher box; then down to 24, on bands 20."""
    letters = place.letters
    _, top, _, low = letters.insets
    width = place.inner.width
    least = min(TITLE_WISHED * letters.scale, letters.size)
    style = letters.style(float(round(letters.size)))
    last = (TITLE_SMALLEST if room > place.box.height + 1 else BAND_SMALLEST) * letters.scale
    fitted = lay(text, width, style)
    for height, minimum in (
        (place.inner.height, least),
        (min(room - top - low, TITLE_LINES * style.leading), least),
        (room - top - low, min(least, last)),
    ):
        fitted = fit(text, width, height, style, minimum)
        if fitted.is_whole:
            break
    return _without_widow(fitted, least)


def _without_widow(fitted: Fitted, least: float) -> Fitted:
    """A line less where the last one holds hardly a word, if letters a little smaller allow it."""
    lines = fitted.lines
    if not fitted.is_whole or len(lines) < 2 or text_width(lines[-1], fitted.style) > WIDOW * fitted.width:
        return fitted
    minimum = max(least, WIDOW_SIZE * fitted.style.size)
    tried = fit(fitted.text, fitted.width, fitted.height, fitted.style, minimum, most_lines=len(lines) - 1)
    return tried if tried.is_whole else fitted


def title_xml(frame: Frame, fitted: Fitted, emphasis: str, place: Place, ink: Tone | None) -> str:
    """The title's paragraph in the placeholder's own face; the emphasis in the accent where it stands out."""
    letters, language = place.letters, frame.page.language
    size, face = fitted.style.size, face_of(place)
    bold = letters.bold if letters.is_written else None
    plain = run_properties(language, size=size, bold=bold, tone=ink.xml() if ink else "", face=face)
    accent = place.ground.accent(frame.sheet.scheme)
    own = ink or letters.colour
    stands_out = emphasis and emphasis in fitted.native and (own is None or own.seen.lower() != accent.seen.lower())
    before, word, after = fitted.native.partition(emphasis) if stands_out else (fitted.native, "", "")
    marked = run_properties(language, size=size, bold=bold, tone=accent.xml(), face=face)
    inner = runs(before, plain) + (runs(word, marked) if word else "") + (runs(after, plain) if after else "")
    pitch = f'<a:lnSpc><a:spcPts val="{round(fitted.style.leading * 100)}"/></a:lnSpc>'
    return f'<a:p><a:pPr>{pitch}<a:spcBef><a:spcPts val="0"/></a:spcBef></a:pPr>{inner}</a:p>'


def _draw_title(frame: Frame, slide: AnySlide, title_at: Box | None) -> float:
    """Where the layout has no title: a title of the file format all the same, drawn at the top of the free room."""
    sheet = frame.sheet
    room, letters = title_at or sheet.free, sheet.heading
    size = (LARGE_SIZE if title_at else min(letters.size, DRAWN_SIZE)) * (1.0 if letters.is_written else sheet.scale)
    height = room.height * (1.0 if title_at else 0.4)
    fitted = fit(slide.title, room.width, height, letters.style(float(round(size))), TITLE_SMALLEST * sheet.scale)
    if not fitted.is_whole:
        frame.page.note = f"Voller Titel: {clean(slide.title)}\n\n{frame.page.note}"
    box = Box(room.x, room.bottom - fitted.height if title_at else room.y, room.width, fitted.height)
    tone = sheet.palette_at(box, letters).tones["tx1"].xml()
    style = fitted.style
    properties = run_properties(frame.page.language, size=style.size, bold=style.bold, tone=tone, face="+mj-lt")
    inner = f"<a:p>{spacing(fitted)}{runs(fitted.native, properties)}</a:p>"
    text_shape(frame.page, "Titel", box, inner, reference=DRAWN_TITLE)
    record(frame.page, box, fitted, "Titel")
    return box.bottom


def pale_sentence(sheet: Sheet, place: Place) -> str:
    """What is said where a placeholder's own colour cannot be read."""
    return (
        f"Im Layout „{sheet.name}“ hebt sich die Schrift von „{place.name}“ zu wenig vom Grund ab; "
        "wir haben sie in einer lesbaren Farbe Ihrer Vorlage gesetzt."
    )


def mend_ground(frame: Frame) -> None:
    """Where no ink can be read on the ground (a picture, a wild gradient), a quiet panel goes under the content."""
    if frame.palette.is_readable:
        return
    sheet, area, pad = frame.sheet, frame.area, PADDING * frame.sheet.scale
    tone = sheet.scheme.tone("bg1")
    frame.palette = palette_on(sheet.scheme, Ground(tone, (tone.seen,)))
    bottom = frame.foot.bottom if frame.foot else area.bottom
    top = max(area.y - pad, frame.title_bottom + 2) if area.y >= frame.title_bottom else area.y - pad
    left, right = max(area.x - pad, 0.0), min(area.right + pad, sheet.width)
    box = Box(left, top, right - left, min(bottom + pad, sheet.height) - top)
    look = (f"<a:solidFill>{tone.xml()}</a:solidFill>", "<a:ln><a:noFill/></a:ln>")
    frame.page.shapes.insert(0, preset(frame.page.next_id(), "Grund", box, "rect", look))
    frame.remarks.append(
        f"Auf dem Grund des Layouts „{sheet.name}“ ist Schrift nicht sicher zu lesen; "
        "wir haben eine Fläche darunter gelegt."
    )
