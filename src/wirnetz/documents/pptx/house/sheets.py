"""The layouts of an opened template as plain places: where what stands, how it is set, what lies under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from wirnetz.documents.measure import Style
from wirnetz.documents.pptx.grid import EMU, HEIGHT, Box
from wirnetz.documents.pptx.house.colours import Ground, Palette, Scheme, palette_on, scheme_of
from wirnetz.documents.pptx.house.faces import set_in
from wirnetz.documents.pptx.house.grounds import Panel, drawn_things, ground_of, literal_accents
from wirnetz.documents.pptx.house.letters import Lettering, Sources, lettering
from wirnetz.documents.pptx.house.room import free_room

TITLES = {"title", "ctrTitle"}
WORDS = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "body", "": "object", "obj": "object",
    "pic": "picture", "clipArt": "picture", "tbl": "table", "chart": "chart", "dt": "date", "ftr": "footer",
    "sldNum": "number",
}  # fmt: skip
SMALL = {"date", "footer", "number"}
MASTER_TYPE = {"title": "title", "date": "dt", "footer": "ftr", "number": "sldNum"}
MOST_LAYOUTS = 120


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a layout. `reference` is its `p:ph` element, `ground` what it stands on."""

    kind: str
    name: str
    reference: str
    box: Box
    letters: Lettering
    ground: Ground

    @property
    def inner(self) -> Box:
        """The room for text inside the insets."""
        left, top, right, bottom = self.letters.insets
        box = self.box
        return Box(box.x + left, box.y + top, max(box.width - left - right, 1), max(box.height - top - bottom, 1))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout. `number` counts over all masters; `free` is the room below the title that nothing else takes."""

    number: int
    name: str
    width: float
    height: float
    places: tuple[Place, ...]
    obstacles: tuple[Box, ...]
    panels: tuple[Panel, ...]
    ground: Ground
    scheme: Scheme
    faces: tuple[str, str]
    text: Lettering
    heading: Lettering
    free: Box
    scale: float = 1.0
    master: str = ""

    def first(self, *kinds: str) -> Place | None:
        """The largest place of the first of these kinds that the layout has."""
        for kind in kinds:
            found = [place for place in self.places if place.kind == kind]
            if found:
                return max(found, key=lambda place: place.box.width * place.box.height)
        return None

    def set(self, style: Style) -> Style:
        """One of our styles in the template's text face, as much larger as the slides are."""
        return set_in(self.faces[1], style.at(round(style.size * self.scale, 1)))

    @property
    def is_busy(self) -> bool:
        """Whether no ink can be read everywhere on the free room: a photograph, a wild gradient."""
        return not self.palette_at(self.free).is_readable

    def ground_at(self, box: Box) -> Ground:
        """What lies under a box: the last panel that carries most of it, else the slide's background."""
        under = [panel.ground for panel in self.panels if panel.ground is not None and panel.carries(box)]
        return under[-1] if under else self.ground

    def palette_at(self, box: Box, letters: Lettering | None = None) -> Palette:
        """The colours for drawing into a box."""
        wished = (letters or self.text).colour
        return palette_on(self.scheme, self.ground_at(box), wished)


def sheets_of(package: Any) -> list[Sheet]:
    """All layouts of all masters in their order, at most 120."""
    sheets: list[Sheet] = []
    defaults = package.part._element.find(qn("p:defaultTextStyle"))
    size = (package.slide_width / EMU, package.slide_height / EMU)
    for master in package.slide_masters:
        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        frame = _Master(master, theme, defaults, size)
        for layout in master.slide_layouts:
            if len(sheets) < MOST_LAYOUTS:
                sheets.append(frame.sheet(layout, len(sheets)))
    return sheets


class _Master:
    """What all layouts of one master share."""

    def __init__(self, master: Any, theme: Any, defaults: Any, size: tuple[float, float]) -> None:
        self.master, self.theme, self.defaults, self.size = master, theme, defaults, size
        self.scale = max(1.0, size[1] / HEIGHT)
        self.accents = literal_accents(master)
        self.faces = (_face(theme, "majorFont"), _face(theme, "minorFont"))
        self.styles = master._element.find(qn("p:txStyles"))
        self.holders = {_type(shape): shape for shape in reversed(list(_holders(master._element)))}

    def sheet(self, layout: Any, number: int) -> Sheet:
        """One layout, measured."""
        element = layout._element
        scheme = replace(scheme_of(self.theme, self._colour_map(element)), accents=self.accents)
        shows_master = element.get("showMasterSp", "1") not in {"0", "false"}
        sources = [self.master, layout] if shows_master else [layout]
        things = [thing for source in sources for thing in drawn_things(source, scheme, self.size)]
        ground = ground_of((layout, self.master), scheme, self.theme)
        panels = tuple(thing for thing in things if thing.ground is not None)
        bare = Sheet(
            number, layout.name or "ohne Namen", *self.size, (), (), panels, ground, scheme, self.faces,
            self._letters(None, "body", scheme), self._letters(None, "title", scheme), Box(0, 0, *self.size),
        )  # fmt: skip
        places = tuple(place for shape in _holders(element) if (place := self._place(shape, bare)) is not None)
        obstacles = tuple(thing.box for thing in things if thing.is_in_the_way(self.size))
        return Sheet(
            number, bare.name, *self.size, places, obstacles, panels, ground, scheme, self.faces,
            bare.text, bare.heading, free_room(self.size, _split(places), obstacles), self.scale,
            str(self.master.part.partname),
        )  # fmt: skip

    def _colour_map(self, layout: Any) -> Any:
        override = layout.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
        return override if override is not None else self.master._element.find(qn("p:clrMap"))

    def _place(self, shape: Any, sheet: Sheet) -> Place | None:
        holder = shape.find(f".//{qn('p:ph')}")
        kind = WORDS.get(holder.get("type", ""), "other")
        box = _box(shape) or _box(self.holders.get(MASTER_TYPE.get(kind, "body")))
        if box is None or box.width < 12 or box.height < 8 or not _on_slide(box, self.size):
            return None
        letters = self._letters(shape, kind, sheet.scheme)
        name = shape.find(f".//{qn('p:cNvPr')}").get("name", "") or kind
        return Place(kind, name, _reference(holder), box, letters, sheet.ground_at(box))

    def _letters(self, shape: Any, kind: str, scheme: Scheme) -> Lettering:
        """The chain: the placeholder, the master's one, the master's styles, the presentation's defaults."""
        holder = self.holders.get(MASTER_TYPE.get(kind, "body"))
        style = {"title": "p:titleStyle", "date": "p:otherStyle", "footer": "p:otherStyle", "number": "p:otherStyle"}
        lists = [part.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}") for part in (shape, holder) if part is not None]
        if self.styles is not None:
            lists.append(self.styles.find(qn(style.get(kind, "p:bodyStyle"))))
        lists.append(self.defaults)
        levels = [level for each in lists if each is not None and (level := each.find(qn("a:lvl1pPr"))) is not None]
        bodies = [part.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}") for part in (shape, holder) if part is not None]
        samples = [run for part in (shape, holder) if part is not None and (run := _sample_run(part)) is not None]
        sources = Sources(levels, [body for body in bodies if body is not None], samples)
        return lettering(sources, scheme, self.faces, self.scale)


def _split(places: tuple[Place, ...]) -> tuple[Box | None, list[Box]]:
    """The title's box, and those of footer, date and number."""
    title = next((place.box for place in places if place.kind == "title"), None)
    return title, [place.box for place in places if place.kind in SMALL]


def _holders(element: Any) -> Iterator[Any]:
    for shape in element.find(qn("p:cSld")).iter(qn("p:sp"), qn("p:pic"), qn("p:graphicFrame")):
        if shape.find(f"./*/{qn('p:nvPr')}/{qn('p:ph')}") is not None:
            yield shape


def _sample_run(shape: Any) -> Any:
    """The properties of the sample text, where there are any."""
    paragraph = shape.find(f"{qn('p:txBody')}/{qn('a:p')}")
    if paragraph is None:
        return None
    run = paragraph.find(f"{qn('a:r')}/{qn('a:rPr')}")
    return run if run is not None else paragraph.find(qn("a:endParaRPr"))


def _type(shape: Any) -> str:
    return str(shape.find(f".//{qn('p:ph')}").get("type", "body"))


def _reference(holder: Any) -> str:
    kept = {name: holder.get(name) for name in ("type", "orient", "sz", "idx") if holder.get(name) is not None}
    return "<p:ph" + "".join(f' {name}="{value}"' for name, value in kept.items()) + "/>"


def _box(shape: Any) -> Box | None:
    if shape is None:
        return None
    frame = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    frame = shape.find(qn("p:xfrm")) if frame is None else frame
    if frame is None:
        return None
    at, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
    if at is None or size is None:
        return None
    return Box(*(int(part.get(name, 0)) / EMU for part, name in ((at, "x"), (at, "y"), (size, "cx"), (size, "cy"))))


def _on_slide(box: Box, size: tuple[float, float]) -> bool:
    return box.right > 12 and box.bottom > 12 and box.x < size[0] - 12 and box.y < size[1] - 12


def _face(theme: Any, which: str) -> str:
    latin = theme.find(f".//{qn('a:fontScheme')}/{qn(f'a:{which}')}/{qn('a:latin')}")
    return (latin.get("typeface", "") if latin is not None else "") or "Arial"
