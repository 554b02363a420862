"""Drawings on white paper (slides, handout, pictures): plain hex colours and the shape of the cell they stand in."""

from dataclasses import replace

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.svg import svg


def paper_svg(drawing: Drawing, theme: Theme, *, prefix: str, ratio: float | None = None) -> str:
    """The drawing as SVG in plain hex with the theme's accent.

    `ratio` is width : height of the cell it must fill; without it the drawing keeps its own box.
    `prefix` begins every id in it.
    """
    return svg(drawing if ratio is None else fitted(drawing, ratio), palette=paper_palette(theme), prefix=prefix)


def fitted(drawing: Drawing, ratio: float) -> Drawing:
    """The drawing with its box widened (never cut) about its middle to width : height = `ratio`.

    Drawings hold surroundings beyond their box, so the sheet fills its cell without a letterbox.
    """
    x, y, width, height = drawing.box
    wide, high = max(width, height * ratio), max(height, width / ratio)
    return replace(drawing, box=(x - (wide - width) / 2, y - (high - height) / 2, wide, high))


def paper_palette(theme: Theme) -> dict[str, str]:
    """The colours of the map on paper by their names in the style sheet, as `#rrggbb`."""
    return {
        "page": "#ffffff",
        "plate": theme.plate,
        "line": theme.line,
        "line-strong": "#74838a",
        "ink": theme.ink,
        "ink-2": theme.ink_2,
        "accent": theme.accent,
        "accent-tint": theme.accent_tint,
        "map-free": "#ffffff",
        "map-context": "#f5f8f9",
        "map-line": "#b9c4c9",
        "map-hatch": "#6b7f89",
        "map-halo": "#ffffff",
        "class-1": "#dce8ed",
        "class-2": "#bbcfd8",
        "class-3": "#93abb6",
        "class-4": "#637d89",
        "class-5": "#324a55",
    }
