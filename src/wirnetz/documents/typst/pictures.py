"""Maps as PNG: for previews, mails and shared links."""

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.paper import paper_svg
from wirnetz.documents.typst.compiler import compile_png

_PAGE_INCHES = 6


def map_png(drawing: Drawing, width_px: int, *, theme: Theme | None = None) -> bytes:
    """The map in its own shape, `width_px` pixels wide, on water."""
    theme = theme or Theme()
    data = {
        "theme": {"accent": theme.accent, "accent_tint": theme.accent_tint, "ink": theme.ink}
        | {"ink_2": theme.ink_2, "line": theme.line, "plate": theme.plate},
        "map": {"svg": paper_svg(drawing, theme, prefix="m"), "alt": drawing.title},
    }
    return compile_png("map.typ", data, pixels_per_inch=width_px / _PAGE_INCHES)
