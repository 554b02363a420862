"""Everything recorded about one network that a stranger may read: members, dates, results, activities, offers, ties."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q
from django.utils import timezone

from wirnetz.accounts.rules import visible
from wirnetz.activities.enums import MinuteKind
from wirnetz.activities.measures import Reached
from wirnetz.activities.models import CarriedNote, Carrier, JointActivity, MinuteItem
from wirnetz.activities.queries import activities_with, gatherings_of, reached_by
from wirnetz.arguments.queries.happenings import PublicDate, public_dates
from wirnetz.networks.counting.small import at_least
from wirnetz.networks.enums import MEMBER_ROLES, MembershipRole
from wirnetz.networks.models import Membership, Network, NetworkContact, NetworkLink, Uptake
from wirnetz.networks.queries import contacts_shown, links_of, running, territory_of
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

ANYBODY = AnonymousUser()
FIRST_DAY = date(1990, 1, 1)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class NetworkRecords:
    """Read once for a day. `memberships` holds every one ever recorded, `dates` what took place, the oldest first.

    `uptakes` are those of the network itself, and those of members in its territory. `results` are public lines of
    minutes without tasks, the latest first.
    """

    network: Network
    on: date
    areas: tuple[Area, ...]
    memberships: tuple[Membership, ...]
    contacts: tuple[NetworkContact, ...]
    dates: tuple[PublicDate, ...]
    coming: tuple[PublicDate, ...]
    results: tuple[MinuteItem, ...]
    activities: tuple[JointActivity, ...]
    reached: dict[int, Reached]
    uptakes: tuple[Uptake, ...]
    notes: tuple[CarriedNote, ...]
    links: tuple[NetworkLink, ...]

    @property
    def members(self) -> tuple[Organisation, ...]:
        """Who belongs on the day, each once, in German order."""
        now = (each for each in self.memberships if self.runs(each) and each.role in MEMBER_ROLES)
        found = {each.organisation_id: each.organisation for each in now}
        return tuple(sorted(found.values(), key=lambda house: (house.sort_key, house.pk)))

    @property
    def coordinating(self) -> tuple[Organisation, ...]:
        """Who coordinates on the day; where no membership says so, whom the source names."""
        now = [each for each in self.memberships if self.runs(each) and each.role == MembershipRole.COORDINATION]
        host = (self.network.host,) if self.network.host is not None else ()
        return tuple(each.organisation for each in now) or host

    @property
    def deputies(self) -> tuple[Organisation, ...]:
        """Who stands in for the coordination on the day."""
        now = [each for each in self.memberships if self.runs(each) and each.role == MembershipRole.DEPUTY]
        return tuple(each.organisation for each in now)

    @property
    def firms(self) -> tuple[tuple[JointActivity, Reached], ...]:
        """Joint activities with the firms that all who take part reached together; never one network's own number."""
        found = ((each, self.reached[each.pk]) for each in self.activities)
        return tuple((each, reached) for each, reached in found if at_least(reached.firms))

    @property
    def past_year(self) -> tuple[PublicDate, ...]:
        """What took place in the twelve months before the day."""
        return tuple(each for each in self.dates if each.day > self.on - A_YEAR)

    @property
    def is_example(self) -> bool:
        """Whether anything of it is invented."""
        groups = (self.memberships, self.contacts, self.dates, self.coming, self.activities, self.uptakes, self.notes)
        return self.network.is_example or any(each.is_example for group in groups for each in group)

    def runs(self, membership: Membership) -> bool:
        """Whether a membership holds on the day."""
        begun = membership.from_on is None or membership.from_on <= self.on
        return begun and (membership.until_on is None or membership.until_on >= self.on)


def network_records(network: Network, *, on: date) -> NetworkRecords:
    """The records of a network on that day; a fixed number of queries."""
    areas = tuple(part.area for part in territory_of(network, on))
    memberships = network.memberships.select_related("organisation__seat", "organisation__municipality")
    members = memberships.order_by("from_on", "organisation__sort_key", "pk")
    dates = public_dates(Q(hosts__network=network), since=FIRST_DAY, until=date.max)
    end_of_day = timezone.make_aware(datetime.combine(on, time.max))
    activities = activities_with(network).prefetch_related(
        Prefetch("carriers", Carrier.objects.select_related("organisation").order_by("-is_lead", "pk"))
    )
    listed = tuple(visible(ANYBODY, activities))
    return NetworkRecords(
        network=network,
        on=on,
        areas=areas,
        memberships=tuple(members),
        contacts=tuple(contacts_shown(network)),
        dates=tuple(each for each in dates if each.day <= on),
        coming=tuple(each for each in dates if each.day > on),
        results=_results(network, end_of_day),
        activities=listed,
        reached=reached_by(listed, now=end_of_day),
        uptakes=_uptakes(network, tuple(members), areas, on),
        notes=_notes(network, on),
        links=tuple(links_of(network)),
    )


def _results(network: Network, until: datetime) -> tuple[MinuteItem, ...]:
    """Public lines of dates of the network, tasks left out."""
    public = visible(ANYBODY, gatherings_of(network)).filter(starts_at__lte=until)
    items = visible(ANYBODY, MinuteItem.objects.filter(gathering__in=public.order_by().values("pk")))
    found = items.exclude(kind=MinuteKind.TASK).select_related("gathering")
    return tuple(found.order_by("-gathering__starts_at", "pk"))


def _notes(network: Network, on: date) -> tuple[CarriedNote, ...]:
    found = visible(ANYBODY, CarriedNote.objects.filter(network=network, on__lte=on))
    return tuple(found.select_related("organisation", "offer", "joint_activity").order_by("-on", "pk"))


def _uptakes(
    network: Network, memberships: tuple[Membership, ...], areas: tuple[Area, ...], on: date
) -> tuple[Uptake, ...]:
    """Offers that the network works with, and those that members use in its territory since they belong."""
    members = {each.organisation_id for each in memberships}
    rows = Uptake.objects.filter(running(on, start="since_on")).filter(Q(network=network) | Q(organisation__in=members))
    found = rows.select_related("offer", "organisation", "network", "area").order_by(
        "since_on", "offer__sort_key", "pk"
    )
    since: dict[int, list[date | None]] = defaultdict(list)
    for each in memberships:
        since[each.organisation_id].append(each.from_on)
    keys = tuple(area.key for area in areas)
    return tuple(each for each in found if each.network_id == network.pk or _counts(each, since, keys))


def _counts(uptake: Uptake, since: dict[int, list[date | None]], keys: tuple[str, ...]) -> bool:
    """Whether a member began with it in the territory while it belonged to the network."""
    if uptake.network_id is not None or uptake.area is None or uptake.since_on is None:
        return False
    begun = since.get(uptake.organisation_id or 0, [])
    is_here = any(uptake.area.key.startswith(key) or key.startswith(uptake.area.key) for key in keys)
    return is_here and any(day is not None and day <= uptake.since_on for day in begun)
