"""A laid-out page as parts of the package: slide, relations, note, charts with workbooks, logo. All of it is text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from xml.sax.saxutils import escape

from pptx.parts.image import Image

from wirnetz.documents.measure.breaking import LINE_BREAK
from wirnetz.documents.pptx.archive import Entry, entry, joined
from wirnetz.documents.pptx.blank import OFFICE, Blank, relative
from wirnetz.documents.pptx.chart_parts import chart_xml, frame_xml, workbook
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.master import NAMESPACES, TREE_ROOT
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.text import attribute, clean

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
PACKAGES = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "application/vnd.openxmlformats-officedocument.drawingml"
PART = "application/vnd.openxmlformats-officedocument.presentationml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MASTER_COLOURS = "<a:masterClrMapping/>"
FIRST, LAST = ("Dachzeile", "Titel"), ("Quellen", "Folienzahl")
READ = {name: at for at, name in enumerate(FIRST)} | {name: len(FIRST) + at for at, name in enumerate(LAST, start=1)}
_NAME = re.compile(r' name=(["\'])(.*?)\1')
Recolour = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page needs beyond itself: the layout's part, its colour map, the chart's place among the shapes.

    `chart_at` is None where a chart is read like other shapes; `recolour` turns its colours into those of a template.
    """

    layout: str
    colours: str = MASTER_COLOURS
    chart_at: int | None = None
    recolour: Recolour | None = None


@dataclass(slots=True)
class Parts:
    """Parts collected for a package: entries, their content types, and pictures that several slides share."""

    blank: Blank
    taken: set[str]
    entries: list[Entry] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    pictures: dict[bytes, str] = field(default_factory=dict)

    @classmethod
    def of(cls, blank: Blank) -> "Parts":
        """Nothing yet beside what the blank has."""
        return cls(blank, {each.name for each in blank.entries})

    def add(self, name: str, pieces: Iterable[str], kind: str) -> None:
        """A part that is XML text, in pieces."""
        whole = (piece.replace(LINE_BREAK, " ") for piece in pieces)  # a character that XML forbids
        self.entries.append(joined(name, (HEAD, *whole)))
        self.types.append(f'<Override PartName="/{name}" ContentType="{kind}+xml"/>')

    def relate(self, name: str, relations: Iterable[str]) -> None:
        """The relations of a part."""
        folder, _, file = name.rpartition("/")
        text = f'{HEAD}<Relationships xmlns="{PACKAGES}/relationships">{"".join(relations)}</Relationships>'
        self.entries.append(entry(f"{folder}/_rels/{file}.rels", text.encode()))

    def free(self, pattern: str) -> str:
        """The first name that no part has; `pattern` has a place for the number."""
        number = next(number for number in range(1, 100_000) if pattern.format(number) not in self.taken)
        self.taken.add(name := pattern.format(number))
        return name


def add_page(parts: Parts, page: Page, sheet: Sheet, number: int) -> str:
    """Add the slide with everything that belongs to it; returns the name of its part."""
    name = f"ppt/slides/slide{number}.xml"
    relations = [relation("rId1", "slideLayout", relative(sheet.layout, "/ppt/slides"))]
    drawn = list(page.shapes)
    for index, address in enumerate(page.links):
        key = len(relations) + 1
        drawn = [shape.replace(f'r:id="link-{index}"', f'r:id="rId{key}"') for shape in drawn]
        relations.append(relation(f"rId{key}", "hyperlink", address, ' TargetMode="External"'))
    charts = []
    for order in page.charts:
        key = len(relations) + 1
        charts.append(frame_xml(order, page.next_id(), f"rId{key}"))
        chart = _add_chart(parts, chart_xml(order, page.language), workbook(order), sheet.recolour)
        relations.append(relation(f"rId{key}", "chart", relative(f"/{chart}", "/ppt/slides")))
    if sheet.chart_at is None:
        drawn += charts
    if page.picture is not None:
        key = len(relations) + 1
        data, box, alt = page.picture
        drawn.append(_picture(data, box, alt, page.next_id(), f"rId{key}"))
        relations.append(relation(f"rId{key}", "image", relative(f"/{_media(parts, data)}", "/ppt/slides")))
    drawn.sort(key=_rank)
    if sheet.chart_at is not None:
        drawn[sheet.chart_at : sheet.chart_at] = charts
    if page.note:
        note = _add_note(parts, page, name, number)
        relations.append(relation(f"rId{len(relations) + 1}", "notesSlide", relative(f"/{note}", "/ppt/slides")))
    parts.add(
        name,
        (
            f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE_ROOT}",
            *drawn,
            f"</p:spTree></p:cSld><p:clrMapOvr>{sheet.colours}</p:clrMapOvr></p:sld>",
        ),
        f"{PART}.slide",
    )
    parts.relate(name, relations)
    return name


def _rank(shape: str) -> int:
    """What is drawn first is read first: the line above the title and the title, then the rest, sources at the end."""
    match = _NAME.search(shape)
    return READ.get(match[2] if match else "", len(FIRST))


def relation(key: str, kind: str, target: str, mode: str = "") -> str:
    """One relation of a part to another; `kind` is the last word of its type."""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target={attribute(target)}{mode}/>'


def _add_chart(parts: Parts, xml: str, book: bytes, recolour: Recolour | None) -> str:
    name, file = parts.free("ppt/charts/chart{}.xml"), parts.free("ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx")
    parts.add(name, (recolour(xml) if recolour else xml,), f"{DRAWING}.chart")
    parts.relate(name, [relation("rId1", "package", relative(f"/{file}", "/ppt/charts"))])
    parts.entries.append(entry(file, book, 0))
    parts.types.append(f'<Override PartName="/{file}" ContentType="{SHEET}"/>')
    return name


def _add_note(parts: Parts, page: Page, slide: str, number: int) -> str:
    name = f"ppt/notesSlides/notesSlide{number}.xml"
    lines = clean(page.note).split("\n")
    text = "".join(
        f'<a:p><a:r><a:rPr lang="{page.language}"/><a:t>{escape(line)}</a:t></a:r></a:p>' if line else "<a:p/>"
        for line in lines
    )
    xml = text.join(parts.blank.notes)
    parts.add(name, (xml.removeprefix(HEAD),), f"{PART}.notesSlide")
    master = relative(parts.blank.notes_master, "/ppt/notesSlides")
    parts.relate(name, [relation("rId1", "notesMaster", master), relation("rId2", "slide", f"../slides/{slide[11:]}")])
    return name


@lru_cache(maxsize=32)
def _measured(data: bytes) -> tuple[float, float, str, str]:
    """Width and height in inches, extension and content type of a PNG or JPEG."""
    image = Image.from_blob(data)
    width, height = image.size
    across, down = image.dpi
    return width / across, height / down, image.ext, image.content_type


def _media(parts: Parts, data: bytes) -> str:
    if data not in parts.pictures:
        _, _, extension, kind = _measured(data)
        name = parts.pictures[data] = parts.free(f"ppt/media/image{{}}.{extension}")
        parts.entries.append(entry(name, data, 0))
        parts.types.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return parts.pictures[data]


def _picture(data: bytes, box: Box, alt: str, number: int, relation: str) -> str:
    """The logo as large as its box allows, in its own proportions."""
    width, height, _, _ = _measured(data)
    scale = min(box.width / width, box.height / height)
    placed = Box(box.x, box.y, width * scale, height * scale)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Logo" descr={attribute(alt)}/><p:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{placed.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
