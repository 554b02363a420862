"""An edition of the info service: A4, PDF/UA-1, as data for the template `edition.typ`."""

from dataclasses import asdict
from datetime import datetime

from wirnetz.documents.paper_edition import PaperEdition
from wirnetz.documents.typst.compiler import compile_pdf
from wirnetz.documents.typst.handout import theme_data


def write_edition(edition: PaperEdition, *, made_at: datetime | None = None) -> bytes:
    """The edition as PDF: tagged, with a bookmark for each item. Equal arguments give equal bytes."""
    data = asdict(edition) | {
        "theme": theme_data(edition.theme),
        "language": edition.language.split("-")[0],
        "region": edition.language.partition("-")[2] or None,
    }
    return compile_pdf("edition.typ", data, made_at=made_at)
