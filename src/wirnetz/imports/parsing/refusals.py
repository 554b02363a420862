"""The sentences with which a file is refused for its size."""

import re

from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.records import FileRefused

SAVE_AS = "Speichern Sie die Liste in Ihrem Tabellenprogramm als Excel-Arbeitsmappe (.xlsx) oder als CSV."


def too_far(found: str, limits: Limits) -> FileRefused:
    """The refusal of a sheet with a cell, row or dimension outside of what is allowed."""
    place = (re.sub(r"[^A-Z0-9]", " ", found.upper().split("=")[-1]).split() or [""])[-1]
    where = f"Zeile {place}" if place.isdecimal() else f"Zelle {place}"
    reason = f"Ein Blatt reicht bis {where}; möglich sind {figure(limits.rows)} Zeilen und {limits.columns} Spalten."
    remedy = "Löschen Sie die überzähligen Zeilen und Spalten ganz, auch wenn sie leer aussehen, und speichern Sie neu."
    return FileRefused(reason, remedy)


def too_many_rows(limits: Limits, sheet: str = "") -> FileRefused:
    """The refusal of a table with too many rows."""
    reason = f"Die Liste hat zu viele Zeilen; möglich sind {figure(limits.rows)}."
    return FileRefused(reason, "Teilen Sie die Liste, etwa nach Ländern.", sheet=sheet)


def too_many_columns(limits: Limits, sheet: str = "") -> FileRefused:
    """The refusal of a table with too many columns."""
    reason = f"Die Liste hat zu viele Spalten; möglich sind {limits.columns}."
    return FileRefused(reason, "Entfernen Sie Spalten, die Sie hier nicht brauchen.", sheet=sheet)


def too_large_unpacked(limits: Limits) -> FileRefused:
    reason = f"Die Datei ist ausgepackt zu groß; möglich sind {megabytes(limits.unpacked_bytes)}."
    return FileRefused(reason, "Entfernen Sie überzählige Blätter, Bilder und Formate oder teilen Sie die Liste.")


def too_many_entries(limits: Limits) -> FileRefused:
    reason = f"Die Datei besteht aus zu vielen Teilen; möglich sind {limits.entries}."
    return FileRefused(reason, "Entfernen Sie Bilder und überzählige Blätter oder speichern Sie die Liste als CSV.")


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",").removesuffix(",0") + " MB"


def figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")
