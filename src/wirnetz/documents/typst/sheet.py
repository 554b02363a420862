"""The sheet: one A4 page, PDF/UA-1, that answers one question, as data for the template `sheet.typ`."""

from datetime import datetime
from typing import Any

from wirnetz.documents.content import Sheet, SheetPart
from wirnetz.documents.paper import isolated, paper_svg
from wirnetz.documents.phrases import split_emphasis, with_credit
from wirnetz.documents.typst.compiler import compile_pdf, compile_png
from wirnetz.documents.typst.handout import theme_data

_MAP_RATIO = 100 / 84  # from the second column to the edge of the sheet, 84 mm high


def write_sheet(sheet: Sheet, *, made_at: datetime | None = None) -> bytes:
    """The sheet as PDF: always exactly one page, tagged; what does not fit is set smaller. Equal in, equal out."""
    return compile_pdf("sheet.typ", sheet_data(sheet), made_at=made_at)


def sheet_png(sheet: Sheet, *, pixels_per_inch: float = 96) -> bytes:
    """The sheet as a picture."""
    return compile_png("sheet.typ", sheet_data(sheet), pixels_per_inch=pixels_per_inch)


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """What the templates know of a sheet."""
    before, emphasised, after = split_emphasis(sheet.sentence, sheet.emphasis)
    drawing = sheet.map
    return {
        "title": sheet.title,
        "language": sheet.language.split("-")[0],
        "region": sheet.language.partition("-")[2] or None,
        "theme": theme_data(sheet.theme),
        "kicker": sheet.kicker,
        "sentence": [before, emphasised, after],
        "lead": sheet.lead,
        "for_whom": sheet.for_whom,
        "parts": [_part_data(part) for part in sheet.parts],
        "next_step": sheet.next_step,
        "contact": sheet.contact,
        "sources": "; ".join(
            source.rstrip(". ;") for source in with_credit(sheet.sources, drawing.credit if drawing else "")
        ),
        "stamp": sheet.stamp,
        "map": {
            "svg": isolated(paper_svg(drawing, sheet.theme, prefix="s", ratio=_MAP_RATIO)),
            "alt": f"{drawing.title}. {drawing.description}",
            "legend": [{"swatch": entry.swatch, "text": entry.text} for entry in drawing.legend[:4]],
        }
        if drawing
        else None,
        "is_example": sheet.is_example,
    }


def _part_data(part: SheetPart) -> dict[str, Any]:
    return {
        "heading": part.heading,
        "entries": [{"title": entry.title, "text": entry.text, "mark": entry.mark} for entry in part.entries],
        "note": part.note,
        "columns": part.columns,
    }
