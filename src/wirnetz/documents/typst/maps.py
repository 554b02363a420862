"""A drawing as SVG for paper: plain hex colours, and a box of the shape that the page has room for."""

from dataclasses import replace

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.svg import svg


def paper_svg(drawing: Drawing, theme: Theme, *, ratio: float | None = None) -> str:
    """The drawing as SVG in plain hex with the theme's accent, its box of the given ratio or its own."""
    return svg(drawing if ratio is None else fitted(drawing, ratio), palette=paper_palette(theme), prefix="p")
