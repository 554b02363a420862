"""Days, months and years as lists write them."""

import re
from datetime import date, datetime, timedelta

from wirnetz.imports.parsing.cells import Cell, one_line
from wirnetz.imports.parsing.records import Problem

_MONTHS = {
    "jan": 1, "feb": 2, "mär": 3, "mae": 3, "mar": 3, "mrz": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
}  # fmt: skip
_NOTHING = frozenset({
    "heute", "laufend", "unbefristet", "offen", "bis heute", "aktuell", "keine", "kein", "unbekannt", "n/a", "k. a.",
    "k.a.", "?", "today", "present", "unlimited", "./.", "/",
})  # fmt: skip
_BEFORE = re.compile(
    r"(?:ab|seit|vom|von|bis|zum|since|from|until|am|ende|anfang|mitte|ca\.?|etwa) (?:dem |zum )?", re.I
)
_DAY = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d\d)(?: .{0,20})?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].{0,20})?")
_WORDED = re.compile(r"(?:(\d{1,2})\.? ?)?([A-Za-zäÄ]{3,9})\.? ?(\d{4}|\d\d)")
_MONTH = re.compile(r"(\d{1,2})[./-] ?(\d{4})")
_YEAR = re.compile(r"(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_REMEDY = "Schreiben Sie das Datum als 01.03.2024, 03/2024 oder 2024."


def clean_date(cell: Cell, name: str, *, starts_1904: bool = False) -> str | Problem | None:
    """The date as "2024-03-01", or as precise as the list has it; None for "laufend" and the like."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat() if _FIRST_YEAR <= cell.year <= _LAST_YEAR else _unclear(name, cell.isoformat())
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell, name, starts_1904)
    if not isinstance(cell, str):
        return _unclear(name, str(cell))
    text = one_line(cell[:200])
    if text.lower() in _NOTHING:
        return None
    found = _from_text(_BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text)
    if found is None and text.isdecimal() and len(text) == 5:
        return _from_number(int(text), name, starts_1904)
    return found or _unclear(name, text)


def _from_text(text: str) -> str | None:
    if match := _DAY.fullmatch(text):
        return _written(_full_year(match[3]), match[2], match[1])
    if match := _ISO.fullmatch(text):
        return _written(match[1], match[2], match[3])
    if match := _MONTH.fullmatch(text):
        return _written(match[2], match[1])
    if match := _YEAR.fullmatch(text):
        return _written(match[1])
    if match := _WORDED.fullmatch(text):
        month = _MONTHS.get(match[2].lower()[:3])
        return _written(_full_year(match[3]), str(month), match[1]) if month else None
    return None


def _full_year(year: str) -> str:
    if len(year) == 4:
        return year
    return ("19" if int(year) >= 70 else "20") + year


def _written(year: str, month: str = "", day: str | None = "") -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not _FIRST_YEAR <= whole.year <= _LAST_YEAR:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def _from_number(number: float, name: str, starts_1904: bool) -> str | Problem:
    """A year, or the count of days with which spreadsheets keep dates."""
    if not 1 <= number < 80_000:
        return _unclear(name, str(number))
    if _FIRST_YEAR <= number <= _LAST_YEAR and float(number).is_integer():
        return str(int(number))
    if number < 20_000:
        return _unclear(name, str(number))
    start = date(1904, 1, 1) if starts_1904 else date(1899, 12, 30)
    return (start + timedelta(days=int(number))).isoformat()


def _unclear(name: str, text: str) -> Problem:
    return Problem(name, "ist kein Datum", _REMEDY, text[:80])
