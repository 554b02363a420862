"""What waits for who clears proposals to entries, and for who is asked whether somebody belongs to a network."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import LEAD, Held, Visitor, alliance_node, holds, nodes_where, visible
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.networks.enums import ClaimProof
from wirnetz.networks.queries import open_claims
from wirnetz.portal.queries.administration.decisions import claim_waiting, proposal_decisions


@waiting_source("proposals")
def proposals_to_clear(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """One line each, or one for many."""
    yield from proposal_decisions(visitor)


MOST = 10
TOO_LONG = timedelta(days=14)
"""What its people or a partner left unanswered for so long, the alliance's stewards see as well."""


@waiting_source("claims")
def claims_to_decide(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Somebody wants to lead the entry of a network, or write for it."""
    if not visitor.is_authenticated:
        return
    led = nodes_where(visitor, Held(house=LEAD))
    mine = Q(proof=ClaimProof.VOUCHER, voucher__node__in=led) | Q(proof=ClaimProof.PEOPLE, network__node__in=led)
    if holds(visitor, alliance_node(), Held(alliance=(Role.ADMINISTRATION, Role.EDITING)), on=on):
        mine |= Q(created_at__lt=timezone.now() - TOO_LONG) | Q(voucher__node=alliance_node())
    for claim in visible(visitor, open_claims().filter(mine))[:MOST]:
        yield claim_waiting(claim)
