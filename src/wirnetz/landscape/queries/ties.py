"""Who sits in the networks of a landscape and where, what they work on, and what is recorded of them on which day.

Networks come as their numbers in the database, in the order of their rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import scipy.sparse as sp
from django.db.models import Count, F
from django.utils import timezone

from wirnetz.activities.enums import GatheringState, JointActivityState
from wirnetz.activities.models import GatheringHost, Joining
from wirnetz.landscape.analysis import Activity, Office, Seated, Shared
from wirnetz.landscape.queries.areas import largest_of, seats_of
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.models import Membership, Network, NetworkLink, Uptake
from wirnetz.networks.queries import running
from wirnetz.offers.queries import recorded_offers
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import recorded_organisations

CARRIED_BY = 2
"""A joint activity of fewer organisations says nothing about a network."""


def seats_in(networks: Sequence[int], on: date) -> tuple[tuple[Seated, ...], sp.csr_matrix]:
    """The organisations that are members of these networks on a day, by name, and organisations × networks."""
    column = {network: number for number, network in enumerate(networks)}
    found = Membership.objects.filter(running(on), network__in=column, role__in=MEMBER_ROLES)
    found = found.select_related("organisation").order_by("organisation__sort_key", "organisation")
    houses: dict[int, Organisation] = {}
    pairs = set()
    for each in found:
        houses.setdefault(each.organisation.pk, each.organisation)
        pairs.add((each.organisation.pk, column[each.network_id]))
    row = {pk: number for number, pk in enumerate(houses)}
    at = np.array(sorted((row[house], network) for house, network in pairs), int).reshape(-1, 2)
    seats = sp.csr_matrix((np.ones(len(at), bool), (at[:, 0], at[:, 1])), (len(houses), len(networks)))
    return tuple(Seated(each.slug, each.short_name or each.name, each.kind) for each in houses.values()), seats


def activities_of(networks: Sequence[int], at: Mapping[str, int]) -> tuple[Activity, ...]:
    """What these networks invited to and the joint activities that they joined, planned ones too, by network and day.

    `at`: numbers of the municipalities by key. A joint activity has no place.
    """
    row = {network: number for number, network in enumerate(networks)}
    found = set()
    hosted = GatheringHost.objects.filter(network__in=row).exclude(gathering__state=GatheringState.CANCELLED)
    for network, begin, key in hosted.values_list("network", "gathering__starts_at", "gathering__municipality__key"):
        found.add(Activity(row[network], timezone.localdate(begin), at.get(key)))
    joined = Joining.objects.filter(network__in=row, left_on__isnull=True)
    joined = joined.exclude(joint_activity__state=JointActivityState.CANCELLED)
    joined = joined.annotate(carried_by=Count("joint_activity__carriers")).filter(carried_by__gte=CARRIED_BY)
    begins = joined.annotate(its_own=F("from_on"), common=F("joint_activity__from_on"))
    for network, its_own, common in begins.values_list("network", "its_own", "common"):
        found.add(Activity(row[network], its_own or common))
    return tuple(sorted(found, key=lambda each: (each.network, each.on, -1 if each.area is None else each.area)))


def days_of(activities: Iterable[Activity], networks: int) -> tuple[tuple[date, ...], ...]:
    """By network the days of its activities, each once, ascending."""
    days: list[set[date]] = [set() for _ in range(networks)]
    for each in activities:
        days[each.network].add(each.on)
    return tuple(tuple(sorted(found)) for found in days)


def topics_of(networks: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """By number of the network the names of its topics, in German order."""
    found: dict[int, list[str]] = {}
    rows = Network.topics.through.objects.filter(network__in=networks)
    for network, name in rows.order_by("topic__sort_key", "topic").values_list("network", "topic__name"):
        found.setdefault(network, []).append(name)
    return {network: tuple(names) for network, names in found.items()}


def offices_at(at: Mapping[str, int], people: Mapping[str, float]) -> tuple[Office, ...]:
    """All recorded organisations and offices with the municipality that they sit in; see `seats_of`."""
    rows = list(recorded_organisations())
    keys = seats_of(rows, largest_of(people))
    return tuple(
        Office(
            row.slug,
            row.label,
            row.parent.slug if row.is_office and row.parent else row.slug,
            at.get(keys.get(row.pk, "")),
            row.is_documented_partner or bool(row.parent and row.parent.is_documented_partner),
        )
        for row in rows
    )


def links_between(networks: Sequence[int], on: date) -> frozenset[tuple[int, int]]:
    """Pairs of these networks that hold together on a day by what they recorded; what one objects to is left out."""
    row = {network: number for number, network in enumerate(networks)}
    found = NetworkLink.objects.filter(running(on, start="since_on"), objection="", first__in=row, second__in=row)
    pairs = (sorted((row[first], row[second])) for first, second in found.values_list("first", "second"))
    return frozenset((first, second) for first, second in pairs)


def offers_shared(networks: Sequence[int], on: date) -> tuple[tuple[Shared, ...], frozenset[tuple[int, int]]]:
    """The shared offers with their topics, and which of them which network is recorded to use on a day."""
    offers = list(recorded_offers().filter(is_shared=True).prefetch_related("topics"))
    number = {offer.pk: at for at, offer in enumerate(offers)}
    row = {network: at for at, network in enumerate(networks)}
    uses = Uptake.objects.filter(running(on, start="since_on"), offer__in=number, network__in=row)
    pairs = frozenset((number[offer], row[network]) for offer, network in uses.values_list("offer", "network"))
    told = (Shared(offer.slug, offer.name, tuple(topic.name for topic in offer.topics.all())) for offer in offers)
    return tuple(told), pairs
