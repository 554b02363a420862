"""Lists that people upload, as files in memory."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter
from django.core.files.base import ContentFile

HEADING = ("Nr.", "Name", "Straße", "PLZ", "Ort", "Telefon")


def csv_list(*rows: Sequence[object], heading: Sequence[str] = HEADING, name: str = "stellen.csv") -> ContentFile:
    """A CSV file as Excel writes it in Germany."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(heading)
    writer.writerows(rows)
    return ContentFile(text.getvalue().encode("utf-8-sig"), name=name)


def xlsx_list(*rows: Sequence[object], heading: Sequence[str] = HEADING, name: str = "stellen.xlsx") -> ContentFile:
    """A workbook with one sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Stellen")
        for number, row in enumerate((heading, *rows)):
            sheet.write_row(number, 0, row)
    return ContentFile(out.getvalue(), name=name)
