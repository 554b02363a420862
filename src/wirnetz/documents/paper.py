"""Drawings on white paper (slides, handout, pictures): plain hex colours and the shape of the cell they stand in."""

from dataclasses import replace

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.remembering import SameObject
from wirnetz.documents.svg import palette_of, svg

_made: SameObject[Drawing, str] = SameObject(16)


def paper_svg(drawing: Drawing, theme: Theme, *, prefix: str, ratio: float | None = None) -> str:
    """The drawing as SVG in plain hex with the theme's accent.

    `ratio` is width : height of the cell it must fill; without it the drawing keeps its own box.
    `prefix` begins every id in it.
    """

    def made() -> str:
        return svg(drawing if ratio is None else fitted(drawing, ratio), palette=palette_of(theme), prefix=prefix)

    return _made.get(drawing, (replace(theme, logo=None), prefix, ratio), made)


def isolated(drawn: str) -> str:
    """A drawing's SVG as a picture of its own in a PDF: packed once, whatever stands beside it.

    Not for pages: their policy refuses the style this needs.
    """
    head, end, body = drawn.removesuffix("</svg>").partition("</desc>")
    return f'{head}{end}<g style="isolation:isolate">{body}</g></svg>'


def fitted(drawing: Drawing, ratio: float) -> Drawing:
    """The drawing with its box widened (never cut) about its middle to width : height = `ratio`.

    Drawings hold surroundings beyond their box, so the sheet fills its cell without a letterbox.
    """
    x, y, width, height = drawing.box
    wide, high = max(width, height * ratio), max(height, width / ratio)
    return replace(drawing, box=(x - (wide - width) / 2, y - (high - height) / 2, wide, high))
