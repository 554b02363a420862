"""Who belongs to a network, who rests, who was asked, and where a coordination is gone."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import RequestState
from wirnetz.networks.enums import MembershipRole, NetworkStatus
from wirnetz.networks.models import Membership, MembershipPause, MembershipRequest, Network
from wirnetz.networks.queries.by_area import running
from wirnetz.organisations.models import Organisation


def memberships_lasting(on: date | None = None) -> QuerySet[Membership]:
    """Memberships that are not over, those that begin later too, with both ends; `pauses_now` holds what rests."""
    day = on or timezone.localdate()
    lasting = Membership.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=day))
    resting = Prefetch("pauses", queryset=pauses_lasting(day), to_attr="pauses_now")
    found = lasting.select_related("organisation__node", "organisation__seat", "network__node")
    return found.prefetch_related(resting)


def pause_now(membership: Membership) -> MembershipPause | None:
    """The pause that runs or comes next; load the membership with `memberships_lasting`."""
    found: list[MembershipPause] = vars(membership)["pauses_now"]
    return found[0] if found else None


def pauses_lasting(on: date) -> QuerySet[MembershipPause]:
    """Pauses that run on that day or begin later, the nearest first."""
    return MembershipPause.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on)).order_by("from_on")


def resting_in(network: Network, on: date | None = None) -> dict[int, MembershipPause]:
    """What rests on this day, by number of the membership."""
    pauses = MembershipPause.objects.filter(running(on), membership__network=network)
    return {pause.membership_id: pause for pause in pauses}


def memberships_over(on: date | None = None) -> QuerySet[Membership]:
    """History, what ended last on top."""
    ended = Membership.objects.filter(until_on__lt=on or timezone.localdate())
    return ended.select_related("organisation", "network").order_by("-until_on", "organisation__sort_key", "pk")


def open_requests() -> QuerySet[MembershipRequest]:
    """Questions that wait for the other side, the oldest first; guarded."""
    found = MembershipRequest.objects.filter(state=RequestState.OPEN).select_related(
        "network__node", "organisation__node"
    )
    return found.order_by("created_at", "pk")


def networks_that_lost_coordination(networks: QuerySet[Network], on: date | None = None) -> QuerySet[Network]:
    """Those of `networks` that somebody coordinated who has ended or left, and that nobody coordinates now."""
    day = on or timezone.localdate()
    ever = Membership.objects.filter(network=OuterRef("pk"), role=MembershipRole.COORDINATION)
    now = ever.filter(running(day))
    left = Q(Exists(ever.filter(until_on__lt=day)), host__isnull=True)
    gone = left | Q(Exists(now.exclude(organisation__ended_on=""))) | (Q(host__isnull=False) & ~Q(host__ended_on=""))
    held = Q(Exists(now.filter(organisation__ended_on=""))) | Q(host__ended_on="")
    return networks.exclude(status=NetworkStatus.ENDED).filter(gone).exclude(held)


def who_coordinated(network: Network, on: date | None = None) -> list[Organisation]:
    """Who coordinated last: organisations that have ended and that the record still names, else who left last."""
    day = on or timezone.localdate()
    ties = network.memberships.filter(role=MembershipRole.COORDINATION).select_related("organisation")
    found = {tie.organisation_id: tie.organisation for tie in ties.filter(running(day))}
    if network.host is not None:
        found[network.host.pk] = network.host
    ended = [organisation for organisation in found.values() if organisation.is_ended]
    if ended:
        return ended
    last = ties.filter(until_on__lt=day).order_by("-until_on", "pk").first()
    return [last.organisation] if last else []


def coordinating_now(network: Network) -> list[Organisation]:
    """Who coordinates today: members in that role; where the record names none, the organisation the source names."""
    ties = network.memberships.filter(running(timezone.localdate()), role=MembershipRole.COORDINATION)
    found = [tie.organisation for tie in ties.select_related("organisation").order_by("organisation__sort_key", "pk")]
    return found or ([network.host] if network.host is not None else [])


def may_join_for(places: Iterable[Organisation], network: Network) -> list[Organisation]:
    """Those of these organisations that do not belong to the network and were not asked about it."""
    there = set(memberships_lasting().filter(network=network).values_list("organisation", flat=True))
    asked = MembershipRequest.objects.unscoped("one's own organisations").filter(
        network=network, state=RequestState.OPEN
    )
    there |= set(asked.values_list("organisation", flat=True))
    return [place for place in places if place.pk not in there]
