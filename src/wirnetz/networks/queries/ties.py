"""Who belongs to which network, and what ties networks to each other."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.models import Node
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Membership, Network, NetworkLink
from wirnetz.networks.queries.by_area import running
from wirnetz.organisations.models import Organisation


def members_of(network: Network, on: date | None = None) -> QuerySet[Membership]:
    """The memberships of a network with their organisations, in German order; two queries, whatever the number.

    Each `membership.organisation.other_memberships` lists the current memberships of that organisation in other
    networks (with `network`), ended networks left out. A membership does not say that the network is active.
    """
    elsewhere = Membership.objects.filter(running(on)).exclude(network=network).select_related("network")
    elsewhere = elsewhere.exclude(network__status=NetworkStatus.ENDED).order_by("network__sort_key", "network", "role")
    found = network.memberships.filter(running(on)).select_related("organisation", "organisation__seat")
    found = found.prefetch_related(
        Prefetch("organisation__memberships", queryset=elsewhere, to_attr="other_memberships")
    )
    return found.order_by("organisation__sort_key", "organisation", "role")


def current_ties_of(networks: Iterable[Network], on: date | None = None) -> QuerySet[Membership]:
    """The current memberships in these networks, in any role, with their organisations; one query."""
    found = Membership.objects.filter(running(on), network__in=[network.pk for network in networks])
    return found.select_related("organisation").order_by("network", "organisation__sort_key", "organisation", "role")


def former_members_of(network: Network, on: date | None = None) -> QuerySet[Membership]:
    """History: memberships that ended before this day."""
    found = network.memberships.exclude(running(on)).select_related("organisation")
    return found.order_by("organisation__sort_key", "organisation", "role")


def networks_of(organisation: Organisation, on: date | None = None) -> QuerySet[Membership]:
    """The current memberships of an organisation with their networks, own ones first; ended networks left out."""
    found = organisation.memberships.filter(running(on)).exclude(network__status=NetworkStatus.ENDED)
    return found.select_related("network").order_by("-network__kind", "network__sort_key", "network", "role")


def networks_of_offices(offices: QuerySet[Organisation], on: date | None = None) -> QuerySet[Membership]:
    """The current memberships of a house's offices with network and office; ended networks left out; one query."""
    found = Membership.objects.filter(running(on), organisation__in=offices.order_by().values("pk"))
    found = found.exclude(network__status=NetworkStatus.ENDED).select_related("network", "organisation")
    return found.order_by("-network__kind", "network__sort_key", "network", "organisation__sort_key", "organisation")


def former_networks_of(organisation: Organisation, on: date | None = None) -> QuerySet[Membership]:
    """History: memberships that ended, or whose network ended."""
    found = organisation.memberships.filter(~running(on) | Q(network__status=NetworkStatus.ENDED))
    return found.select_related("network").order_by("network__sort_key", "network", "role")


def links_of(network: Network, on: date | None = None) -> QuerySet[NetworkLink]:
    """The recorded links of a network with both ends; `link.other_than(network)` is the other one.

    What the other side objects to is left out.
    """
    found = NetworkLink.objects.filter(running(on, start="since_on"), _at(network), objection="")
    return found.select_related("first", "second", "told_by").order_by("pk")


def links_known(network: Network, on: date | None = None) -> QuerySet[NetworkLink]:
    """The same for its own people: with those objected to, and those that begin later."""
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=on or timezone.localdate())
    found = NetworkLink.objects.filter(lasting, _at(network)).order_by("pk")
    return found.select_related("first__node", "second__node", "told_by")


def links_over(network: Network, on: date | None = None) -> QuerySet[NetworkLink]:
    """History: links that ended before this day, what ended last on top."""
    found = NetworkLink.objects.filter(_at(network), until_on__lt=on or timezone.localdate())
    return found.select_related("first", "second").order_by("-until_on", "pk")


def links_to_answer(nodes: QuerySet[Node], on: date) -> QuerySet[NetworkLink]:
    """Links that one side has entered and the other one, with its place among `nodes`, has not answered."""
    asked = Q(told_by=F("first"), second__node__in=nodes) | Q(told_by=F("second"), first__node__in=nodes)
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=on)
    found = NetworkLink.objects.filter(asked, lasting, answered_on__isnull=True).order_by("pk")
    return found.select_related("first", "second", "told_by")


def _at(network: Network) -> Q:
    return Q(first=network) | Q(second=network)
