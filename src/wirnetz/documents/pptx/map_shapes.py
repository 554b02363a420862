"""A map drawing as one group of native shapes, written as XML text and parsed once.

Nothing on a slide can be clipped, so rings and lines are cut at the plate here. A boundary band must
stay inside its territory: the territory is drawn first, then a sheet with a hole in its form, then
the surroundings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wirnetz.documents.drawing import Circle, Drawing, Label, Ring, Role, Shape
from wirnetz.documents.measure import SANS, Style, text_width
from wirnetz.documents.pptx.clipping import XY, Line, clip_line, clip_ring, hatch
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.map_palette import (
    BANDS,
    CLOSE_DISTRICT_LINE,
    CLOSE_HATCHES,
    FAR_HATCHES,
    LOOKS,
    SURROUNDINGS,
    TERRITORY,
    Hatch,
    Look,
)
from wirnetz.documents.pptx.page import Page, preset, stroke, text_box
from wirnetz.documents.pptx.text import INK, INK_2, WHITE, Paragraph, Run, attribute, fill, paragraph_xml
from wirnetz.documents.remembering import SameObject

NO_LINE = "<a:ln><a:noFill/></a:ln>"
OTHER_LOOK = Look(line="tx2", width=0.9)
UNIT = 635  # path units of a twentieth of a point, in EMU
SMALLEST_LABEL = 10.0
REMEMBERED = 600  # outlines; a map of all districts has 401
MARGIN = 6.0  # labels keep away from the plate's edge


@dataclass(frozen=True, slots=True)
class Sheet:
    """The plate and how map units become points on it."""

    plate: Box
    scale: float
    dx: float
    dy: float
    pixel: float  # points per pixel of the drawing's intended size
    is_close: bool

    def at(self, point: tuple[float, float]) -> XY:
        """A point of the map on the slide."""
        return (self.dx + point[0] * self.scale, self.dy + point[1] * self.scale)


@dataclass(frozen=True, slots=True)
class Freeform:
    """A custom geometry that has no id yet: its name and the XML behind its non-visual properties."""

    name: str
    body: str


def has_map(drawing: Drawing | None) -> bool:
    """Whether there is anything to draw."""
    return drawing is not None and any(isinstance(item, Shape) and item.rings for item in drawing.items)


def sheet_for(drawing: Drawing, plate: Box) -> Sheet:
    """The whole view box inside the plate; a map of the whole country keeps some water around it."""
    is_close = any(isinstance(item, Shape) and item.role in TERRITORY for item in drawing.items)
    x, y, width, height = drawing.box
    air = 0.0 if is_close else 18.0
    scale = min((plate.width - 2 * air) / width, (plate.height - 2 * air) / height)
    dx = plate.x + (plate.width - width * scale) / 2 - x * scale
    dy = plate.y + (plate.height - height * scale) / 2 - y * scale
    return Sheet(plate, scale, dx, dy, drawing.unit * scale, is_close)


def add_map(page: Page, drawing: Drawing, plate: Box) -> None:
    """Append the group with plate, areas, lines, labels and dots; one alt text says it all."""
    first = page.last_id
    xml, page.last_id = _groups.get(
        drawing, (plate, first, page.language), lambda: _group(drawing, plate, first, page.language)
    )
    page.shape(xml)


_groups: SameObject[Drawing, tuple[str, int]] = SameObject(16)


def _group(drawing: Drawing, plate: Box, first: int, language: str) -> tuple[str, int]:
    """The group as XML with ids after `first`, and the last id in it."""
    page = Page("", "", language, 0, last_id=first)
    sheet = sheet_for(drawing, plate)
    group_id = page.next_id()
    parts = [preset(page.next_id(), "Kartenblatt", plate, "rect", (fill("bg2"), NO_LINE))]
    for item in _ordered(drawing, sheet):
        if isinstance(item, Shape):
            parts.extend(_on_page(page, _shape(item, sheet)))
        elif isinstance(item, Circle):
            parts.append(_circle(page, item, sheet))
        elif isinstance(item, Label):
            parts.extend(_label(page, item, sheet))
        else:
            parts.extend(_on_page(page, _covers(drawing, sheet)))
    outer = plate.xfrm()
    inner = outer.replace("<a:off", "<a:chOff").replace("<a:ext ", "<a:chExt ")
    frame = outer[: -len("</a:xfrm>")] + inner[len("<a:xfrm>") :]
    alt = ". ".join(text.rstrip(".") for text in (drawing.title, drawing.description) if text) + "."
    xml = (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{group_id}" name="Karte" descr={attribute(alt)}/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{''.join(parts)}</p:grpSp>"
    )
    return xml, page.last_id


def _ordered(drawing: Drawing, sheet: Sheet) -> list[Shape | Circle | Label | None]:
    """The items as they are to be drawn; None stands for the sheets that cut the bands."""
    items = [item for item in drawing.items if not (isinstance(item, Shape) and item.role is Role.AREA)]
    if not (drawing.clip and any(isinstance(item, Shape) and item.role in BANDS for item in items)):
        return [*items]
    below = [item for item in items if isinstance(item, Shape) and item.role in {*BANDS, Role.OWN_TINT}]
    around = [item for item in items if isinstance(item, Shape) and item.role in SURROUNDINGS]
    first = [item for item in items if isinstance(item, Shape) and item.role is Role.PLAIN]
    taken = {id(item) for item in (*below, *around, *first)}
    return [*first, *below, None, *around, *(item for item in items if id(item) not in taken)]


def _covers(drawing: Drawing, sheet: Sheet) -> list[Freeform]:
    """White over the part of the territory that the band does not belong to, water over all around it."""
    plain = [item for item in drawing.items if isinstance(item, Shape) and item.role is Role.PLAIN]
    whole = tuple(ring for item in plain for ring in item.rings) or drawing.clip
    rest, around = _cover_geometries(whole, drawing.clip, sheet)
    return [
        *_freeform("Übriges Gebiet", rest, (fill(WHITE), NO_LINE)),
        *_freeform("Umgebung", around, (fill("bg2"), NO_LINE)),
    ]


@lru_cache(maxsize=24)
def _cover_geometries(whole: tuple[Ring, ...], clip: tuple[Ring, ...], sheet: Sheet) -> tuple[str, str]:
    plate = sheet.plate
    corners = [(plate.x, plate.y), (plate.right, plate.y), (plate.right, plate.bottom), (plate.x, plate.bottom)]
    rest = "" if set(whole) == set(clip) else _geometry(_on_plate([*whole, *clip], sheet), closed=True)
    return rest, _geometry([corners, *_on_plate(whole, sheet)], closed=True)


def _on_plate(rings: Sequence[Ring], sheet: Sheet) -> list[Line]:
    """Rings in points, cut at the plate's edge."""
    cut = (clip_ring([sheet.at(point) for point in ring], sheet.plate) for ring in rings)
    return [ring for ring in cut if ring]


def _shape(shape: Shape, sheet: Sheet) -> list[Freeform]:
    """What a shape is on this sheet: its hatching, or its area and its line."""
    hatching = (CLOSE_HATCHES if sheet.is_close else FAR_HATCHES).get(shape.role)
    name = shape.title or shape.key or shape.role.value
    if hatching is not None:
        line = stroke(max(0.35, hatching.width * sheet.pixel), hatching.colour)
        return _freeform(f"Schraffur {name}", _hatched(shape.rings, sheet, hatching), ("<a:noFill/>", line))
    look = LOOKS.get(shape.role, OTHER_LOOK)
    if sheet.is_close and shape.role is Role.DISTRICT_LINE:
        look = CLOSE_DISTRICT_LINE
    parts: list[Freeform] = []
    if look.fill:
        parts += _freeform(name, _filled(shape.rings, sheet), (fill(look.fill), NO_LINE))
    width = shape.width or look.width
    if look.line and width:
        line = stroke(max(0.35, width * sheet.pixel), look.line, look.alpha, "sysDash" if shape.dashed else "")
        parts += _freeform(name, _stroked(shape.rings, sheet, closed=shape.closed), ("<a:noFill/>", line))
    return parts


def _freeform(name: str, geometry: str, look: tuple[str, str]) -> list[Freeform]:
    """The geometry in a look; nothing where nothing of it is on the sheet."""
    return [Freeform(name, f"<p:spPr>{geometry}{look[0]}{look[1]}</p:spPr></p:sp>")] if geometry else []


# Decks made one after the other show the same country, in other colours. Outlines are first known by being the same
# objects: working out the hash of all their points takes longer than the rest of the map.
@lru_cache(maxsize=8)
def _outlines(sheet: Sheet) -> SameObject[tuple[Ring, ...], str]:
    return SameObject(REMEMBERED)


def _filled(rings: tuple[Ring, ...], sheet: Sheet) -> str:
    return _outlines(sheet).get(rings, "filled", lambda: _filled_anew(rings, sheet))


@lru_cache(maxsize=REMEMBERED)
def _filled_anew(rings: tuple[Ring, ...], sheet: Sheet) -> str:
    return _geometry(_on_plate(rings, sheet), closed=True)


@lru_cache(maxsize=REMEMBERED)
def _stroked(rings: tuple[Ring, ...], sheet: Sheet, *, closed: bool) -> str:
    placed = [[sheet.at(point) for point in ring] for ring in rings if len(ring) > 1]
    whole = [[*ring, ring[0]] if closed and ring[0] != ring[-1] else ring for ring in placed]
    return _geometry([piece for ring in whole for piece in clip_line(ring, sheet.plate)])


@lru_cache(maxsize=REMEMBERED)
def _hatched(rings: tuple[Ring, ...], sheet: Sheet, hatching: Hatch) -> str:
    return _geometry(
        [list(line) for line in hatch(_on_plate(rings, sheet), hatching.spacing * sheet.pixel, hatching.rising)]
    )


def _geometry(lines: list[Line], *, closed: bool = False) -> str:
    """All lines as one custom geometry in its place; "" if there are none."""
    paths, points = [], [point for piece in lines for point in piece]
    if not points:
        return ""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    x0, y0 = round(left * 20), round(top * 20)
    width = max(1, round(max(x for x, _ in points) * 20) - x0)
    height = max(1, round(max(y for _, y in points) * 20) - y0)
    for piece in lines:
        marks = [(round(x * 20) - x0, round(y * 20) - y0) for x, y in piece]
        path = [f'<a:moveTo><a:pt x="{marks[0][0]}" y="{marks[0][1]}"/></a:moveTo>']
        last = marks[0]
        for mark in marks[1:]:
            if mark != last:
                path.append(f'<a:lnTo><a:pt x="{mark[0]}" y="{mark[1]}"/></a:lnTo>')
                last = mark
        if len(path) > (2 if closed else 1):
            paths.append("".join(path) + ("<a:close/>" if closed else ""))
    if not paths:
        return ""
    frame = (
        f'<a:xfrm><a:off x="{x0 * UNIT}" y="{y0 * UNIT}"/><a:ext cx="{width * UNIT}" cy="{height * UNIT}"/></a:xfrm>'
    )
    return (
        f"{frame}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">{"".join(paths)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _on_page(page: Page, freeforms: Iterable[Freeform]) -> list[str]:
    """The shapes with ids of the page."""
    return [
        f'<p:sp><p:nvSpPr><p:cNvPr id="{page.next_id()}" name={attribute(freeform.name)}/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr>{freeform.body}"
        for freeform in freeforms
    ]


def _circle(page: Page, circle: Circle, sheet: Sheet) -> str:
    x, y = sheet.at((circle.x, circle.y))
    radius = circle.radius * sheet.pixel
    box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    name = circle.title or circle.number or circle.role
    if circle.role == "locator":
        return preset(page.next_id(), "Ring um die Region", box, "ellipse", ("<a:noFill/>", stroke(1.4, INK)))
    if not circle.number:
        return preset(page.next_id(), name, box, "ellipse", (fill(INK), stroke(0.6, WHITE)))
    return numbered_dot(page, name, circle.number, (x, y), max(radius, 8.5))


def numbered_dot(page: Page, name: str, number: str, middle: XY, radius: float) -> str:
    """An ink dot with a white number, the same on the map and in the list."""
    style = Style(SANS, round(radius * 1.15, 1), round(radius * 1.4, 1), bold=True)
    text = paragraph_xml(Paragraph((Run(number),), style, WHITE, align="ctr"), page.language)
    box = Box(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)
    look = (fill(INK), stroke(1.5, WHITE))
    return preset(page.next_id(), name, box, "ellipse", look, text=text, decorative=False)


def _label(page: Page, label: Label, sheet: Sheet) -> list[str]:
    """A label, left out where it would leave the plate."""
    size = max(SMALLEST_LABEL, round(label.size * sheet.pixel * 2) / 2)
    tracking = 0.12 if label.role == "sea" else 0.0
    style = Style(SANS, size, round(size * 1.2, 1), bold=label.weight >= 650, tracking=tracking)
    width = text_width(label.text, style) * 1.03 + 1
    x, middle = sheet.at((label.x, label.y))
    left = x - {"start": 0.0, "middle": width / 2, "end": width}.get(label.anchor, 0.0)
    box = Box(left, middle - style.leading / 2 - 0.02 * size, width, style.leading)
    plate = sheet.plate
    if box.x < plate.x + MARGIN or box.right > plate.right - MARGIN or box.y < MARGIN or box.bottom > plate.bottom - 4:
        return []
    align = {"start": "l", "middle": "ctr", "end": "r"}.get(label.anchor, "l")
    colour = INK_2 if label.role == "sea" else INK
    paragraph = Paragraph((Run(label.text),), style, colour, align=align, halo=label.role == "label")
    return [text_box(page.next_id(), label.text, box, [paragraph], page.language, wrap="none")]
