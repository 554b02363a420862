"""Slides of text on a stranger's layout: title, statement, points, objection, contact."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from wirnetz.documents.content import (
    AnySlide,
    ContactSlide,
    Deck,
    Point,
    PointsSlide,
    QuoteSlide,
    StatementSlide,
    TitleSlide,
)
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.house.flowing import Block, Line, Words, flowed
from wirnetz.documents.pptx.house.foot import framed
from wirnetz.documents.pptx.house.frame import Frame, pale_sentence
from wirnetz.documents.pptx.house.letters import Lettering
from wirnetz.documents.pptx.house.sheets import Place, Sheet
from wirnetz.documents.pptx.house.writing import ink_at, is_pale, outer, paragraph, placeholder, record, text_shape
from wirnetz.documents.pptx.map_shapes import add_map, has_map
from wirnetz.documents.pptx.page import preset
from wirnetz.documents.pptx.paging import further
from wirnetz.documents.pptx.text import ACCENT, INK_2, clean, fill

LIKE = 0.25  # columns differ in width by no more than this share
FEW = 0.6  # of the room: words that take no more than this stand as large as running text ever does
RULE = (64.0, 4.0, 20.0)  # width, height and distance of the bar over a title of our own
MIDDLE = 0.45  # of the free room: height in which a large title stands
MAP_SHARE = 0.12  # of the slide, the least that a map on the title needs


def columns_of(sheet: Sheet) -> list[Place]:
    """The places for running text side by side, from left to right; one where they are not alike."""
    found = sorted((each for each in sheet.places if each.kind in {"body", "object"}), key=lambda each: each.box.x)
    largest = max((each.box.width * each.box.height for each in found), default=0.0)
    alike = [each for each in found if each.box.width * each.box.height >= (1 - LIKE) * largest]
    side_by_side = all(left.box.right <= right.box.x + 4 for left, right in pairwise(alike))
    return alike if side_by_side else alike[:1]


def joined(columns: list[Place]) -> Place | None:
    """One place over all columns."""
    if len(columns) < 2:
        return columns[0] if columns else None
    left, top = columns[0].box.x, min(each.box.y for each in columns)
    bottom = min(each.box.bottom for each in columns)
    return replace(columns[0], box=Box(left, top, columns[-1].box.right - left, bottom - top))


def _flow(
    deck: Deck,
    slide: AnySlide,
    sheet: Sheet,
    blocks: tuple[Block, ...],
    place: Place | None,
    *,
    is_spoken: bool = False,
) -> list[Frame]:
    """The blocks on as many slides as they need; a few words that are to be spoken stand larger."""
    letters = place.letters if place else sheet.text
    frame = framed(deck, slide, sheet, place)
    width, height = frame.area.width, frame.area.height
    grows = is_spoken and len(flowed(blocks, width, height * FEW, letters, grows=True)) == 1
    parts = flowed(blocks, width, height, letters, grows=grows)
    if len(parts) > 1:
        area = framed(deck, replace(slide, title=f"{slide.title} – Teil 2"), sheet, place).area
        parts = flowed(blocks, area.width, min(area.height, frame.area.height), letters)
    frames = []
    for number, part in enumerate(parts, 1):
        frame = framed(deck, replace(slide, **further(slide, number)), sheet, place)
        put_lines(frame, place, frame.area, [line for block in part for line in block])
        frames.append(frame)
    return frames


def put_lines(
    frame: Frame, place: Place | None, room: Box, lines: list[Line], *, name: str = "Text", align: str = ""
) -> None:
    """Write measured lines into the placeholder, moved to `room`, or into a text box."""
    if not lines:
        return
    page = frame.page
    override = ink_at(frame.sheet, place) if place else None
    if place and any("Grund" in shape[:200] for shape in page.shapes[:1]):
        override = frame.palette.tones["tx1"]
    elif place and is_pale(frame.sheet, place):
        frame.remarks.append(pale_sentence(frame.sheet, place))
    inner, y = "", room.y
    for at, line in enumerate(lines):
        before = line.before if at else 0.0
        inner += paragraph(page, line, frame.palette, place, override=override, before=before, align=align)
        y += before
        box = Box(room.x + line.indent, y, room.width - line.indent, line.fitted.height)
        record(page, box, line.fitted, "Kleines" if line.words.small else name)
        y += line.fitted.height
    if place is None:
        text_shape(page, name, room, inner)
    else:
        anchor = "t" if place.letters.is_written and place.letters.anchor != "t" else ""
        placeholder(page, place, inner, place.box if room == place.inner else outer(room, place.letters), anchor=anchor)


def statement_slides(deck: Deck, slide: StatementSlide, sheet: Sheet) -> list[Frame]:
    """The sentence is the title; what it is about stands below it."""
    blocks = ((Words(clean(slide.body)),),)
    return _flow(deck, slide, sheet, blocks, joined(columns_of(sheet)), is_spoken=True)


def _point(point: Point) -> Block:
    words = (Words(clean(point.heading), strong=True, bulleted=True), Words(clean(point.text), indented=True))
    return (*words, Words(clean(point.evidence), small=True, tone=INK_2, indented=True)) if point.evidence else words


def points_slides(deck: Deck, slide: PointsSlide, sheet: Sheet) -> list[Frame]:
    """Each point in a column of its own where the layout has as many, else one below the other."""
    columns, blocks = columns_of(sheet), tuple(_point(point) for point in slide.points)
    if len(columns) >= len(blocks) > 1:
        frame = framed(deck, slide, sheet, columns[0], span=joined(columns[: len(blocks)]))
        rooms = [
            Box(place.inner.x, frame.area.y, place.inner.width, frame.area.height) for place in columns[: len(blocks)]
        ]
        dealt = _in_columns(blocks, rooms, columns)
        if dealt is not None:
            for place, room, lines in zip(columns, rooms, dealt, strict=False):
                put_lines(frame, place, room, lines)
            return [frame]
    return _flow(deck, slide, sheet, blocks, joined(columns))


def _in_columns(blocks: tuple[Block, ...], rooms: list[Box], places: list[Place]) -> list[list[Line]] | None:
    """Each block in its column, None where one would not fit at 18 pt."""
    dealt = []
    for block, room, place in zip(blocks, rooms, places, strict=False):
        parts = flowed((block,), room.width, room.height, place.letters)
        if len(parts) > 1 or len(parts[0]) > 1:
            return None
        dealt.append(parts[0][0])
    sizes = {line.fitted.style.size for lines in dealt for line in lines if not line.words.small}
    if len(sizes) > 1:  # one size in all columns
        smaller = [replace(place, letters=replace(place.letters, size=min(sizes))) for place in places]
        return _in_columns(blocks, rooms, smaller)
    return dealt


def quote_slides(deck: Deck, slide: QuoteSlide, sheet: Sheet) -> list[Frame]:
    """The objection with its origin, then our answer."""
    is_marked = bool(slide.answer) or slide.quote.startswith(("„", "»"))
    quote = slide.quote if is_marked else f"„{slide.quote}“"
    first = [Words("Einwand" if slide.answer else "Zitat", strong=True, tone=ACCENT), Words(clean(quote))]
    if slide.origin:
        first.append(Words(clean(slide.origin), small=True, tone=INK_2))
    blocks: tuple[Block, ...] = (tuple(first),)
    if slide.answer:
        blocks += ((Words("Unsere Antwort", strong=True, tone=ACCENT), Words(clean(slide.answer))),)
    return _flow(deck, slide, sheet, blocks, joined(columns_of(sheet)), is_spoken=True)


def contact_slides(deck: Deck, slide: ContactSlide, sheet: Sheet) -> list[Frame]:
    """Who to turn to, then the address on the web as a link."""
    lines = tuple(Words(clean(line), strong=not at) for at, line in enumerate(slide.lines))
    blocks: tuple[Block, ...] = (lines,) if lines else ()
    if slide.address:
        blocks += ((Words(clean(slide.address), tone=ACCENT, link=clean(slide.address)),),)
    return _flow(deck, slide, sheet, blocks, joined(columns_of(sheet)) or sheet.first("subtitle"), is_spoken=True)


def title_slides(deck: Deck, slide: TitleSlide, sheet: Sheet) -> list[Frame]:
    """Sentence and place; the map only where the layout keeps room for a picture."""
    picture = sheet.first("picture")
    shown = picture is not None and picture.box.width * picture.box.height >= MAP_SHARE * sheet.width * sheet.height
    if not (shown and has_map(slide.map)):
        slide = replace(slide, map=None)
    place = sheet.first("subtitle") or joined(columns_of(sheet))
    is_drawn = place is None or place.letters.is_written
    middle, align = _middle(sheet) if is_drawn else (None, "")
    moved = replace(place, box=outer(sheet.free, place.letters)) if place and middle else place
    frame = framed(deck, slide, sheet, moved, title_at=middle)
    if middle is not None:
        _put_rule(frame, align)
    letters: Lettering = place.letters if place else sheet.text
    block = tuple(Words(clean(line)) for line in slide.subtitle)
    parts = flowed((block,), frame.area.width, frame.area.height, letters)
    put_lines(frame, place, frame.area, [line for each in parts[0] for line in each], name="Untertitel", align=align)
    left_out = [line.words.text for part in parts[1:] for block in part for line in block]
    if left_out:
        frame.page.note = f"{frame.page.note}\n\n{' '.join(left_out)}".strip()
    if slide.map is not None and picture is not None:
        draw(frame, picture.box, lambda: add_map(frame.page, slide.map, picture.box) if slide.map else None)
    return [frame]


def _put_rule(frame: Frame, align: str) -> None:
    """A short bar in the accent over a title that we have placed ourselves."""
    title, scale = next(text for text in frame.page.placed if text.name == "Titel"), frame.sheet.scale
    width = RULE[0] * scale
    shift = (title.box.width - width) / 2 if align == "ctr" else 0.0
    box = Box(title.box.x + shift, title.box.y - RULE[2] * scale, width, RULE[1] * scale)
    look = (fill(ACCENT), "<a:ln><a:noFill/></a:ln>")
    draw(frame, box, lambda: frame.page.shape(preset(frame.page.next_id(), "Balken", box, "rect", look)))


def _middle(sheet: Sheet) -> tuple[Box | None, str]:
    """Where a large title stands on a layout that is none for titles, and how the lines below it are aligned."""
    title, free = sheet.first("title"), sheet.free
    if title is not None and title.ground.shades != sheet.ground.shades:
        return None, ""  # it stands on a band of its own
    align = title.letters.align if title is not None else "l"
    height = MIDDLE * free.height
    return Box(free.x, free.y + height * 0.2, free.width, height), "" if align == "l" else align


def draw(frame: Frame, box: Box, drawing: Callable[[], None]) -> None:
    """Let shapes be drawn in our colours, then give them the template's, on the ground that lies under `box`."""
    before = len(frame.page.shapes)
    drawing()
    palette = frame.palette if frame.area == box else frame.sheet.palette_at(box)
    palette = palette if palette.is_readable else frame.palette
    frame.page.shapes[before:] = [palette.recoloured(shape) for shape in frame.page.shapes[before:]]
