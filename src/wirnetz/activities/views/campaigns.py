"""Joint activities for everybody: the list, and the page of one: who carries it, where, when, what came of it."""

from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can, visible
from wirnetz.activities.enums import JointActivityState
from wirnetz.activities.models import Gathering, JointActivity
from wirnetz.activities.picture import NARROW, WIDE, Entry, months_between, months_picture
from wirnetz.activities.queries import (
    activities_listed,
    activity_known,
    campaign_sheet,
    gatherings_of_activity,
    is_in_period,
    joinings_of,
    parties_of,
    results_of,
    steps_of,
)
from wirnetz.activities.sentences import (
    activities_answer,
    carried_by,
    period_words,
    results_words,
    standing_words,
    taking_part_words,
)
from wirnetz.core.german import MONTHS
from wirnetz.networks.enums import NetworkKind

MOST_LISTED = 100
MOST_DATES = 200


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """All that run or are done, the latest first."""
    found = list(activities_listed(request.user)[:MOST_LISTED])
    states, today = [each.state for each in found], timezone.localdate()
    opened = [each for each in found if each.state == JointActivityState.RUNNING]
    coming = [each for each in opened if each.from_on > today]
    running = [each for each in opened if each.from_on <= today]
    prepared = [each for each in found if each.state == JointActivityState.PLANNED]
    context = {
        "answer": activities_answer(
            running=len(running), coming=len(coming), done=states.count(JointActivityState.DONE)
        ),
        "running": [_line(each) for each in running],
        "coming": [_line(each) for each in [*reversed(coming), *prepared]],
        "done": [_line(each) for each in found if each.state == JointActivityState.DONE],
        "is_example": any(each.is_example for each in found),
    }
    return render(request, "activities/campaigns.html", context)


def _line(activity: Any) -> dict[str, Any]:
    names = [carrier.organisation.label for carrier in activity.carriers.all()]
    period = period_words(activity.from_on, activity.until_on)
    return {"activity": activity, "period": period, "carriers": carried_by(names), "count": activity.part_count}


@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """The goal in one sentence, then everything that belongs to it."""
    activity = known(request, slug)
    now, today = timezone.now(), timezone.localdate()
    everything = list(gatherings_of_activity(request.user, activity)[:MOST_DATES])
    gatherings = [each for each in everything if is_in_period(each, activity)]
    results = results_of(activity, now=now)
    may_edit = can(request.user, "edit", activity)
    carriers = list(activity.carriers.all())
    context = {
        "activity": activity,
        "emphasis": taking_part_words(networks=results.networks, organisations=results.organisations),
        "period": period_words(activity.from_on, activity.until_on),
        "carriers": carriers,
        "carried_by": carried_by([carrier.organisation.label for carrier in carriers]),
        "joinings": [(each, _when(each.from_on, each.until_on)) for each in joinings_of(activity)],
        "own_joinings": [
            (each, (each.network or each.organisation))
            for each in joinings_of(activity)
            if can(request.user, "edit", each)
        ],
        "map": campaign_sheet(activity, gatherings, href=lambda key: reverse("portal:region", args=[key])),
        "pictures": _pictures(activity, gatherings, today),
        "upcoming": [each for each in gatherings if each.starts_at > now and not each.is_cancelled],
        "past": [each for each in gatherings if each.starts_at <= now and not each.is_cancelled],
        "outside": [each for each in everything if not is_in_period(each, activity) and not each.is_cancelled],
        "steps": list(visible(request.user, steps_of(activity))),
        "results": results,
        "results_words": results_words(
            held=results.held,
            planned=results.planned,
            firms=results.firms,
            is_reported=results.is_reported,
            is_estimated=results.is_estimated,
            brought_into=results.brought_into,
        ),
        "topics": list(activity.topics.all()),
        "begins": standing_words(activity.state, "", begin=activity.from_on, today=today),
        "is_running": activity.state == JointActivityState.RUNNING,
        "may_edit": may_edit,
        "may_join": activity.state == JointActivityState.RUNNING and bool(parties_of(request.user)),
        "lead_mail": _mail_to(carriers[0].organisation.email if carriers else "", activity),
        "lead": carriers[0].organisation if carriers else None,
    }
    return render(request, "activities/campaign.html", context)


def _mail_to(address: str, activity: JointActivity) -> str:
    subject = quote(_("Mitmachen bei „%s“") % activity.title)
    return f"mailto:{address}?subject={subject}" if address else ""


def known(request: HttpRequest, slug: str) -> JointActivity:
    """The activity of this address, or no page."""
    activity = activity_known(request.user, slug)
    if activity is None:
        raise Http404(_("Diese Aktion gibt es nicht."))
    return activity


def _when(begin: date | None, end: date | None) -> str:
    if begin and end:
        return period_words(begin, end)
    if begin:
        return _("ab %s") % f"{begin:%d.%m.%Y}"
    return _("bis %s") % f"{end:%d.%m.%Y}" if end else ""


def _pictures(activity: JointActivity, gatherings: list[Gathering], today: date) -> list[Any]:
    """The months of the activity as strips, if it has dates and is not too long."""
    months = months_between(activity.from_on, activity.until_on)
    entries = [_entry(each) for each in gatherings]
    inside = [each for each in entries if (each.on.year, each.on.month) in months]
    if not inside or len(months) > 18:
        return []
    return [months_picture(months, inside, sheet=sheet, today=today) for sheet in (WIDE, NARROW)]


def _entry(gathering: Gathering) -> Entry:
    on = timezone.localtime(gathering.starts_at).date()
    kinds = {host.network.kind if host.network else NetworkKind.OWN for host in gathering.hosts.all()}
    kind = "both" if len(kinds) > 1 else "own" if NetworkKind.OWN in kinds else "other"
    title = f"{on.day}. {MONTHS[on.month - 1]}: {gathering.title}"
    href = reverse("activities:gathering", args=[gathering.slug])
    return Entry(on, "cancelled" if gathering.is_cancelled else kind, 1, title, href)
