"""The record of what was done, in German sentences: who, when, what, where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry, Node
from wirnetz.accounts.queries.places import place_names
from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.acts import act_codes, act_words
from wirnetz.core.pagination import PAGE_SIZE, Page
from wirnetz.core.personal import field_label, table_label


@dataclass(frozen=True)
class Act:
    """One entry, told: a sentence, the record it is about (only what the visitor may see), from where, and more."""

    number: int
    at: datetime
    who: str
    person_number: int | None
    did: str
    record: str
    more: str
    origin: str


@dataclass(frozen=True)
class Wish:
    """Which acts are asked for; empty parts do not narrow."""

    person: int | None = None
    kind: str = ""
    from_on: date | None = None
    until_on: date | None = None


def acts_page(
    visitor: Visitor, wish: Wish, *, entries: QuerySet[AuditEntry] | None = None, after: str = ""
) -> Page[Act]:
    """One page of the acts that the visitor may see, the newest first; a broken cursor starts from the top."""
    found = visible(visitor, AuditEntry.objects.all() if entries is None else entries)
    found = _narrowed(found, wish).select_related("person").order_by("-at", "-id")
    start = _start(after)
    if start is not None:
        found = found.filter(Q(at__lt=start[0]) | Q(at=start[0], id__lt=start[1]))
    rows = list(found[: PAGE_SIZE + 1])
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    told = told_acts(visitor, rows[:PAGE_SIZE])
    return Page(told, f"{last.at.isoformat()}~{last.pk}" if last else "", start is None)


def told_acts(visitor: Visitor, entries: Iterable[AuditEntry]) -> list[Act]:
    """These entries in words; one question per kind of record among them."""
    rows = list(entries)
    names = _record_names(visitor, rows)
    places = place_names({entry.details["node"] for entry in rows if isinstance(entry.details.get("node"), int)})
    return [
        Act(
            number=entry.pk,
            at=entry.at,
            who=str(entry.person) if entry.person else _("Das Programm"),
            person_number=entry.person_id,
            did=act_words(entry.action),
            record=names.get((entry.record_type, entry.record_id), "") or _record_number(entry),
            more=_more(entry, places),
            origin=entry.origin,
        )
        for entry in rows
    ]


def _narrowed(entries: QuerySet[AuditEntry], wish: Wish) -> QuerySet[AuditEntry]:
    if wish.person is not None:
        entries = entries.filter(person=wish.person)
    if wish.kind:
        entries = entries.filter(action__in=act_codes(wish.kind))
    if wish.from_on:
        entries = entries.filter(at__gte=_morning(wish.from_on))
    if wish.until_on:
        entries = entries.filter(at__lt=_morning(wish.until_on + timedelta(days=1)))
    return entries


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _start(after: str) -> tuple[datetime, int] | None:
    moment, _dash, number = after.rpartition("~")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at, int(number)) if at.tzinfo else None


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None  # a table that is no more


def _record_names(visitor: Visitor, entries: list[AuditEntry]) -> dict[tuple[str, int], str]:
    numbers: dict[str, set[int]] = {}
    for entry in entries:
        numbers.setdefault(entry.record_type, set()).add(entry.record_id)
    names: dict[tuple[str, int], str] = {}
    for label, asked in numbers.items():
        model = _model(label)
        if model is Node:
            names |= {(label, number): name for number, name in place_names(asked).items()}
        elif model is not None:
            rows: QuerySet[Any] = visible(visitor, model._default_manager.filter(pk__in=asked))
            pointers = [field.name for field in model._meta.fields if field.name in {"person", "adviser", "network"}]
            rows = rows.select_related(*pointers) if pointers else rows
            names |= {(label, row.pk): f"{table_label(model)}: {row}" for row in rows}
    return names


def _record_number(entry: AuditEntry) -> str:
    model = _model(entry.record_type)
    return f"{table_label(model) if model else entry.record_type} {entry.record_id}"


def _more(entry: AuditEntry, places: dict[int, str]) -> str:
    """The details that say something to a reader; numbers of records do not."""
    details, parts = entry.details, []
    if details.get("role") in Role.values:
        parts.append(_("Rolle: %s") % Role(details["role"]).label)
    if details.get("node") in places:
        parts.append(_("Ort: %s") % places[details["node"]])
    for key, words in (("until", _("bis %s")), ("rows", _("Zeilen: %s")), ("reason", _("Grund: %s"))):
        if isinstance(details.get(key), str | int) and details[key] != "":
            parts.append(words % details[key])
    if isinstance(details.get("fields"), list):
        fields = [_field_words(_model(entry.record_type), str(name)) for name in details["fields"]]
        parts.append(_("Felder: %s") % ", ".join(fields))
    return "; ".join(parts)


def _field_words(model: type[Model] | None, name: str) -> str:
    """What a field is called; a name that is no field's stands as it was written."""
    if model is None or name not in {field.name for field in model._meta.concrete_fields}:
        return name
    return field_label(model._meta.get_field(name))
