"""Networks with territory, members, links and use of offers for tests."""

import itertools
from typing import Any

from tests.factories.areas import make_area
from wirnetz.networks.enums import Coverage, LinkKind, MembershipRole, NetworkKind
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

_numbers = itertools.count(1)
SOURCE = {"source_url": "https://quelle.example/netzwerke", "as_of": 2025}


def make_network(name: str = "", *, areas: tuple[str, ...] = (), **fields: Any) -> Network:
    """Another organisation's network whose territory holds these areas; Land keys make it Land-wide."""
    number = next(_numbers)
    coverage = Coverage.UNKNOWN
    if areas:
        coverage = Coverage.STATE if all(len(key) == 2 for key in areas) else Coverage.FULL
    defaults: dict[str, Any] = {
        "slug": f"netzwerk-{number}",
        "name": name or f"Netzwerk {number}",
        "kind": NetworkKind.OTHER,
        "coverage": coverage,
        **SOURCE,
    }
    network = Network.objects.create(**(defaults | fields))
    Territory.objects.bulk_create([Territory(network=network, area=make_area(key), **SOURCE) for key in areas])
    return network


def make_own_network(name: str = "", **fields: Any) -> Network:
    """A network of the alliance."""
    return make_network(name, kind=NetworkKind.OWN, **fields)


def make_membership(organisation: Organisation, network: Network, **fields: Any) -> Membership:
    """`organisation` is a member of `network`."""
    defaults: dict[str, Any] = {"role": MembershipRole.MEMBER, **SOURCE}
    return Membership.objects.create(organisation=organisation, network=network, **(defaults | fields))


def make_link(one: Network, other: Network, **fields: Any) -> NetworkLink:
    """A recorded tie between two networks."""
    first, second = sorted((one, other), key=lambda network: network.pk)
    defaults: dict[str, Any] = {"kind": LinkKind.TALKS, **SOURCE}
    return NetworkLink.objects.create(first=first, second=second, **(defaults | fields))


def make_uptake(offer: Offer, *, area: str = "", **fields: Any) -> Uptake:
    """A recorded use of `offer`."""
    return Uptake.objects.create(offer=offer, area=make_area(area) if area else None, **(SOURCE | fields))
