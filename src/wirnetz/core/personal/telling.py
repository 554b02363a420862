"""What is held about a person: everything the registry reaches, by purpose, readable and as plain data."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirnetz.core.acts import act_words
from wirnetz.core.personal.bases import bases_in_words, house_bases
from wirnetz.core.personal.coverage import tracked_model
from wirnetz.core.personal.declarations import Personal, Subject
from wirnetz.core.personal.headings import VALUES
from wirnetz.core.personal.labels import field_label, table_label
from wirnetz.core.personal.purposes import WHAT_FOR, Purpose
from wirnetz.core.personal.subjects import Group, groups, rows_about

Describe = Callable[[Any], str]


@dataclass(frozen=True)
class Told:
    """One field of one record: what it is called, its value in words, and as plain data."""

    name: str
    label: str
    words: str
    value: Any


@dataclass(frozen=True)
class Held:
    """One record about the person, or one earlier state of it.

    `source` names the table that it belongs to; `pointer` the one field of a record that only says that the person had
    to do with it.
    """

    source: str
    pointer: str
    table: str
    number: str
    kind: str
    changed_at: datetime | None
    fields: tuple[Told, ...]


@dataclass(frozen=True)
class Part:
    """Everything held for one purpose; `keeps` and `bases` in words."""

    purpose: Purpose
    what_for: str
    bases: tuple[str, ...]
    keeps: tuple[str, ...]
    records: tuple[Held, ...]


def what_is_held(subject: Subject, *, describe: Describe = str) -> list[Part]:
    """All records about this person, purpose by purpose; purposes without a record are left out.

    `describe` says in words which record a reference means.
    """
    records: defaultdict[Purpose, list[Held]] = defaultdict(list)
    used: defaultdict[Purpose, list[Personal]] = defaultdict(list)
    for group in groups():
        by_purpose: defaultdict[Purpose, list[Personal]] = defaultdict(list)
        for declaration in group.fields:
            if declaration.is_exported:
                by_purpose[declaration.purpose].append(declaration)
        for purpose, declarations in by_purpose.items():
            found = [_held(group, declarations, row, describe) for row in rows_about(group, subject).order_by("pk")]
            if found:
                records[purpose] += found
                used[purpose] += declarations
    houses = house_bases(subject)
    return [_part(purpose, records[purpose], used[purpose], houses) for purpose in Purpose if records[purpose]]


def _part(purpose: Purpose, records: list[Held], used: list[Personal], houses: tuple[str, ...]) -> Part:
    return Part(
        purpose=purpose,
        what_for=str(WHAT_FOR[purpose]),
        bases=bases_in_words(used, houses=houses),
        keeps=tuple(dict.fromkeys(str(declaration.keep.words) for declaration in used)),
        records=tuple(records),
    )


def _held(group: Group, declarations: list[Personal], row: Any, describe: Describe) -> Held:
    kind = table_label(group.source)
    return Held(
        source=group.source._meta.label,
        pointer=declarations[0].field if {each.field for each in declarations} <= set(group.subject) else "",
        table=group.model._meta.label,
        number=str(getattr(row, "pgh_obj_id", None) or row.pk) if group.is_history else str(row.pk),
        kind=_("Verlauf: %s") % kind if group.is_history else kind,
        changed_at=row.pgh_created_at if group.is_history else None,
        fields=tuple(_told(group.model, declaration.field, row, describe) for declaration in declarations),
    )


def _told(model: type[models.Model], name: str, row: Any, describe: Describe) -> Told:
    field: Any = model._meta.get_field(name)
    label = field_label(field)
    if field.is_relation:
        other = _other(row, name)
        return Told(name, label, describe(other) if other is not None else "", getattr(row, field.attname))
    value = getattr(row, name)
    return Told(name, label, in_words(row, name, value), plain(value))


def _other(row: Any, name: str) -> Any:
    """The record that a reference means; history may point to one that is gone."""
    try:
        return getattr(row, name)
    except models.ObjectDoesNotExist:
        return None


def in_words(row: Any, name: str, value: Any) -> str:
    """A value as a German reader would write it."""
    model = tracked_model(type(row)) or type(row)
    known = VALUES.get((model._meta.label, name), {})
    if isinstance(value, str) and value in known:
        return str(known[value])
    chosen = getattr(row, f"get_{name}_display", None)
    if chosen is not None:
        return str(chosen())
    if name == "action":
        return act_words(value)
    if isinstance(value, bool):
        return str(_("ja") if value else _("nein"))
    if isinstance(value, datetime):
        return f"{date_format(timezone.localtime(value), 'j. F Y, H:i')}"
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    if isinstance(value, dict):
        return "; ".join(f"{key}: {part}" for key, part in value.items())
    return "" if value is None else str(value)


def plain(value: Any) -> Any:
    """The value as JSON can carry it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | dict | list | None) else str(value)
