"""Rules that several dated records of this room share."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q


def days(start: str) -> Func:
    """The days a dated record holds for, both ends included; an open end is unbounded."""
    return Func(F(start), F("until_on"), RangeBoundary(True, True), function="daterange", output_field=DateRangeField())


def once_at_a_time(name: str, fields: list[str], start: str) -> ExclusionConstraint:
    """The same tie must not be recorded twice for one day."""
    expressions: list[tuple[Any, str]] = [(F(field), RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(name=name, expressions=[*expressions, (days(start), RangeOperators.OVERLAPS)])


def ends_after_begin(name: str, start: str) -> models.CheckConstraint:
    """A record must not end before it begins."""
    condition = Q(until_on__isnull=True) | Q(**{f"{start}__isnull": True}) | Q(until_on__gte=F(start))
    return models.CheckConstraint(condition=condition, name=name)
