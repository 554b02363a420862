"""The calendar: month by month as list, and as a file that calendars subscribe to."""

import re
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.activities.exports import calendar_file
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import gatherings_between
from wirnetz.activities.sentences import calendar_answer, day_words, month_words
from wirnetz.activities.views.choosing import choice_of, chosen_words, options_of
from wirnetz.core.installation import current

MONTH = re.compile(r"^(20[0-9]{2})-(0[1-9]|1[0-2])$")
FEED_BACK, FEED_AHEAD = timedelta(days=100), timedelta(days=550)
MOST = 300
"""Dates that one page or file shows."""


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """One month, day by day; by region, network or topic."""
    month, choice = _month(request), choice_of(request)
    following = _next(month)
    found = visible(request.user, gatherings_between(_begin(month), _begin(following), choice))
    gatherings = list(found[:MOST])
    held = [gathering for gathering in gatherings if not gathering.is_cancelled]
    context = {
        "month": month_words(month),
        "days": _by_day(gatherings),
        "answer": calendar_answer(
            month, count=len(held), cancelled=len(gatherings) - len(held), is_filtered=choice.is_filtered
        ),
        "answer_is_example": any(gathering.is_example for gathering in gatherings),
        "before": _address(request, _before(month)),
        "before_words": month_words(_before(month)),
        "after": _address(request, following),
        "after_words": month_words(following),
        "chosen": chosen_words(choice),
        "feed": _without_month(request),
        "options": options_of(choice),
        "month_key": f"{month:%Y-%m}",
        "year": str(month.year),
        "is_full": len(gatherings) == MOST,
    }
    return render(request, "activities/calendar.html", context)


@require_safe
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """Public dates of the last hundred days and the next eighteen months, for subscribing."""
    now, choice = timezone.now(), choice_of(request)
    found = gatherings_between(now - FEED_BACK, now + FEED_AHEAD, choice)
    gatherings = [each for each in found[: MOST * 10] if each.audience == "public"]
    return ics_response(gatherings, name=_("Kalender %s") % (chosen_words(choice) or current().name))


def ics_response(
    gatherings: list[Gathering], *, name: str, file: str = "kalender.ics", is_private: bool = False
) -> HttpResponse:
    """A calendar file; a client that has it already gets only a nod."""
    content = calendar_file(gatherings, name=name, origin=settings.BASE_URL)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file}"'
    response["Cache-Control"] = "private, no-store" if is_private else "public, max-age=900"
    newest = max((each.changed_at for each in gatherings), default=None)
    if newest is not None:
        response["Last-Modified"] = http_date(newest.timestamp())
    return response


def _month(request: HttpRequest) -> date:
    found = MONTH.match(request.GET.get("monat", ""))
    return date(int(found[1]), int(found[2]), 1) if found else timezone.localdate().replace(day=1)


def _without_month(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("monat", None)
    return query.urlencode()


def _begin(month: date) -> datetime:
    return timezone.make_aware(datetime(month.year, month.month, 1))


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _address(request: HttpRequest, month: date) -> str:
    query = request.GET.copy()
    query["monat"] = f"{month:%Y-%m}"
    return f"?{query.urlencode()}"


def _by_day(gatherings: list[Gathering]) -> list[dict[str, Any]]:
    days = groupby(gatherings, key=lambda each: timezone.localtime(each.starts_at).date())
    return [{"words": day_words(day), "day": day, "gatherings": list(found)} for day, found in days]
