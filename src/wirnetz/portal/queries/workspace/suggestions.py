"""Which network near an office might need what: two or three suggestions, each with its reason and the kit for it.

The rule, written down in docs/measures.md: a regional network around the office or in which it takes part, not ended
and not paused; a published offer of the alliance that is open there, has a topic of the network, is not recorded as
used in it, about which the network has said nothing, and which nobody brought into it within a year. Networks in which
the office takes part come first, then the smaller territories; of the offers those that the house uses itself, then
those with more common topics. One per network, another offer for each where there is one.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wirnetz.accounts.rules import Visitor
from wirnetz.activities.models import CarriedNote, Gathering
from wirnetz.activities.queries import A_YEAR
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Network, Uptake
from wirnetz.networks.queries import networks_that_answered, office_seats, running
from wirnetz.offers.enums import OfferStage
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import recorded_offers
from wirnetz.organisations.models import Organisation

MOST = 3
USABLE = ("", OfferStage.PUBLISHED, OfferStage.REVISED)
"""Stages in which one can take an offer along; of many no stage is recorded."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Bring this offer into that network. `topics` are common; `is_member`: the office takes part there."""

    network: Network
    offer: Offer
    topics: tuple[str, ...]
    is_member: bool
    uses_it: bool
    region: str

    @property
    def is_example(self) -> bool:
        """Whether network or offer are invented."""
        return self.network.is_example or self.offer.is_example


def suggestions_for(organisation: Organisation, visitor: Visitor, *, on: date, most: int = MOST) -> list[Suggestion]:
    """For a house: for all its offices together. As many queries for one as for many."""
    near = _networks_near(organisation, visitor, on)
    if not near:
        return []
    topics = _topics_of(list(near), on)
    offers = list(recorded_offers().filter(is_shared=True, areas=None, stage__in=USABLE))
    known = _known(list(near), on)
    own = set(
        Uptake.objects.filter(running(start="since_on"), organisation=organisation).values_list("offer", flat=True)
    )
    ranked = sorted(near.items(), key=lambda pair: (not pair[1][0], pair[0].area_count, pair[0].sort_key))  # type: ignore[attr-defined]
    found: list[Suggestion] = []
    for network, (is_member, region) in ranked:
        fitting = [
            (offer, names)
            for offer in offers
            if (network.pk, offer.pk) not in known
            and (names := tuple(topic.name for topic in offer.topics.all() if topic.pk in topics[network.pk]))
        ]
        if not fitting:
            continue
        told = {each.offer.pk for each in found}
        offer, names = min(
            fitting, key=lambda pair: (pair[0].pk in told, pair[0].pk not in own, -len(pair[1]), pair[0].sort_key)
        )
        found.append(Suggestion(network, offer, names, is_member, offer.pk in own, region))
        if len(found) == most:
            break
    return found


def _networks_near(organisation: Organisation, visitor: Visitor, on: date) -> dict[Network, tuple[bool, str]]:
    """Network → whether an office takes part in it, and the key of a district of such an office."""
    near: dict[Network, tuple[bool, str]] = {}
    for row in office_seats(organisation, visitor, on=on):
        key = row.office.seat.key if row.office.seat else ""
        taken = {seat.network.pk for seat in row.taken}
        for seat in row.seats:
            if seat.network.status != NetworkStatus.PAUSED and not seat.network.is_ended:
                was, region = near.get(seat.network, (False, key))
                near[seat.network] = (was or seat.network.pk in taken, region or key)
    return near


def _topics_of(networks: list[Network], on: date) -> dict[int, set[int]]:
    """Topics that the networks name, and those of the public dates to which they invite."""
    found: dict[int, set[int]] = defaultdict(set)
    named = Network.topics.through.objects.filter(network__in=networks).values_list("network", "topic")
    dates = Gathering.topics.through.objects.filter(
        gathering__hosts__network__in=networks,
        gathering__audience="public",
        gathering__starts_at__date__gte=on - A_YEAR,
    ).values_list("gathering__hosts__network", "topic")
    for network, topic in [*named, *dates]:
        if network is not None:
            found[network].add(topic)
    return found


def _known(networks: list[Network], on: date) -> set[tuple[int, int]]:
    """(network, offer) of what is used there or was brought in within a year."""
    used = Uptake.objects.filter(running(start="since_on"), network__in=networks).values_list("network", "offer")
    brought = CarriedNote.objects.filter(network__in=networks, offer__isnull=False, on__gte=on - A_YEAR)
    return {*used, *brought.values_list("network", "offer"), *networks_that_answered(networks)}
