"""The year as a picture, with its table: all of it, or a region, a network, a topic."""

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.activities.picture import NARROW, WIDE, Entry, Span, year_picture
from wirnetz.activities.queries import gatherings_of_year, joint_activities_in, networks_inviting, year_rows
from wirnetz.activities.queries.years import YearRow
from wirnetz.activities.sentences import year_answer
from wirnetz.activities.views.choosing import PARAMETERS, choice_of, chosen_words, options_of
from wirnetz.core.german import MONTHS
from wirnetz.core.kept import kept_page

FIRST, LAST = 2000, 2099
MOST_SPANS = 5


@require_safe
@kept_page(*PARAMETERS)
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Twelve strips, a brick for each date."""
    if not FIRST <= year <= LAST:
        raise Http404(_("So weit reicht der Kalender nicht."))
    choice, today = choice_of(request), timezone.localdate()
    found = visible(request.user, gatherings_of_year(year, choice))
    rows = year_rows(found)
    held = [row for row in rows if not row.is_cancelled]
    lasting = visible(request.user, joint_activities_in(year, found if choice.is_filtered else None))
    spans = [
        Span(each.from_on, each.until_on, each.title, reverse("activities:campaign", args=[each.slug]))
        for each in lasting[:MOST_SPANS]
    ]
    entries, query = [_entry(row) for row in rows], request.GET.urlencode()
    months = Counter(dict.fromkeys(range(1, 13), 0))
    months.update({number: sum(row.count for row in held if row.on.month == number) for number in months})
    context = {
        "year": str(year),
        "answer": year_answer(
            year,
            today=today,
            months=+months,
            networks=networks_inviting(found),
            joint=sum(row.count for row in held if row.is_joint),
            is_filtered=choice.is_filtered,
        ),
        "is_example": any(row.is_example for row in rows),
        "pictures": [year_picture(year, entries, sheet=sheet, today=today, spans=spans) for sheet in (WIDE, NARROW)],
        "kinds": {entry.kind for entry in entries},
        "has_spans": bool(spans),
        "table": [_line(number, rows, year, query) for number in range(1, 13)],
        "chosen": chosen_words(choice),
        "options": options_of(choice),
        "before": _address(year - 1, query) if year > FIRST else "",
        "after": _address(year + 1, query) if year < LAST else "",
        "years": (str(year - 1), str(year + 1)),
        "month": f"{year}-{today.month:02}" if year == today.year else f"{year}-01",
        "query": query,
    }
    return render(request, "activities/year.html", context)


def _entry(row: YearRow) -> Entry:
    kind = "both" if row.is_own and row.is_other else "own" if row.is_own else "other"
    title = f"{row.on.day}. {MONTHS[row.on.month - 1]}: {row.title}" if row.title else ""
    href = reverse("activities:gathering", args=[row.slug]) if row.slug else ""
    return Entry(row.on, "cancelled" if row.is_cancelled else kind, row.count, title, href)


def _line(number: int, rows: list[YearRow], year: int, query: str) -> dict[str, Any]:
    mine = [row for row in rows if row.on.month == number]
    held = [row for row in mine if not row.is_cancelled]
    address = reverse("activities:calendar")
    return {
        "name": MONTHS[number - 1],
        "href": f"{address}?monat={year}-{number:02}{f'&{query}' if query else ''}",
        "count": sum(row.count for row in held),
        "joint": sum(row.count for row in held if row.is_joint),
        "cancelled": sum(row.count for row in mine if row.is_cancelled),
    }


def _address(year: int, query: str) -> str:
    return reverse("activities:year", args=[year]) + (f"?{query}" if query else "")
