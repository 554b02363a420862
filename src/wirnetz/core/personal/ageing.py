"""Whose time is over: rows whose declared days have passed lose what the registry says."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.db import models, transaction
from django.utils import timezone

from wirnetz.core.personal.declarations import Personal, all_personal
from wirnetz.core.personal.erasing import erase_records, not_yet_erased
from wirnetz.core.personal.purposes import Keep


def times() -> dict[tuple[type[models.Model], Keep], list[Personal]]:
    """The declarations that a number of days ends, by table and time."""
    found: defaultdict[tuple[type[models.Model], Keep], list[Personal]] = defaultdict(list)
    for declaration in all_personal():
        if declaration.keep.days is not None:
            found[declaration.model, declaration.keep].append(declaration)
    return dict(found)


def overdue(model: type[models.Model], keep: Keep, *, on: date) -> models.QuerySet:
    """The rows of `model` whose days have passed on the morning of `on`."""
    field = model._meta.get_field(keep.since)
    last: date | datetime = on - timedelta(days=keep.days or 0)
    if isinstance(field, models.DateTimeField):
        last = timezone.make_aware(datetime.combine(last, time.min))
    rows = model._base_manager.filter(**{f"{keep.since}__lt": last})
    return rows.filter(keep.where) if keep.where is not None else rows


def age(*, on: date) -> dict[str, int]:
    """Apply every time that is over on that day; how many rows of which table."""
    touched: dict[str, int] = {}
    for (model, keep), fields in times().items():
        with transaction.atomic():
            rows = overdue(model, keep, on=on).filter(not_yet_erased(model, fields))
            count = erase_records(model, fields, set(rows.values_list("pk", flat=True)), on=on)
        if count:
            touched[model._meta.label] = touched.get(model._meta.label, 0) + count
    return touched
