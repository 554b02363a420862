"""What a row changes, field by field, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wirnetz.imports.models import ImportRow
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys

_LABELS = {
    "name": _("Name"),
    "own_key": _("eigene Nummer"),
    "street": _("Straße"),
    "postcode": _("Postleitzahl"),
    "seat_city": _("Ort"),
    "seat": _("Kreis"),
    "municipality": _("Gemeinde"),
    "phone": _("Telefon"),
    "email": _("E-Mail"),
    "website": _("Website"),
    "source_kind_label": _("Art"),
    "ended_on": _("beendet am"),
    "function": _("Funktion"),
    "topics": _("Themen"),
    "organisation": _("Stelle"),
    "from_on": _("ab"),
    "until_on": _("bis"),
    "network": _("Netzwerk"),
    "role": _("Rolle"),
    "territory": _("Gebiet"),
    "kind": _("Art"),
    "total": _("Niederlassungen"),
}
_AREAS = ("seat", "municipality")


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its name, what stood there, what the list says."""

    label: str
    before: str
    after: str


def field_label(name: str) -> str:
    """The German name of a field."""
    return str(_LABELS.get(name, name))


def changes_of(rows: Iterable[ImportRow]) -> dict[int, list[Change]]:
    """By row (primary key): what it changes; areas by their names. One query for all rows."""
    listed = list(rows)
    keys = {
        str(values[name]) for row in listed for values in (row.before, row.after) for name in _AREAS if name in values
    }
    areas = areas_by_keys(keys - {""})
    return {row.pk: _changes(row, areas) for row in listed}


def _changes(row: ImportRow, areas: dict[str, Area]) -> list[Change]:
    names = [name for name in _LABELS if name in row.before or name in row.after]
    return [
        Change(field_label(name), *(_shown(v.get(name), name, areas) for v in (row.before, row.after)))
        for name in names
    ]


def _shown(value: object, name: str, areas: dict[str, Area]) -> str:
    if name in _AREAS and isinstance(value, str) and value in areas:
        return areas[value].full_name
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
