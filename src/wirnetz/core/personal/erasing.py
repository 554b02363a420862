"""What erasure does to rows: delete, empty, replace; with the rows of history, which nothing else may touch.

History is append-only by a trigger. Erasing a person is the one thing that goes past it, and only here: the trigger
is told to look away inside this thread and transaction (`pgtrigger.ignore`).
"""

from collections.abc import Collection
from contextlib import ExitStack
from datetime import date
from typing import Any

import pgtrigger
from django.db import models, transaction
from django.db.models import F, Q

from wirnetz.core.personal.coverage import tables, tracked_model
from wirnetz.core.personal.declarations import Personal, Subject
from wirnetz.core.personal.purposes import Erase
from wirnetz.core.personal.subjects import Group, groups, rows_about

SOMEBODY = "Ehemaliges Mitglied"
"""What stands in the place of a name."""
Numbers = Collection[Any]


def erase_subject(subject: Subject, *, on: date) -> dict[str, int]:
    """Do to everything about this person what the registry says; how many rows of which table were touched."""
    found = [(group, set(rows_about(group, subject).values_list("pk", flat=True))) for group in groups()]
    records = {
        id(group): set(_record_numbers(group, rows)) for group, rows in found if group.is_history and _has_record(group)
    }
    touched: dict[str, int] = {}
    for group, rows in found:
        with _looking_away(group.model):
            numbers = rows
            if id(group) in records and not group.is_only_a_pointer:
                numbers = rows | _rows_of_records(group.model, records[id(group)])
            count = erase_rows(group.model, group.fields, numbers, on=on)
        if count:
            touched[group.model._meta.label] = touched.get(group.model._meta.label, 0) + count
    return touched


def erase_records(model: type[models.Model], fields: Collection[Personal], numbers: Numbers, *, on: date) -> int:
    """Do to these records, and to what history keeps of them, what the declarations of `fields` say."""
    count = erase_rows(model, fields, numbers, on=on)
    for history in tables():
        if tracked_model(history) is model and hasattr(history, "pgh_obj_id"):
            known = {field.name for field in history._meta.concrete_fields}
            kept = [field for field in fields if field.field in known]
            with _looking_away(history):
                erase_rows(history, kept, _rows_of_records(history, set(numbers)), on=on)
    return count


def erase_rows(model: type[models.Model], fields: Collection[Personal], numbers: Numbers, *, on: date) -> int:
    """Do to these rows of one table what the declarations say; how many rows that were."""
    working = [field for field in fields if field.erase != Erase.KEEP]
    rows = model._base_manager.filter(pk__in=numbers)
    if not working or not numbers:
        return 0
    _drop_files(model, rows, working)
    if any(field.erase == Erase.DELETE for field in working):
        return rows.delete()[1].get(model._meta.label, 0)
    count = 0
    for row in rows:
        changes = {field.field: erased_value(model, field, row, on=on) for field in working}
        count += model._base_manager.filter(pk=row.pk).update(**changes)
    return count


def erased_value(model: type[models.Model], declaration: Personal, row: models.Model, *, on: date) -> Any:
    """What stands in a field of this row afterwards."""
    field: Any = model._meta.get_field(declaration.field)
    if declaration.erase == Erase.END:
        return getattr(row, declaration.field) or on
    if declaration.erase == Erase.PSEUDONYM:
        return pseudonym(field, getattr(row, "pgh_obj_id", None) or row.pk)
    return blank_value(field)


def pseudonym(field: models.Field, number: int) -> str:
    """The words or the address that stand for somebody who is gone; an address stays different for each."""
    if isinstance(field, models.EmailField):
        return f"geloescht-{number}@invalid.example"
    return SOMEBODY[: field.max_length]


def blank_value(field: Any) -> Any:
    """The empty value of a field."""
    if field.null:
        return None
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.JSONField):
        return field.get_default()
    return ""


def not_yet_erased(model: type[models.Model], fields: Collection[Personal]) -> Q:
    """Condition for rows that erasure would still change."""
    condition = Q(pk__in=[])
    for declaration in fields:
        field: Any = model._meta.get_field(declaration.field)
        if declaration.erase == Erase.DELETE:
            return Q()
        if declaration.erase == Erase.BLANK:
            empty = blank_value(field)
            condition |= (
                Q(**{f"{declaration.field}__isnull": False}) if empty is None else ~Q(**{declaration.field: empty})
            )
        elif declaration.erase == Erase.PSEUDONYM and not isinstance(field, models.EmailField):
            condition |= ~Q(**{declaration.field: pseudonym(field, 0)})
    return condition


def _looking_away(model: type[models.Model]) -> ExitStack:
    stack = ExitStack()
    if tracked_model(model) is not None:
        stack.enter_context(pgtrigger.ignore(f"{model._meta.label}:append_only"))
    return stack


def _has_record(group: Group) -> bool:
    return hasattr(group.model, "pgh_obj_id")


def _record_numbers(group: Group, rows: set[Any]) -> set[Any]:
    found = group.model._base_manager.filter(pk__in=rows).annotate(record=F("pgh_obj_id"))
    return set(found.values_list("record", flat=True))


def _rows_of_records(history: type[models.Model], records: set[Any]) -> set[Any]:
    return set(history._base_manager.filter(pgh_obj_id__in=records).values_list("pk", flat=True))


def _drop_files(model: type[models.Model], rows: models.QuerySet, fields: Collection[Personal]) -> None:
    """The files of these rows go when the transaction is through; a row that is deleted takes all its files along."""
    is_deleted = any(field.erase == Erase.DELETE for field in fields)
    names = {field.field for field in fields}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField) and (is_deleted or field.name in names):
            for path in rows.exclude(**{field.name: ""}).values_list(field.name, flat=True):
                transaction.on_commit(lambda field=field, path=path: field.storage.delete(path))  # type: ignore[misc]
