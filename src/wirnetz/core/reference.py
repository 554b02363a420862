"""Reading the reference tables that come with the product, with errors that name the place and the remedy."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _


class ReferenceDataError(Exception):
    """A reference file is wrong; nothing of it was loaded. The message is German and complete."""

    def __init__(self, path: Path, reason: str, remedy: str, *, row: int | None = None, column: str = "") -> None:
        place = path.name
        if row is not None:
            place += ", " + _("Zeile %d") % row
        if column:
            place += ", " + _("Spalte „%s“") % column
        super().__init__(f"{place}: {reason} {remedy}")
        self.path, self.row, self.column, self.reason, self.remedy = path, row, column, reason, remedy


@dataclass
class LoadReport:
    """What one load did, by the German name of the records."""

    name: str
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    parts: list["LoadReport"] = field(default_factory=list)

    def sentence(self) -> str:
        """One German line for the terminal."""
        if not (self.created or self.changed):
            return _("%(name)s: %(count)d unverändert") % {"name": self.name, "count": self.unchanged}
        return _("%(name)s: %(created)d neu, %(changed)d geändert, %(unchanged)d unverändert") % {
            "name": self.name,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
        }


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV table as (line number in the file, row); raises ReferenceDataError.

    The header must hold all `columns`; more are allowed. Values are stripped.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ReferenceDataError(path, _("Die Datei fehlt."), _("Holen Sie sie aus dem Projekt zurück.")) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ReferenceDataError(
            path, _("Die Datei ist nicht in UTF-8 gespeichert."), _("Speichern Sie sie als UTF-8."), row=line
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    missing = [name for name in columns if name not in (reader.fieldnames or [])]
    if missing:
        raise ReferenceDataError(
            path,
            _("In der Kopfzeile fehlt die Spalte „%s“.") % "“, „".join(missing),
            _("Ergänzen Sie die Spalte."),
            row=1,
        )
    try:
        for row in reader:
            if None in row or None in row.values():
                raise ReferenceDataError(
                    path,
                    _("Die Zeile hat eine andere Zahl von Feldern als die Kopfzeile."),
                    _("Setzen Sie Felder mit Komma in Anführungszeichen."),
                    row=reader.line_num,
                )
            yield reader.line_num, {name: value.strip() for name, value in row.items()}
    except csv.Error as error:
        raise ReferenceDataError(
            path,
            _("Die Zeile ist kein gültiges CSV (%s).") % error,
            _("Prüfen Sie die Anführungszeichen."),
            row=reader.line_num,
        ) from error
