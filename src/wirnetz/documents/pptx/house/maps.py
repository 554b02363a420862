"""The slide with a map on a stranger's layout: entries in its text place, native shapes where it keeps a picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from wirnetz.documents.content import Deck, MapSlide
from wirnetz.documents.drawing import Legend
from wirnetz.documents.measure import fit
from wirnetz.documents.pptx.grid import EVIDENCE, Box
from wirnetz.documents.pptx.house.flowing import Block, Line, Words, flowed
from wirnetz.documents.pptx.house.foot import framed
from wirnetz.documents.pptx.house.frame import Frame
from wirnetz.documents.pptx.house.sheets import Place, Sheet
from wirnetz.documents.pptx.house.spoken import columns_of, draw, joined, put_lines
from wirnetz.documents.pptx.house.writing import record
from wirnetz.documents.pptx.map_shapes import add_map, has_map, numbered_dot
from wirnetz.documents.pptx.page import preset
from wirnetz.documents.pptx.paging import further
from wirnetz.documents.pptx.shown_slides import swatch
from wirnetz.documents.pptx.text import INK_2, Paragraph, clean, fitted_runs

TEXT_SHARE, COLUMN_GAP, DOT_INDENT, DOT_RADIUS, LEGEND_PITCH = 0.42, 20.0, 30.0, 10.0, 18.0
LEAST_MAP, MOST_ENTRIES, TITLE_GAP = 150.0, 6, 9.0


@dataclass(frozen=True, slots=True)
class _Homes:
    """Where the entries go (None: a text box of ours) and where the layout keeps room for the map (None: beside)."""

    text: Place | None
    map: Box | None

    @property
    def span(self) -> Box | None:
        """From the outer edge of one to the outer edge of the other."""
        if self.text is None or self.map is None:
            return None
        inner = self.text.inner
        left = min(inner.x, self.map.x)
        return Box(left, inner.y, max(inner.right, self.map.right) - left, inner.height)


def map_slides(deck: Deck, slide: MapSlide, sheet: Sheet) -> list[Frame]:
    """Entries at the left, the map at the right, on as many slides as the entries need."""
    homes = _homes(sheet, has_map(slide.map))
    letters = replace(homes.text.letters if homes.text else sheet.text, is_bulleted=False)
    blocks: tuple[Block, ...] = tuple((Words(clean(site.text), dot=site.number),) for site in slide.sites)
    blocks += tuple((Words(clean(line)),) for line in slide.lines)
    indent = DOT_INDENT * sheet.scale if slide.sites else 0.0

    def dealt(title: str) -> list[list[list[Line]]]:
        frame = framed(deck, replace(slide, title=title), sheet, homes.text, span=homes.span)
        room, _plate = _halves(frame, slide, homes, needs_text=bool(blocks))
        return flowed(blocks, room.width - indent, room.height, letters, most=MOST_ENTRIES)

    parts = dealt(slide.title)
    parts = parts if len(parts) == 1 else dealt(f"{slide.title} – Teil 2")
    frames = []
    for number, part in enumerate(parts, 1):
        frame = framed(deck, replace(slide, **further(slide, number)), sheet, homes.text, span=homes.span)
        room, plate = _halves(frame, slide, homes, needs_text=bool(blocks))
        _put_entries(frame, homes.text, room, [replace(line, indent=indent) for block in part for line in block])
        if has_map(slide.map):
            draw(frame, plate, partial(add_map, frame.page, slide.map, plate))
            _put_legend(frame, slide.map.legend[:4], room)
        frames.append(frame)
    return frames


def _homes(sheet: Sheet, shows_map: bool) -> _Homes:
    columns, picture = columns_of(sheet), sheet.first("picture")
    if not shows_map:
        return _Homes(joined(columns), None)
    if picture is not None and picture.box.width >= LEAST_MAP and picture.box.height >= LEAST_MAP:
        beside = [
            place for place in columns if place.box.right <= picture.box.x + 4 or place.box.x >= picture.box.right - 4
        ]
        return _Homes(beside[0] if beside else None, picture.box)
    if len(columns) == 2 and columns[1].box.width >= LEAST_MAP:
        return _Homes(columns[0], columns[1].box)
    return _Homes(joined(columns), None)


def _halves(frame: Frame, slide: MapSlide, homes: _Homes, *, needs_text: bool) -> tuple[Box, Box]:
    """Room for the entries, above the legend, and the map's plate."""
    area = frame.area
    if not has_map(slide.map):
        return area, area
    scale = frame.sheet.scale
    legend = len(slide.map.legend[:4]) * LEGEND_PITCH * scale
    plate = homes.map
    if plate is not None:
        top = max(plate.y, frame.title_bottom + TITLE_GAP if frame.title_bottom < plate.bottom else plate.y)
        floor = plate.bottom
        if frame.foot is not None and frame.foot.right > plate.x + 1:
            floor = min(floor, frame.foot.y - TITLE_GAP)
        plate = Box(plate.x, top, plate.width, floor - top)
        if homes.text is None:
            area = _beside(frame, area, plate)
    else:
        left = TEXT_SHARE * area.width if needs_text or legend else 0.0
        shift = left + COLUMN_GAP * scale if left else 0.0
        plate = Box(area.x + shift, area.y, area.width - shift, area.height)
        area = Box(area.x, area.y, left or area.width, area.height)
    return Box(area.x, area.y, area.width, area.height - (legend + 8 if legend else 0)), plate


def _beside(frame: Frame, area: Box, plate: Box) -> Box:
    """The larger side of the free room beside the plate."""
    free = frame.sheet.free
    left, right = plate.x - COLUMN_GAP - free.x, free.right - plate.right - COLUMN_GAP
    if left >= right:
        return Box(free.x, area.y, max(left, 120.0), area.height)
    return Box(plate.right + COLUMN_GAP, area.y, max(right, 120.0), area.height)


def _put_entries(frame: Frame, place: Place | None, room: Box, lines: list[Line]) -> None:
    y = room.y
    for at, line in enumerate(lines):
        y += line.before if at else 0.0
        if line.words.dot:
            middle = (room.x + DOT_RADIUS * frame.sheet.scale, y + line.fitted.style.leading * 0.54)
            draw(frame, frame.area, partial(_dot, frame, line.words.dot, middle))
        y += line.fitted.height
    put_lines(frame, place, room, lines, name="Eintrag")


def _dot(frame: Frame, number: str, middle: tuple[float, float]) -> None:
    radius = DOT_RADIUS * frame.sheet.scale
    frame.page.shape(numbered_dot(frame.page, f"Nummer {number}", number, middle, radius))


def _put_legend(frame: Frame, entries: Iterable[Legend], text: Box) -> None:
    y, style, scale = text.bottom + 8, frame.sheet.set(EVIDENCE), frame.sheet.scale
    for entry in entries:
        words = Box(text.x + 22 * scale, y, text.width - 22 * scale, style.leading)
        fitted = fit(clean(entry.text), words.width, style.leading, style, 11 * scale, most_lines=1)
        square = Box(text.x, y + 3 * scale, 12 * scale, 12 * scale)
        field = preset(frame.page.next_id(), "Farbfeld", square, "rect", swatch(entry))
        draw(frame, frame.area, partial(frame.page.shape, field))
        paragraphs = [Paragraph(fitted_runs(fitted), fitted.style, INK_2)]
        draw(frame, frame.area, partial(frame.page.text, "Legende", words, paragraphs))
        record(frame.page, words, fitted, "Legende")
        y += LEGEND_PITCH * scale
