"""Handing over a coordination: what is under way, what was, and what goes along."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Grant, Person
from wirnetz.accounts.queries import grants_on
from wirnetz.accounts.queries.ways_in import WAITING
from wirnetz.accounts.rules import WRITE
from wirnetz.core.guarded import GuardedQuerySet
from wirnetz.networks.models import Handover, Network

STRONGEST = (Role.ADMINISTRATION, Role.STEWARDSHIP)


def handovers_open(network: Network) -> GuardedQuerySet[Handover]:
    """The one that waits for an answer, as long as its invitation can still be accepted; guarded."""
    alive = Q(invitation__isnull=True) | Q(invitation__state__in=WAITING, invitation__expires_at__gt=timezone.now())
    found = Handover.objects.filter(alive, network=network, state=RequestState.OPEN)
    return found.select_related("network__node", "from_person", "to_person", "invitation", "coordination")  # type: ignore[return-value]


def handovers_done(network: Network) -> GuardedQuerySet[Handover]:
    """Those that were accepted, the latest first; guarded."""
    found = Handover.objects.filter(network=network, state=RequestState.ACCEPTED).order_by("-decided_at")
    return found.select_related("from_person", "to_person", "coordination")  # type: ignore[return-value]


def roles_at(network: Network, person: Person, on: date) -> list[Grant]:
    """With which roles a person writes for the network itself, the strongest first."""
    grants = grants_on(on).unscoped("what goes over").filter(person=person, node=network.node, role__in=WRITE)
    order = [*STRONGEST, Role.EDITING]
    return sorted(grants, key=lambda grant: order.index(Role(grant.role)))
