"""Opening a file of either kind, after it was checked."""

from pathlib import Path

from wirnetz.imports.parsing.cells import Book
from wirnetz.imports.parsing.csv_files import open_csv
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.safety import XLSX, check_workbook, sniff
from wirnetz.imports.parsing.workbooks import open_workbook


def open_book(path: Path, limits: Limits) -> Book:
    """The sheets of a file; raises `FileRefused` with the reason."""
    if sniff(path, limits) == XLSX:
        return open_workbook(path, check_workbook(path, limits), limits)
    return open_csv(path, limits)
