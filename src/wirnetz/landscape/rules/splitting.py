"""Who may see and do what with drafts of a division: the network's people and the alliance that keeps its entry."""

from typing import Any

from django.db.models import QuerySet

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import ANY_ROLE, LEAD, Held, Visitor, audited_at, enter_rights, nodes_where, visible_rule
from wirnetz.landscape.models import SplitDecision, SplitDraft, SplitRemark

READS = Held(house=ANY_ROLE, alliance=(Role.ADMINISTRATION, Role.EDITING))
DECIDES = Held(house=LEAD, alliance=(Role.ADMINISTRATION,))


def node_of_draft(draft: SplitDraft) -> Node | None:
    """The place of the network that it would divide."""
    return draft.network.node


enter_rights(SplitDraft, node_of_draft, {Verb.READ: READS, Verb.ADD: READS, Verb.DECIDE: DECIDES, Verb.UNDO: DECIDES})
audited_at(SplitDraft, "network__node")
audited_at(SplitRemark, "draft__network__node")
audited_at(SplitDecision, "draft__network__node")


@visible_rule(SplitDraft)
def drafts_of_own_networks(visitor: Visitor, drafts: QuerySet[SplitDraft]) -> QuerySet[SplitDraft]:
    """Whoever works at the network's place, and the alliance's administration and editors."""
    return drafts.filter(network__node__in=nodes_where(visitor, READS))


@visible_rule(SplitRemark)
@visible_rule(SplitDecision)
def of_own_drafts(visitor: Visitor, records: QuerySet[Any]) -> QuerySet[Any]:
    """The same for what is said and decided."""
    return records.filter(draft__network__node__in=nodes_where(visitor, READS))
