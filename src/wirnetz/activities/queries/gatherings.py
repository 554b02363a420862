"""One date, and what a network has before and behind it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.activities.enums import GatheringState, MinuteKind
from wirnetz.activities.models import Gathering, MinuteItem
from wirnetz.activities.queries.calendar import gatherings_of, with_hosts
from wirnetz.core.sorting import address_words
from wirnetz.networks.models import Membership, Network
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Pulse:
    """The last date that took place and the next one; None where none is recorded."""

    last: Gathering | None
    following: Gathering | None


def gathering_known(visitor: Visitor, slug: str) -> Gathering | None:
    """The date of this short name, if the visitor may see it."""
    return with_hosts(visible(visitor, Gathering.objects.filter(slug=slug))).first()


def pulse_of(network: Network, *, now: datetime) -> Pulse:
    """What a network did last and does next, as far as recorded."""
    found = gatherings_of(network).exclude(state=GatheringState.CANCELLED)
    last = found.filter(starts_at__lte=now).first()
    return Pulse(last, found.filter(starts_at__gt=now).order_by("starts_at", "pk").first())


def to_record(host: Network | Organisation, *, now: datetime) -> QuerySet[Gathering]:
    """Dates that are over and of which nothing is recorded, the latest first."""
    past = gatherings_of(host).filter(ends_at__lt=now, recorded_on__isnull=True)
    return past.exclude(state=GatheringState.CANCELLED)


def open_tasks_of(network: Network, visitor: Visitor) -> QuerySet[MinuteItem]:
    """Tasks that the network agreed on and that are not done, the nearest day first."""
    tasks = MinuteItem.objects.filter(kind=MinuteKind.TASK, done_on__isnull=True)
    mine = visible(visitor, tasks).filter(gathering__hosts__network=network)
    return mine.select_related("gathering", "organisation").order_by("due_on", "pk")


def others_of_series(gathering: Gathering) -> QuerySet[Gathering]:
    """The other dates of the same series in order; none for a single date."""
    if gathering.series_id is None:
        return Gathering.objects.none()
    return Gathering.objects.filter(series=gathering.series_id).exclude(pk=gathering.pk).order_by("starts_at", "pk")


def later_in_series(gathering: Gathering) -> QuerySet[Gathering]:
    """What comes after it in the series and can still be called off."""
    later = others_of_series(gathering).filter(starts_at__gt=gathering.starts_at, recorded_on__isnull=True)
    return later.exclude(state=GatheringState.CANCELLED)


def free_slug(title: str, on: date) -> str:
    """A short name for an address that no date has yet: the day and the title in plain letters."""
    plain = address_words(title, most=60)
    wanted = f"{on:%Y-%m-%d}-{plain or 'treffen'}"
    taken = set(Gathering.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def possible_participants(gathering: Gathering) -> QuerySet[Organisation]:
    """Who may have been there: members of the inviting networks, inviting organisations, and who was noted already."""
    networks = gathering.hosts.filter(network__isnull=False).values("network")
    members = Membership.objects.filter(running(), network__in=networks).values("organisation")
    hosts = gathering.hosts.filter(organisation__isnull=False).values("organisation")
    came = gathering.attendances.filter(organisation__isnull=False).values("organisation")
    found = Organisation.objects.filter(Q(pk__in=members) | Q(pk__in=hosts) | Q(pk__in=came))
    return found.order_by("sort_key", "pk")
