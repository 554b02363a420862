"""Who works in an area, what is used there, and what is missing. All of it speaks of what is recorded."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from wirnetz.networks.enums import MEMBER_ROLES, NetworkKind, NetworkScope, NetworkStatus
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.networks.queries.by_area import REGIONAL, networks_in_areas, running
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_available_in
from wirnetz.organisations.enums import PARTNER_KINDS, OrganisationKind
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import areas_touching, recorded_organisations


def regional_memberships_in(keys: Iterable[str], on: date | None = None) -> QuerySet[Membership]:
    """Memberships (member, coordination, host) in regional networks whose territory touches these areas."""
    parts = Territory.objects.filter(running(on), area__in=areas_touching(keys), network__coverage__in=REGIONAL)
    found = Membership.objects.filter(running(on), role__in=MEMBER_ROLES, network__in=parts.values("network"))
    found = found.exclude(network__status=NetworkStatus.ENDED).select_related("network")
    return found.order_by("network__sort_key", "network", "role")


def organisations_in_areas(keys: Iterable[str], on: date | None = None) -> QuerySet[Organisation]:
    """Organisations with a seat here or in a regional network here, those seated here first.

    The reason comes along: `is_seated_here` (bool) and `local_memberships` (list, each with `network`).
    """
    keys = list(keys)
    members = regional_memberships_in(keys, on)
    seated = Organisation.objects.filter(pk=OuterRef("pk"), seat__in=areas_touching(keys, with_states=False))
    found = recorded_organisations().annotate(is_seated_here=Exists(seated))
    found = found.filter(Q(is_seated_here=True) | Q(pk__in=members.order_by().values("organisation")))
    found = found.prefetch_related(Prefetch("memberships", queryset=members, to_attr="local_memberships"))
    return found.order_by("-is_seated_here", "sort_key", "pk")


def kinds_missing(keys: Iterable[str], on: date | None = None) -> list[OrganisationKind]:
    """The kinds of partners of which no organisation is recorded here, in their fixed order."""
    present = set(organisations_in_areas(keys, on).order_by().values_list("kind", flat=True).distinct())
    return [kind for kind in PARTNER_KINDS if kind not in present]


def uptake_in(keys: Iterable[str], on: date | None = None) -> QuerySet[Uptake]:
    """Recorded use of offers here, with all that it names.

    Where it takes place says the area; without one the regional network; without both the seat of the organisation.
    """
    keys = list(keys)
    here = areas_touching(keys, with_states=False)
    networks = Territory.objects.filter(running(on), area__in=here).values("network")
    in_network = Q(area__isnull=True, network__in=networks)
    at_seat = Q(area__isnull=True, network__isnull=True, organisation__seat__in=here)
    found = Uptake.objects.filter(running(on, start="since_on")).filter(Q(area__in=here) | in_network | at_seat)
    return found.select_related("offer", "organisation", "network", "area").order_by("offer__sort_key", "offer", "pk")


def offers_without_recorded_use(keys: Iterable[str], on: date | None = None) -> QuerySet[Offer]:
    """Offers available here of which no use here is recorded; the jointly developed ones first."""
    keys = list(keys)
    return offers_available_in(keys).exclude(pk__in=uptake_in(keys, on).order_by().values("offer"))


def networks_without_recorded_link(keys: Iterable[str], on: date | None = None) -> QuerySet[Network]:
    """Other regional networks here without a recorded link, free of objection, with a network of the alliance."""
    links = NetworkLink.objects.filter(running(on, start="since_on"), objection="")
    tied = links.filter(
        Q(first=OuterRef("pk"), second__kind=NetworkKind.OWN) | Q(second=OuterRef("pk"), first__kind=NetworkKind.OWN)
    )
    found = networks_in_areas(keys, scopes=[NetworkScope.REGIONAL], on=on).filter(kind=NetworkKind.OTHER)
    return found.exclude(Exists(tied))
