"""The report: A4, PDF/UA-1, as many pages as its tables need, as data for the template `report.typ`."""

from datetime import datetime
from typing import Any

from wirnetz.documents.content import Report, ReportTable
from wirnetz.documents.paper import isolated, paper_svg
from wirnetz.documents.phrases import split_emphasis
from wirnetz.documents.typst.compiler import compile_pdf
from wirnetz.documents.typst.handout import theme_data

_MAP_RATIO = 84 / 104  # width to height of the map beside the sentence


def write_report(report: Report, *, made_at: datetime | None = None) -> bytes:
    """The report as PDF: tagged, its texts searchable, table heads repeated. Equal arguments give equal bytes."""
    return compile_pdf("report.typ", _report_data(report), made_at=made_at)


def _report_data(report: Report) -> dict[str, Any]:
    before, emphasised, after = split_emphasis(report.sentence, report.emphasis)
    drawing = report.map
    return {
        "title": report.title,
        "language": report.language.split("-")[0],
        "region": report.language.partition("-")[2] or None,
        "theme": theme_data(report.theme),
        "kicker": report.kicker,
        "sentence": [before, emphasised, after],
        "lead": report.lead,
        "for_whom": report.for_whom,
        "tables": [_table_data(table) for table in report.tables],
        "sources": "; ".join(source.rstrip(". ;") for source in report.sources),
        "stamp": report.stamp,
        "next_step": report.next_step,
        "map": {
            "svg": isolated(paper_svg(drawing, report.theme, prefix="r", ratio=_MAP_RATIO)),
            "alt": f"{drawing.title}. {drawing.description}",
            "legend": [{"swatch": entry.swatch, "text": entry.text} for entry in drawing.legend[:4]],
        }
        if drawing
        else None,
        "is_example": report.is_example,
    }


def _table_data(table: ReportTable) -> dict[str, Any]:
    return {
        "heading": table.heading,
        "sentence": table.sentence,
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
        "widths": list(table.widths or (1,) * len(table.head)),
    }
