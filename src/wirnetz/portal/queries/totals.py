"""Counts for the first sentence of a list, in one query each."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from wirnetz.networks.enums import NetworkKind, NetworkStatus
from wirnetz.networks.models import Network
from wirnetz.organisations.enums import PartnershipStatus
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True)
class OrganisationTotal:
    """All, and those documented as partners; how many of them all are invented."""

    all: int
    partners: int
    example: int = 0


@dataclass(frozen=True)
class NetworkTotal:
    """Own and other networks, and those that ended; how many of them all are invented."""

    own: int
    other: int
    ended: int
    example: int


def organisation_total(organisations: QuerySet[Organisation]) -> OrganisationTotal:
    """How many organisations, how many of them documented partners."""
    counts = organisations.order_by().aggregate(
        all=Count("pk"),
        partners=Count("pk", filter=Q(partnership=PartnershipStatus.DOCUMENTED)),
        example=Count("pk", filter=Q(is_example=True)),
    )
    return OrganisationTotal(**counts)


def network_total(networks: QuerySet[Network]) -> NetworkTotal:
    """How many own and other networks, and how many that ended."""
    recorded = ~Q(status=NetworkStatus.ENDED)
    counts = networks.order_by().aggregate(
        own=Count("pk", distinct=True, filter=recorded & Q(kind=NetworkKind.OWN)),
        other=Count("pk", distinct=True, filter=recorded & Q(kind=NetworkKind.OTHER)),
        ended=Count("pk", distinct=True, filter=~recorded),
        example=Count("pk", distinct=True, filter=Q(is_example=True)),
    )
    return NetworkTotal(**counts)
