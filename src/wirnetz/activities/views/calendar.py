"""The calendar: month by month as list, and as a file that calendars subscribe to."""

import re
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.activities.enums import Audience
from wirnetz.activities.exports import calendar_file
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import Choice, counted_dates, dates_page, gatherings_between
from wirnetz.activities.sentences import calendar_answer, day_words, month_words
from wirnetz.activities.views.choosing import PARAMETERS, choice_of, chosen_words, options_of
from wirnetz.core.installation import current, name_of
from wirnetz.core.kept import data_version, kept_page, kept_value
from wirnetz.core.mail import absolute

MONTH = re.compile(r"^(20[0-9]{2})-(0[1-9]|1[0-2])$")
FEED_BACK, FEED_AHEAD = timedelta(days=100), timedelta(days=550)
MOST_AHEAD, MOST_BEHIND = 1000, 200
"""Dates that one file holds."""
CALENDAR_FILE = "kalender.ics"
CalendarFile = tuple[bytes, datetime | None]
"""The file, and when the last of its dates was changed."""


@require_safe
@kept_page("monat", "nach", *PARAMETERS)
def calendar(request: HttpRequest) -> HttpResponse:
    """One month, day by day; by region, network or topic."""
    choice = choice_of(request)
    month = _month(request) or _first_month(request, choice)
    following = _next(month)
    found = visible(request.user, gatherings_between(_begin(month), _begin(following), choice))
    counts, page = counted_dates(found), dates_page(found, after=request.GET.get("nach", ""))
    days = _by_day(page.gatherings)
    query, today = _without_month(request), timezone.localdate()
    context = {
        "today_begins": next((number for number, day in enumerate(days, 1) if day["day"] >= today), 0),
        "month": month_words(month),
        "days": days,
        "answer": calendar_answer(month, count=counts.held, cancelled=counts.cancelled, is_filtered=choice.is_filtered),
        "answer_is_example": counts.is_example,
        "before": _address(request, _before(month)),
        "before_words": month_words(_before(month)),
        "after": _address(request, following),
        "after_words": month_words(following),
        "chosen": chosen_words(choice),
        "feed": query,
        "feed_address": absolute(reverse("activities:calendar_ics")) + (f"?{query}" if query else ""),
        "options": options_of(choice),
        "month_key": f"{month:%Y-%m}",
        "year": str(month.year),
        "page": page,
    }
    return render(request, "activities/calendar.html", context)


@require_safe
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """Public dates of the last hundred days and the next eighteen months, for subscribing."""
    choice = choice_of(request)
    return _answered(kept_value(data_version(), ("calendar_ics", choice), lambda: _public_file(choice)), CALENDAR_FILE)


def _public_file(choice: Choice) -> CalendarFile:
    """The dates nearest to today where there are more than a file should hold."""
    now = timezone.now()
    ahead = gatherings_between(now, now + FEED_AHEAD, choice).filter(audience=Audience.PUBLIC)[:MOST_AHEAD]
    behind = gatherings_between(now - FEED_BACK, now, choice).filter(audience=Audience.PUBLIC)
    latest = list(behind.order_by("-starts_at", "-pk")[:MOST_BEHIND])
    return _made([*reversed(latest), *ahead], _("Kalender %s") % (chosen_words(choice) or name_of(current())))


def ics_response(
    gatherings: list[Gathering], *, name: str, file: str = CALENDAR_FILE, is_private: bool = False
) -> HttpResponse:
    """A calendar file; a client that has it already gets only a nod."""
    return _answered(_made(gatherings, name), file, is_private=is_private)


def _made(gatherings: list[Gathering], name: str) -> CalendarFile:
    newest = max((each.changed_at for each in gatherings), default=None)
    return calendar_file(gatherings, name=name, origin=settings.BASE_URL), newest


def _answered(made: CalendarFile, file: str, *, is_private: bool = False) -> HttpResponse:
    content, newest = made
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file}"'
    response["Cache-Control"] = "private, no-store" if is_private else "public, max-age=900"
    if newest is not None:
        response["Last-Modified"] = http_date(newest.timestamp())
    return response


def _month(request: HttpRequest) -> date | None:
    found = MONTH.match(request.GET.get("monat", ""))
    return date(int(found[1]), int(found[2]), 1) if found else None


def _first_month(request: HttpRequest, choice: Choice) -> date:
    """Where nobody has chosen: this month, or the next one if it alone still has something ahead."""
    now, month = timezone.now(), timezone.localdate().replace(day=1)
    following = _next(month)
    ahead = visible(request.user, gatherings_between(now, _begin(_next(following)), choice))
    if ahead.filter(starts_at__lt=_begin(following)).exists():
        return month
    return following if ahead.exists() else month


def _without_month(request: HttpRequest) -> str:
    query = request.GET.copy()
    for name in ("monat", "nach"):
        query.pop(name, None)
    return query.urlencode()


def _begin(month: date) -> datetime:
    return timezone.make_aware(datetime(month.year, month.month, 1))


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _address(request: HttpRequest, month: date) -> str:
    query = request.GET.copy()
    query.pop("nach", None)
    query["monat"] = f"{month:%Y-%m}"
    return f"?{query.urlencode()}"


def _by_day(gatherings: list[Gathering]) -> list[dict[str, Any]]:
    days = groupby(gatherings, key=lambda each: timezone.localtime(each.starts_at).date())
    return [{"words": day_words(day), "day": day, "gatherings": list(found)} for day, found in days]
