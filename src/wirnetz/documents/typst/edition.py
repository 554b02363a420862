"""An edition of the info service: A4, PDF/UA-1, as data for the template `edition.typ`."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from wirnetz.documents.brochure import Picture
from wirnetz.documents.paper_edition import PaperEdition
from wirnetz.documents.typst.compiler import compile_pdf
from wirnetz.documents.typst.handout import theme_data
from wirnetz.documents.typst.setting import pixels_of, wrapped

COLUMN, HIGHEST = 130.0, 95.0
"""Millimetres of the column, and how high a picture may stand in it."""
DOT = 25.4 / 150
"""How wide a pixel is where the picture is small."""


def write_edition(edition: PaperEdition, *, made_at: datetime | None = None) -> bytes:
    """The edition as PDF: tagged, with a bookmark for each item. Equal arguments give equal bytes."""
    items = [asdict(item) | {"picture": _picture(item.picture)} for item in edition.items]
    data = asdict(edition) | {
        "items": items,
        "theme": theme_data(edition.theme),
        "language": edition.language.split("-")[0],
        "region": edition.language.partition("-")[2] or None,
    }
    return compile_pdf("edition.typ", data, made_at=made_at)


def _picture(picture: Picture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    width, height = pixels_of(picture.data)
    shown = min(COLUMN, width * DOT, HIGHEST * width / height)
    return {"svg": wrapped(picture.data), "alt": picture.alt, "width": round(shown, 2)}
