"""What stands in the calendar: by time, region, network and topic."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from wirnetz.activities.enums import GatheringState
from wirnetz.activities.models import Gathering, GatheringHost
from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Organisation

CURSOR = re.compile(r"[0-9]{8}T[0-9]{6}~[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see of the calendar; empty parts choose everything."""

    region: str = ""
    network: str = ""
    organisation: str = ""
    topic: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.region or self.network or self.organisation or self.topic)


EVERYTHING = Choice()
PAGE_SIZE = 60
"""Dates on one page of a month."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a part of the calendar holds."""

    held: int
    cancelled: int
    is_example: bool


@dataclass(frozen=True, slots=True)
class DatesPage:
    """Some of the dates in order; `after` is the cursor of the next page, empty on the last one."""

    gatherings: list[Gathering]
    after: str
    is_first: bool


def gatherings_between(start: datetime, end: datetime, choice: Choice = EVERYTHING) -> QuerySet[Gathering]:
    """What begins from `start` until before `end`, in order; with hosts, place and topics loaded."""
    found = Gathering.objects.filter(starts_at__gte=start, starts_at__lt=end)
    return with_hosts(chosen(found, choice)).order_by("starts_at", "pk")


def counted_dates(gatherings: QuerySet[Gathering]) -> Counts:
    """How many of these take place, how many are called off, and whether any is invented. One query."""
    off = Q(state=GatheringState.CANCELLED)
    found = gatherings.order_by().aggregate(
        held=Count("pk", filter=~off), off=Count("pk", filter=off), examples=Count("pk", filter=Q(is_example=True))
    )
    return Counts(found["held"], found["off"], found["examples"] > 0)


def dates_page(gatherings: QuerySet[Gathering], *, after: str = "", size: int = PAGE_SIZE) -> DatesPage:
    """The dates in order that come after the cursor (moment and number of one of them); a broken one starts anew."""
    moment, number = _read_cursor(after)
    if moment is not None:
        later = Q(starts_at__gt=moment) | Q(starts_at=moment, pk__gt=number)
        gatherings = gatherings.filter(later, starts_at__gte=moment)
    rows = list(gatherings.order_by("starts_at", "pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    cursor = f"{last.starts_at.astimezone(UTC):%Y%m%dT%H%M%S}~{last.pk}" if last else ""
    return DatesPage(rows[:size], cursor, moment is None)


def _read_cursor(after: str) -> tuple[datetime | None, int]:
    moment, _mark, number = after.partition("~")
    if not CURSOR.fullmatch(after):
        return None, 0
    try:
        return datetime.strptime(moment, "%Y%m%dT%H%M%S").replace(tzinfo=UTC), int(number)
    except ValueError:
        return None, 0


def chosen(gatherings: QuerySet[Gathering], choice: Choice) -> QuerySet[Gathering]:
    """The part of `gatherings` that a choice asks for."""
    if choice.region:
        gatherings = gatherings.filter(in_area(choice.region))
    if choice.network:
        gatherings = gatherings.filter(pk__in=_hosted(Q(network__slug=choice.network)))
    if choice.organisation:
        gatherings = gatherings.filter(pk__in=_hosted(Q(organisation__slug=choice.organisation)))
    if choice.topic:
        ties = Gathering.topics.through.objects.filter(topic__slug=choice.topic)
        gatherings = gatherings.filter(pk__in=ties.values("gathering"))
    return gatherings


def in_area(key: str) -> Q:
    """Takes place in the area of this key, or is hosted by a network whose territory touches it."""
    touching = Q(area__key__startswith=key) | Q(area__key__in=[key[:size] for size in (2, 5) if size < len(key)])
    networks = Territory.objects.filter(running(), touching).values("network")
    return Q(municipality__key__startswith=key) | Q(pk__in=_hosted(Q(network__in=networks)))


def _hosted(condition: Q) -> QuerySet[GatheringHost, int]:
    return GatheringHost.objects.filter(condition).values_list("gathering", flat=True)


def with_hosts(gatherings: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """The same with everything that a line of the calendar shows: two queries more, however many there are."""
    hosts = GatheringHost.objects.select_related("network", "organisation").order_by("pk")
    return gatherings.select_related("municipality__parent", "joint_activity").prefetch_related(
        Prefetch("hosts", hosts), "topics"
    )


def hosts_of(gathering: Gathering) -> list[Network | Organisation]:
    """Who invites; load with `with_hosts`."""
    found = [host.network or host.organisation for host in gathering.hosts.all()]
    return [host for host in found if host is not None]


def gatherings_of(host: Network | Organisation) -> QuerySet[Gathering]:
    """Everything to which a network or an organisation invites, the latest first."""
    condition = Q(network=host) if isinstance(host, Network) else Q(organisation=host)
    return with_hosts(Gathering.objects.filter(pk__in=_hosted(condition))).order_by("-starts_at", "-pk")
