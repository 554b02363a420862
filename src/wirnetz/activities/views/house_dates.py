"""Dates to which a house or one of its offices invites by itself."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.activities.actions import writes_for
from wirnetz.activities.queries import gatherings_of, to_record
from wirnetz.activities.views.entering import in_house
from wirnetz.activities.views.planning import plan_page
from wirnetz.organisations.models import Organisation

SHOWN = 12


@require_safe
@in_house
def house_dates(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What comes, what is still to be written down, what was."""
    now = timezone.now()
    context = {
        "organisation": organisation,
        "upcoming": list(gatherings_of(organisation).filter(starts_at__gt=now).order_by("starts_at", "pk")[:SHOWN]),
        "unrecorded": list(to_record(organisation, now=now)[:SHOWN]),
        "past": list(gatherings_of(organisation).filter(starts_at__lte=now, recorded_on__isnull=False)[:SHOWN]),
        "may_plan": writes_for(person_of(request), organisation),
    }
    return render(request, "activities/house_dates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_house
def house_plan(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new date of the house, single or in a series."""
    if not writes_for(person_of(request), organisation):
        raise PermissionDenied
    return plan_page(request, organisation, back=reverse("activities:house_dates", args=[organisation.slug]))
