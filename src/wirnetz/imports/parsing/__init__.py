"""Lists that people upload: safety, reading in a child process, columns, cleaned values. Pure, without Django.

    reading = read_list(path, kind=ListKind.OFFICES, remembered={...}, answers={"sheet": "Tabelle1"})

`answers` maps the id of a question to the chosen value. Whether asked or not, these ids are always understood:
"sheet" (name of the sheet, or "*" for all of them), "field:<name>" (index of the column that holds it, or "" for none)
and "column:<index>" (a field of this kind of list, or `IGNORED`).
A file that cannot be read raises `FileRefused`; nothing else is ever raised because of a file.
"""

from wirnetz.imports.parsing.child import read_list, read_statistics
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.records import (
    IGNORED,
    LIST_FIELDS,
    Choice,
    Column,
    FileRefused,
    ListKind,
    Problem,
    Question,
    Reading,
    Recognised,
    Row,
    Sheet,
    Statistics,
    StatisticsRow,
    Value,
)

__all__ = [
    "IGNORED",
    "LIST_FIELDS",
    "Choice",
    "Column",
    "FileRefused",
    "Limits",
    "ListKind",
    "Problem",
    "Question",
    "Reading",
    "Recognised",
    "Row",
    "Sheet",
    "Statistics",
    "StatisticsRow",
    "Value",
    "read_list",
    "read_statistics",
]
