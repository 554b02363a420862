"""A table as XLSX or CSV in which no text can become a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

XLSX, CSV = "xlsx", "csv"
_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}
_WIDEST = 48
_FORMULA = re.compile("[\t\r\n]|[\\s\"'\u2018\u2019\u201c\u201d]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet may take for a formula, whatever spaces or quotation marks stand before it."""

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Export:
    """A file for downloading."""

    name: str
    content: bytes
    content_type: str


def export_table(
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    form: str,
    about: Sequence[tuple[str, str]] = (),
) -> Export:
    """The table as a file called `name` with the ending of its form; ValueError for an unknown form.

    `about` tells what the table is and where it comes from, as pairs: a second sheet of a workbook, and further
    columns of a text, which has no other place that programs leave alone.
    """
    if form == XLSX:
        content = _workbook(headings, rows, about)
    elif form == CSV:
        told = [words for _label, words in about]
        content = _text([*headings, *(label for label, _words in about)], ([*row, *told] for row in rows))
    else:
        raise ValueError(form)
    return Export(f"{name}.{form}", content, _TYPES[form])


def harmless(value: Value) -> Value:
    """Text that a spreadsheet would run is marked as text by an apostrophe; numbers and other text stay."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _text(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """As Excel reads it in Germany: semicolons, a mark for UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(headings)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(headings: Sequence[str], rows: Iterable[Sequence[Value]], about: Sequence[tuple[str, str]]) -> bytes:
    """Every text is written as text, never as formula or link."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Liste")
        bold = book.add_format({"bold": True})
        widths = [len(heading) for heading in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    widths[column] = max(widths[column], len(value))
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width, _WIDEST) + 2)
        sheet.freeze_panes(1, 0)
        if about:
            _tell_about(book, about, bold)
    return out.getvalue()


def _tell_about(book: xlsxwriter.Workbook, about: Sequence[tuple[str, str]], bold: Any) -> None:
    sheet, wrapped = book.add_worksheet("Angaben dazu"), book.add_format({"text_wrap": True, "valign": "top"})
    for number, (label, words) in enumerate(about):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, words, wrapped)
    sheet.set_column(0, 0, max(len(label) for label, _words in about) + 2)
    sheet.set_column(1, 1, 2 * _WIDEST)
