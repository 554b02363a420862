"""What happened in a region and what comes: public dates, joint activities, what was brought into networks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q
from django.utils import timezone

from wirnetz.accounts.rules import visible
from wirnetz.activities.enums import GatheringState, JointActivityState
from wirnetz.activities.measures import Reached
from wirnetz.activities.models import Attendance, CarriedNote, Carrier, Gathering, GatheringHost, JointActivity
from wirnetz.activities.queries import A_YEAR, reached_by
from wirnetz.arguments.queries.remembering import shared_by_houses
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.documents.facts import FactScope

ANYBODY = AnonymousUser()
A_DAY = timedelta(days=1)
NONE_REACHED = Reached(0, 0, is_estimated=False)


@dataclass(frozen=True, slots=True)
class PublicDate:
    """A public date that was not called off, as far as figures need it. Which persons were there is not here.

    `hosts` names who invites, networks as "n:1", organisations as "o:1"; `came` are organisations, guests by name.
    `activity` is the number of the joint activity that it belongs to.
    """

    title: str
    starts_at: datetime
    town: str = ""
    hosts: frozenset[str] = frozenset()
    came: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()
    offers: frozenset[int] = frozenset()
    activity: int | None = None
    takes_registrations: bool = False
    is_example: bool = False

    @property
    def day(self) -> date:
        """The day in Germany."""
        return timezone.localdate(self.starts_at)

    @property
    def networks(self) -> frozenset[int]:
        """Numbers of the networks that invite."""
        return frozenset(int(host[2:]) for host in self.hosts if host.startswith("n:"))


@dataclass(frozen=True, slots=True)
class JointPart:
    """A joint activity that runs or is done, in which networks or organisations from here take part."""

    number: int
    title: str
    is_running: bool
    carriers: frozenset[int] = frozenset()
    reached: Reached = NONE_REACHED
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Happenings:
    """Read once, only when a figure asks for it; nothing that a stranger could not read in the calendar.

    A date is from here if it takes place here or a regional network from here invites. `past` are those of the twelve
    months before the day, the latest first; `coming` those from the day on, the nearest first. `notes` say what was
    brought into the networks from here in these twelve months.
    """

    past: tuple[PublicDate, ...]
    coming: tuple[PublicDate, ...]
    activities: tuple[JointPart, ...]
    notes: tuple[CarriedNote, ...]


@shared_by_houses
def happenings_of(scope: FactScope) -> Happenings:
    """What happens in the scope; a fixed number of queries whatever is recorded."""
    situation, on = situation_of(scope), scope.on
    networks = [network.pk for network in situation.networks]
    here = Q(hosts__network__in=networks)
    for area in situation.areas:
        here |= Q(municipality__key__startswith=area.key)
    dates = public_dates(here, since=on - A_YEAR, until=date.max)
    year = Q(on__gt=on - A_YEAR, on__lte=on)
    return Happenings(
        past=tuple(reversed([each for each in dates if each.day < on])),
        coming=tuple(each for each in dates if each.day >= on),
        activities=_activities(situation, networks),
        notes=tuple(CarriedNote.objects.filter(year, network__in=networks).order_by("pk")),
    )


def public_dates(condition: Q, *, since: date, until: date) -> tuple[PublicDate, ...]:
    """Public dates of these days (both included) that were not called off, in order; five queries."""
    begin = timezone.make_aware(datetime.combine(since, time.min))
    found = visible(ANYBODY, Gathering.objects.filter(condition, starts_at__gte=begin))
    if until < date.max:
        found = found.filter(starts_at__lt=timezone.make_aware(datetime.combine(until + A_DAY, time.min)))
    found = found.exclude(state=GatheringState.CANCELLED).select_related("municipality").distinct()
    rows = found.order_by("starts_at", "pk").prefetch_related(
        Prefetch("hosts", GatheringHost.objects.order_by("pk")),
        Prefetch("attendances", Attendance.objects.order_by("pk")),
        "topics",
        "offers",
    )
    return tuple(_plain(row) for row in rows)


def _plain(row: Gathering) -> PublicDate:
    hosts = (f"n:{host.network_id}" if host.network_id else f"o:{host.organisation_id}" for host in row.hosts.all())
    came = (f"o:{each.organisation_id}" if each.organisation_id else each.guest_name for each in row.attendances.all())
    return PublicDate(
        title=row.title,
        starts_at=row.starts_at,
        town=row.municipality.name if row.municipality else "",
        hosts=frozenset(hosts),
        came=frozenset(came),
        topics=tuple(topic.name for topic in row.topics.all()),
        offers=frozenset(offer.pk for offer in row.offers.all()),
        activity=row.joint_activity_id,
        takes_registrations=row.takes_registrations,
        is_example=row.is_example,
    )


def _activities(situation: Situation, networks: list[int]) -> tuple[JointPart, ...]:
    seated = [organisation.pk for organisation in situation.seated]
    part = Q(joinings__network__in=networks) | Q(joinings__organisation__in=seated)
    found = visible(ANYBODY, JointActivity.objects.filter(part, joinings__left_on=None)).distinct()
    rows = list(found.order_by("-from_on", "pk").prefetch_related(Prefetch("carriers", Carrier.objects.order_by("pk"))))
    reached = reached_by(rows, now=timezone.make_aware(datetime.combine(situation.on, time.max)))
    return tuple(
        JointPart(
            number=row.pk,
            title=row.title,
            is_running=row.state == JointActivityState.RUNNING and row.from_on <= situation.on,
            carriers=frozenset(carrier.organisation_id for carrier in row.carriers.all()),
            reached=reached[row.pk],
            is_example=row.is_example,
        )
        for row in rows
    )
