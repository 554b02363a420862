"""Joint activities: which there are, who takes part, and what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.rules import WRITE, Held, Visitor, nodes_where, visible
from wirnetz.activities.enums import GatheringState, JointActivityState, ReachMethod
from wirnetz.activities.measures import Reached, Report, firms_reached
from wirnetz.activities.models import ActivityStep, Carrier, FirmReach, Gathering, Joining, JointActivity
from wirnetz.activities.queries.calendar import with_hosts
from wirnetz.activities.queries.parties import Party
from wirnetz.core.sorting import address_words
from wirnetz.networks.counting.small import at_least
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

OPEN = (JointActivityState.PLANNED, JointActivityState.RUNNING)


@dataclass(frozen=True, slots=True)
class Results:
    """What came of a joint activity so far, added up. `firms` is None where nobody said, or too few to be told."""

    held: int
    planned: int
    networks: int
    organisations: int
    firms: int | None
    is_estimated: bool
    is_reported: bool
    brought_into: int
    offers: list[tuple[Offer, int]]
    learnt: list[tuple[str, str]]


def activity_known(visitor: Visitor, slug: str) -> JointActivity | None:
    """The joint activity of this short name, if the visitor may see it; with who carries it."""
    return with_carriers(visible(visitor, JointActivity.objects.filter(slug=slug))).first()


def with_carriers(activities: QuerySet[JointActivity]) -> QuerySet[JointActivity]:
    """The same with carriers, the leading one first, and topics: two queries more."""
    carriers = Carrier.objects.select_related("organisation").order_by("-is_lead", "organisation__sort_key", "pk")
    return activities.prefetch_related(Prefetch("carriers", carriers), "topics")


def activities_listed(visitor: Visitor) -> QuerySet[JointActivity]:
    """Everything that was not given up, the latest first, with how many take part."""
    found = visible(visitor, JointActivity.objects.exclude(state=JointActivityState.CANCELLED))
    taking_part = Count("joinings", filter=Q(joinings__left_on=None), distinct=True)
    return with_carriers(found.annotate(part_count=taking_part)).order_by("-from_on", "-pk")


def activities_of(house: Organisation) -> QuerySet[JointActivity]:
    """What a house carries or is asked to carry, the latest first."""
    carried = Q(carriers__organisation=house) | Q(joinings__organisation=house, joinings__left_on=None)
    return with_carriers(JointActivity.objects.filter(carried).distinct()).order_by("-from_on", "-pk")


def activities_with(network: Network) -> QuerySet[JointActivity]:
    """What a network takes part in, or took until its end; for everybody, the latest first."""
    found = JointActivity.objects.filter(joinings__network=network, joinings__left_on=None)
    return found.filter(state__in=[JointActivityState.RUNNING, JointActivityState.DONE]).order_by("-from_on", "-pk")


def activities_to_choose(party: Party) -> QuerySet[JointActivity]:
    """Joint activities to which a date of this network or house may belong: it carries them or takes part."""
    if isinstance(party, Network):
        mine = Q(joinings__network=party, joinings__left_on=None)
    else:
        mine = Q(joinings__organisation=party, joinings__left_on=None) | Q(carriers__organisation=party)
    return JointActivity.objects.filter(mine, state__in=OPEN).distinct().order_by("title", "pk")


def parties_of(visitor: Visitor) -> list[Party]:
    """Networks and houses for which the visitor may say that they take part."""
    nodes = nodes_where(visitor, Held(house=WRITE))
    networks = Network.objects.filter(node__in=nodes).exclude(status=NetworkStatus.ENDED).order_by("sort_key", "pk")
    houses = Organisation.objects.filter(node__in=nodes, ended_on="").order_by("sort_key", "pk")
    return [*networks.select_related("node"), *houses.select_related("node")]


def joinings_of(activity: JointActivity, *, with_left: bool = False) -> QuerySet[Joining]:
    """Who takes part, networks first, in German order."""
    found = Joining.objects.filter(joint_activity=activity).select_related("network", "organisation", "joint_activity")
    found = found if with_left else found.filter(left_on=None)
    return found.order_by("network__sort_key", "organisation__sort_key", "pk")


def steps_of(activity: JointActivity) -> QuerySet[ActivityStep]:
    """The plan, the nearest day first."""
    return ActivityStep.objects.filter(joint_activity=activity).select_related("organisation")


def gatherings_of_activity(visitor: Visitor, activity: JointActivity) -> QuerySet[Gathering]:
    """Its dates in order, as far as the visitor may see them."""
    found = visible(visitor, Gathering.objects.filter(joint_activity=activity))
    return with_hosts(found).order_by("starts_at", "pk")


def in_period(activity: JointActivity) -> Q:
    """Condition on gatherings: they begin while the activity goes on. What lies outside is listed, never counted."""
    return Q(starts_at__date__gte=activity.from_on, starts_at__date__lte=activity.until_on)


def is_in_period(gathering: Gathering, activity: JointActivity) -> bool:
    """The same for a date that is at hand."""
    return activity.from_on <= timezone.localtime(gathering.starts_at).date() <= activity.until_on


def results_of(activity: JointActivity, *, now: datetime) -> Results:
    """What came of it, as `docs/measures.md` defines it. A fixed number of queries."""
    found = Gathering.objects.filter(in_period(activity), joint_activity=activity)
    dates = found.exclude(state=GatheringState.CANCELLED)
    joinings = list(joinings_of(activity, with_left=True))
    reached = firms_reached(reports_of(activity, now=now), activity=activity.pk)
    firms = at_least(reached.firms)
    held = dates.filter(starts_at__lte=now)
    offers = Offer.objects.filter(gatherings__in=held.values("pk")).annotate(n=Count("gatherings", distinct=True))
    return Results(
        held=held.count(),
        planned=dates.filter(starts_at__gt=now).count(),
        networks=sum(each.network_id is not None and each.left_on is None for each in joinings),
        organisations=sum(each.organisation_id is not None and each.left_on is None for each in joinings),
        firms=firms,
        is_estimated=reached.is_estimated,
        is_reported=reached.places > 0,
        brought_into=activity.carried_notes.aggregate(n=Count("network", distinct=True))["n"],
        offers=[(offer, offer.n) for offer in offers.order_by("-n", "name")],
        learnt=[(str(each.network or each.organisation), each.learnt) for each in joinings if each.learnt],
    )


def reports_of(activity: JointActivity, *, now: datetime) -> list[Report]:
    """What each place said about firms: dates that took place, and parts outside of dates."""
    return _reports([activity], now=now)


def reached_by(activities: Iterable[JointActivity], *, now: datetime) -> dict[int, Reached]:
    """How many firms each of these activities reached, as `docs/measures.md` counts them; one query."""
    known = list(activities)
    reports = _reports(known, now=now)
    return {activity.pk: firms_reached(reports, activity=activity.pk) for activity in known}


def _reports(activities: list[JointActivity], *, now: datetime) -> list[Report]:
    rows = FirmReach.objects.unscoped("added up, never shown alone")
    theirs = Q(gathering__joint_activity__in=activities) | Q(joining__joint_activity__in=activities)
    return [
        Report(
            place=f"gathering-{row.gathering_id}" if row.gathering else f"joining-{row.joining_id}",
            activity=_activity_of(row),
            firms=row.firm_count,
            known=row.known_count,
            is_estimated=row.method == ReachMethod.ESTIMATED,
            counts=row.gathering is None or _counts(row.gathering, now),
        )
        for row in rows.filter(theirs).select_related("gathering__joint_activity", "joining").order_by("pk")
    ]


def _counts(gathering: Gathering, now: datetime) -> bool:
    activity = gathering.joint_activity
    in_time = activity is None or is_in_period(gathering, activity)
    return not gathering.is_cancelled and gathering.starts_at <= now and in_time


def _activity_of(row: FirmReach) -> int:
    place = row.gathering or row.joining
    return (place.joint_activity_id if place else None) or 0


def reach_of(record: Gathering | Joining) -> FirmReach | None:
    """What was said about firms there; for who writes it down."""
    rows = FirmReach.objects.unscoped("the caller may write it")
    return rows.filter(**{"gathering" if isinstance(record, Gathering) else "joining": record}).first()


def free_activity_slug(title: str, on: date) -> str:
    """A short name that no joint activity has yet."""
    plain = address_words(title, most=60) or f"aktion-{on.year}"
    taken = set(JointActivity.objects.filter(slug__startswith=plain).values_list("slug", flat=True)) | {"anfrage"}
    slug, number = plain, 2
    while slug in taken:
        slug, number = f"{plain}-{number}", number + 1
    return slug
