"""What a row changes, field by field, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wirnetz.core.german import day_in_words
from wirnetz.imports.models import ImportRow
from wirnetz.organisations.models import Organisation
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
    "opened_on": _("eröffnet"),
    "ended_on": _("beendet am"),
    "ended_reason": _("Grund des Endes"),
    "parent": _("gehört zu"),
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
_DAYS = ("opened_on", "ended_on", "from_on", "until_on")


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
    """By row (primary key): what it changes; areas and offices by their names. The same queries for all rows."""
    listed = list(rows)
    keys = {
        str(values[name]) for row in listed for values in (row.before, row.after) for name in _AREAS if name in values
    }
    areas = areas_by_keys(keys - {""})
    above = {row.before["parent"] for row in listed if "parent" in row.before}
    offices = dict(Organisation.objects.filter(pk__in=above).values_list("pk", "name")) if above else {}
    return {row.pk: _changes(row, areas, offices) for row in listed}


def _changes(row: ImportRow, areas: dict[str, Area], offices: dict[int, str]) -> list[Change]:
    before, after = dict(row.before), dict(row.after)
    if "parent" in after:
        before["parent"] = offices.get(before.get("parent", 0), "")
        after["parent"] = after.get("parent_text", "")
    names = [name for name in _LABELS if name in before or name in after]
    return [Change(field_label(name), *(_shown(v.get(name), name, areas) for v in (before, after))) for name in names]


def _shown(value: object, name: str, areas: dict[str, Area]) -> str:
    if name in _AREAS and isinstance(value, str) and value in areas:
        return areas[value].full_name
    if name in _DAYS and isinstance(value, str):
        return day_in_words(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
