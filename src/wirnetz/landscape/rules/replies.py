"""Who may see and take back what people say to findings; the findings themselves are everybody's."""

from django.db.models import Q, QuerySet

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.rules import (
    ANY_ROLE,
    Held,
    Visitor,
    alliance_node,
    audited_at,
    can,
    can_rule,
    holds,
    nodes_where,
    visible_rule,
)
from wirnetz.landscape.enums import Asked
from wirnetz.landscape.models import FindingReply

HOUSE = Held(house=ANY_ROLE)
STEWARDS = Held(alliance=(Role.ADMINISTRATION, Role.EDITING))
audited_at(FindingReply, "network__node", "organisation__node")


@visible_rule(FindingReply)
def replies_of_those_concerned(visitor: Visitor, replies: QuerySet[FindingReply]) -> QuerySet[FindingReply]:
    """Those of one's own house or network; side by side also what the other network and the stewards have to know."""
    nodes = nodes_where(visitor, HOUSE)
    own = Q(network__node__in=nodes) | Q(organisation__node__in=nodes)
    if holds(visitor, alliance_node(), STEWARDS):
        return replies.filter(own | Q(question=Asked.OVERLAP))
    return replies.filter(own | Q(question=Asked.OVERLAP, other__node__in=nodes))


@can_rule(Verb.WITHDRAW, FindingReply)
def can_take_back(visitor: Visitor, reply: FindingReply) -> bool:
    """Whoever may edit the entry of the one that said it."""
    return can(visitor, "edit", reply.speaker)
