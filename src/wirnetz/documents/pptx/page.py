"""A laid-out slide: shapes as XML text with running ids, and a record of every text with its box."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from wirnetz.documents.content import Bar
from wirnetz.documents.measure import Fitted, Style, lay
from wirnetz.documents.measure.breaking import LINE_BREAK
from wirnetz.documents.pptx.grid import EMU, RESERVE, Box
from wirnetz.documents.pptx.layouts import LAYOUTS, Layout, Placeholder
from wirnetz.documents.pptx.text import INK, Paragraph, attribute, fill, paragraph_xml

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
BODY_NONE = '<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and the box it was given; it fits when `fitted.height` and `fitted.longest` do."""

    box: Box
    fitted: Fitted
    name: str


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """A native chart that the writer adds: bars, its place, the axis end and where the plot begins.

    `reference` is the placeholder that it takes, "" for none.
    """

    box: Box
    bars: tuple[Bar, ...]
    alt: str
    axis_end: float
    label_width: float
    size: float
    reference: str = '<p:ph type="chart" idx="11"/>'


@dataclass(slots=True)
class Page:
    """One slide under construction. `links` are web addresses in the order of their relation ids."""

    layout_name: str
    title: str
    language: str
    number: int
    note: str = ""
    shapes: list[str] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    charts: list[ChartOrder] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    picture: tuple[bytes, Box, str] | None = None
    last_id: int = 1

    @property
    def layout(self) -> Layout:
        """The layout that this page stands on."""
        return LAYOUTS[self.layout_name]

    def next_id(self) -> int:
        """A shape id that is not taken yet."""
        self.last_id += 1
        return self.last_id

    def record(self, box: Box, fitted: Fitted, name: str) -> None:
        """Remember a text for the check that everything fits: as it stands in its own face, without the reserve."""
        self.placed.append(Placed(box, _as_it_stands(fitted), name))

    def fill_placeholder(self, key: str, paragraphs: list[Paragraph], box: Box | None = None) -> Placeholder:
        """Put paragraphs into the layout's placeholder `key`; a box is written only where it differs."""
        spec = self.layout.placeholder(key)
        moved = box is not None and box != spec.box
        transform = box.xfrm() if box is not None and moved else ""
        # a footer's wrapping is not inherited in LibreOffice
        body = BODY_NONE.format(wrap="square", anchor="b") if spec.kind == "ftr" else "<a:bodyPr/>"
        inner = "".join(paragraph_xml(paragraph, self.language) for paragraph in paragraphs)
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.next_id()}" name={attribute(spec.name)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{spec.reference()}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{transform}</p:spPr><p:txBody>{body}<a:lstStyle/>{inner}</p:txBody></p:sp>"
        )
        return spec

    def raw_placeholder(self, key: str, inner: str) -> None:
        """A placeholder whose paragraph is given as XML (slide number field)."""
        spec = self.layout.placeholder(key)
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.next_id()}" name={attribute(spec.name)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{spec.reference()}</p:nvPr></p:nvSpPr>'
            f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{inner}</p:txBody></p:sp>"
        )

    def text(self, name: str, box: Box, paragraphs: list[Paragraph]) -> None:
        """A text box outside the placeholders."""
        self.shapes.append(text_box(self.next_id(), name, box, paragraphs, self.language))

    def rule(self, x: float, y: float, width: float, weight: float = 1.5, colour: str = INK) -> None:
        """A horizontal line; it is decoration."""
        line = Box(x, y, width, 0)
        self.shapes.append(
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{self.next_id()}" name="Linie">{DECORATIVE}</p:cNvPr>'
            f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{line.xfrm()}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke(weight, colour)}</p:spPr></p:cxnSp>'
        )

    def shape(self, xml: str) -> None:
        """Append a finished shape."""
        self.shapes.append(xml)


def _as_it_stands(fitted: Fitted) -> Fitted:
    if fitted.style.reserve == 1.0 or LINE_BREAK in fitted.native:
        return fitted
    return lay(fitted.text, fitted.width, _reserving(fitted.style, 1.0))


@lru_cache(maxsize=256)
def _reserving(style: Style, reserve: float) -> Style:
    return replace(style, reserve=reserve)


def stand_in_height(fitted: Fitted) -> float:
    """How high a text gets where the wider face stands in that LibreOffice takes without ours."""
    return lay(fitted.text, fitted.width, _reserving(fitted.style, RESERVE)).height


def stroke(weight: float, colour: str, alpha: int = 100, dash: str = "") -> str:
    """An `a:ln` of `weight` points with round joins."""
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(weight * EMU)}" cap="flat">{fill(colour, alpha)}{dashes}<a:round/></a:ln>'


def text_box(
    number: int,
    name: str,
    box: Box,
    paragraphs: list[Paragraph],
    language: str,
    *,
    anchor: str = "t",
    wrap: str = "square",
) -> str:
    """A text box without insets as XML."""
    inner = "".join(paragraph_xml(paragraph, language) for paragraph in paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"<p:txBody>{BODY_NONE.format(wrap=wrap, anchor=anchor)}<a:lstStyle/>{inner}</p:txBody></p:sp>"
    )


def preset(
    number: int,
    name: str,
    box: Box,
    geometry: str,
    look: tuple[str, str],
    *,
    text: str = "",
    decorative: bool = True,
) -> str:
    """A preset shape (rectangle, ellipse) with `look` = fill and line, by default marked as decoration;
    `text` is paragraphs as XML."""
    mark = DECORATIVE if decorative else ""
    body = f"<p:txBody>{BODY_NONE.format(wrap='none', anchor='ctr')}<a:lstStyle/>{text}</p:txBody>" if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}>{mark}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr>{box.xfrm()}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{look[0]}{look[1]}'
        f"</p:spPr>{body}</p:sp>"
    )
