"""Reading the compressed reference tables of this room, checked before anything is written."""

import csv
import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.core.reference import ReferenceDataError
from wirnetz.core.sorting import german_sort_key
from wirnetz.regions.enums import AdjacencyKind, AreaLevel, SuccessionKind

REFERENCE = Path(__file__).parents[1] / "reference"
FILES = ("areas.csv.gz", "neighbours.csv.gz", "postcodes.csv.gz")
AREA_COLUMNS = (
    "key", "name", "full_name", "designation", "level", "parent", "valid_from", "valid_until", "area_km2",
    "population", "population_as_of", "weight", "latitude", "longitude", "successors", "succession",
)  # fmt: skip
_DIGITS = {AreaLevel.STATE: 2, AreaLevel.DISTRICT: 5, AreaLevel.MUNICIPALITY: 8}
Row = tuple[Any, ...]


@dataclass
class ReferenceTables:
    """The content of the three files as rows ready to be copied."""

    areas: list[Row]
    successions: list[Row]
    neighbours: list[Row]
    postcodes: list[Row]


def read_tables(folder: Path) -> ReferenceTables:
    """All three files, checked against each other; raises ReferenceDataError at the first fault."""
    areas: list[Row] = []
    successions: list[Row] = []
    keys: set[str] = set()
    path = folder / FILES[0]
    wanted: list[tuple[int, str, str]] = []
    for line, row in _rows(path, AREA_COLUMNS):
        areas.append(_area(path, line, row))
        if row["key"] in keys:
            raise ReferenceDataError(
                path, _("Der Schlüssel %s steht zweimal da.") % row["key"], _("Entfernen Sie eine der Zeilen."),
                row=line, column="key",
            )  # fmt: skip
        keys.add(row["key"])
        for successor in row["successors"].split():
            kind = _chosen(path, line, "succession", row["succession"], SuccessionKind.values)
            successions.append((row["key"], successor, kind))
            wanted.append((line, "successors", successor))
        if row["parent"]:
            wanted.append((line, "parent", row["parent"]))
    for line, column, key in wanted:
        if key not in keys:
            raise _unknown_key(path, line, column, key)
    return ReferenceTables(
        areas, successions, _neighbours(folder / FILES[1], keys), _postcodes(folder / FILES[2], keys)
    )


def _area(path: Path, line: int, row: dict[str, str]) -> Row:
    level = _chosen(path, line, "level", row["level"], AreaLevel.values)
    if not re.fullmatch(rf"[0-9]{{{_DIGITS[AreaLevel(level)]}}}", row["key"]):
        reason = _("„%(key)s“ ist kein Schlüssel dieser Ebene.") % {"key": row["key"]}
        remedy = _("Länder haben 2, Kreise 5, Gemeinden 8 Ziffern.")
        raise ReferenceDataError(path, reason, remedy, row=line, column="key")
    if not row["name"]:
        raise ReferenceDataError(path, _("Der Name fehlt."), _("Tragen Sie ihn ein."), row=line, column="name")

    def read(column: str, convert: Callable[[str], Any]) -> Any:
        return _value(path, line, column, row[column], convert)

    return (
        row["key"], level, row["name"], row["full_name"] or row["name"], row["designation"], row["parent"] or None,
        read("valid_from", date.fromisoformat), read("valid_until", date.fromisoformat), read("area_km2", float),
        read("population", int), read("population_as_of", int), read("weight", int) or 0,
        read("latitude", float), read("longitude", float), german_sort_key(row["name"]),
    )  # fmt: skip


def _neighbours(path: Path, keys: set[str]) -> list[Row]:
    rows: list[Row] = []
    for line, row in _rows(path, ("a", "b", "kilometres", "kind")):
        for column in ("a", "b"):
            if row[column] not in keys:
                raise _unknown_key(path, line, column, row[column])
        kind = _chosen(path, line, "kind", row["kind"], AdjacencyKind.values)
        kilometres = _value(path, line, "kilometres", row["kilometres"], float)
        rows.append((min(row["a"], row["b"]), max(row["a"], row["b"]), kilometres, kind))
    return rows


def _postcodes(path: Path, keys: set[str]) -> list[Row]:
    rows: list[Row] = []
    for line, row in _rows(path, ("postcode", "keys")):
        if not re.fullmatch(r"[0-9]{5}", row["postcode"]):
            reason = _("„%s“ ist keine Postleitzahl.") % row["postcode"]
            raise ReferenceDataError(path, reason, _("Sie hat fünf Ziffern."), row=line, column="postcode")
        for rank, key in enumerate(row["keys"].split()):
            if key not in keys:
                raise _unknown_key(path, line, "keys", key)
            rows.append((row["postcode"], key, rank))
    return rows


def _unknown_key(path: Path, line: int, column: str, key: str) -> ReferenceDataError:
    reason = _("Das Gebiet %s gibt es in areas.csv.gz nicht.") % key
    return ReferenceDataError(path, reason, _("Prüfen Sie den Schlüssel."), row=line, column=column)


def _chosen(path: Path, line: int, column: str, value: str, values: Iterable[str]) -> str:
    if value in (allowed := list(values)):
        return value
    reason = _("„%s“ ist hier nicht vorgesehen.") % value
    raise ReferenceDataError(path, reason, _("Möglich sind: %s.") % ", ".join(allowed), row=line, column=column)


def _value(path: Path, line: int, column: str, text: str, convert: Callable[[str], Any]) -> Any:
    """The value of a field, None if it is empty."""
    try:
        return convert(text) if text else None
    except ValueError:
        reason = _("„%s“ ist nicht lesbar.") % text
        remedy = _("Erwartet wird eine Zahl mit Dezimalpunkt oder ein Tag wie 2021-06-30.")
        raise ReferenceDataError(path, reason, remedy, row=line, column=column) from None


def _rows(path: Path, columns: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a compressed CSV table as (line number, row)."""
    remedy = _("Holen Sie die Datei aus dem Projekt zurück oder bauen Sie sie mit scripts/build_regions.py neu.")
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except FileNotFoundError:
        raise ReferenceDataError(path, _("Die Datei fehlt."), remedy) from None
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ReferenceDataError(path, _("Die Datei ist beschädigt."), remedy) from error
    reader = csv.DictReader(text.splitlines(), strict=True)
    for column in columns:
        if column not in (reader.fieldnames or []):
            raise ReferenceDataError(path, _("In der Kopfzeile fehlt die Spalte „%s“.") % column, remedy, row=1)
    for row in reader:
        if None in row or None in row.values():
            reason = _("Die Zeile hat eine andere Zahl von Feldern als die Kopfzeile.")
            raise ReferenceDataError(path, reason, remedy, row=reader.line_num)
        yield reader.line_num, row
