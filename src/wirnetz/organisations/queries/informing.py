"""Whom nobody has told yet that they were entered (Article 14), and whom only their own house can tell."""

from datetime import date, datetime, time, timedelta
from typing import cast

from django.db.models import DateTimeField, Min, OuterRef, Q, Subquery
from django.utils import timezone

from wirnetz.accounts.queries.history import event_model
from wirnetz.core.guarded import GuardedQuerySet
from wirnetz.organisations.models import Adviser

GRACE = timedelta(days=7)
"""So long an organisation may tell its people itself; then the program writes to those with an address."""
GIVEN_UP = timedelta(days=10)
"""Whoever is still untold then has an address that no mail server takes."""
TO_TELL_WITHIN = timedelta(days=30)
"""What Article 14 leaves from the day somebody was entered."""


def not_informed(*, on: date) -> GuardedQuerySet[Adviser]:
    """Running entries of real people whom nobody has told, each with the moment `entered_at` of its entry."""
    first = event_model(Adviser).objects.filter(pgh_obj=OuterRef("pk")).order_by().values("pgh_obj")
    entered = first.annotate(first=Min("pgh_created_at")).values("first")
    found = (
        Adviser.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), informed_on__isnull=True)
        .filter(is_example=False, organisation__ended_on="")
        .annotate(entered_at=Subquery(entered, output_field=DateTimeField()))
    )
    return cast("GuardedQuerySet[Adviser]", found)


def informed_by_program(*, on: date) -> GuardedQuerySet[Adviser]:
    """Those with an address whose house has had its time."""
    return not_informed(on=on).exclude(email="").filter(Q(entered_at__lt=_morning(on - GRACE)))


def informed_by_house(*, on: date) -> GuardedQuerySet[Adviser]:
    """Those whom the program cannot reach: no address, or one that no mail server takes."""
    return not_informed(on=on).filter(Q(email="") | Q(entered_at__lt=_morning(on - GIVEN_UP)))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
