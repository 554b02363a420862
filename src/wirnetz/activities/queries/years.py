"""What a year holds, day by day: one mark for each date, or numbers where there are too many to tell apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from wirnetz.activities.enums import GatheringState, JointActivityState
from wirnetz.activities.models import Gathering, GatheringHost, JointActivity
from wirnetz.activities.queries.calendar import Choice, chosen
from wirnetz.networks.enums import NetworkKind

BERLIN = ZoneInfo("Europe/Berlin")
MOST_SINGLE = 600
"""Up to so many dates each is a mark of its own."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """Dates of one day that are alike; title and short name where it is a single one."""

    on: date
    is_own: bool
    is_other: bool
    is_joint: bool
    is_cancelled: bool
    count: int = 1
    title: str = ""
    slug: str = ""
    is_example: bool = False


def gatherings_of_year(year: int, choice: Choice) -> QuerySet[Gathering]:
    """The dates that begin in this year; read them through `visible`."""
    begin, end = (datetime(each, 1, 1, tzinfo=BERLIN) for each in (year, year + 1))
    return chosen(Gathering.objects.filter(starts_at__gte=begin, starts_at__lt=end), choice)


def year_rows(gatherings: QuerySet[Gathering]) -> list[YearRow]:
    """One row for each date, or for each kind of dates on a day if there are more than `MOST_SINGLE`. Two queries."""
    hosts = GatheringHost.objects.filter(gathering=OuterRef("pk"))
    own = Q(network__kind=NetworkKind.OWN) | Q(organisation__isnull=False)
    found: QuerySet[Any] = gatherings.annotate(
        on=TruncDate("starts_at", tzinfo=BERLIN),
        is_own=Exists(hosts.filter(own)),
        is_other=Exists(hosts.filter(network__kind=NetworkKind.OTHER)),
        is_off=Q(state=GatheringState.CANCELLED),
    )
    return list(_single(found) if gatherings.count() <= MOST_SINGLE else _together(found))


def _single(found: QuerySet[Any]) -> Iterator[YearRow]:
    rows = found.annotate(host_count=Count("hosts")).order_by("starts_at", "pk")
    names = ("on", "is_own", "is_other", "host_count", "is_off", "title", "slug", "is_example")
    for on, is_own, is_other, hosts, is_cancelled, title, slug, is_example in rows.values_list(*names):
        yield YearRow(on, is_own, is_other, hosts > 1, is_cancelled, 1, title, slug, is_example)


def _together(found: QuerySet[Any]) -> Iterator[YearRow]:
    shared = GatheringHost.objects.filter(gathering=OuterRef("pk")).values("gathering").annotate(n=Count("pk"))
    joint = found.annotate(is_joint=Exists(shared.filter(n__gt=1)))
    rows = joint.order_by("on").values_list("on", "is_own", "is_other", "is_joint", "is_off")
    for on, is_own, is_other, is_joint, is_cancelled, count in rows.annotate(n=Count("pk", distinct=True)):
        yield YearRow(on, is_own, is_other, is_joint, is_cancelled, count)


def networks_inviting(gatherings: QuerySet[Gathering]) -> int:
    """How many networks invite to these dates."""
    held = gatherings.exclude(state=GatheringState.CANCELLED)
    hosts = GatheringHost.objects.filter(gathering__in=held.values("pk"), network__isnull=False)
    return hosts.aggregate(n=Count("network", distinct=True))["n"]


def joint_activities_in(year: int, gatherings: QuerySet[Gathering] | None = None) -> QuerySet[JointActivity]:
    """Joint activities that last into this year, the earliest first; with `gatherings` those to which they belong."""
    found = JointActivity.objects.filter(from_on__lte=date(year, 12, 31), until_on__gte=date(year, 1, 1))
    found = found.exclude(state__in=[JointActivityState.CANCELLED, JointActivityState.PLANNED])
    if gatherings is not None:
        tied = gatherings.filter(joint_activity__isnull=False).order_by()
        found = found.filter(pk__in=tied.values(number=F("joint_activity")))
    return found.order_by("from_on", "pk")
