"""Who sees and decides about approvals of quotations, portraits and logos: the one who is asked, and who asked."""

from django.db.models import Q, QuerySet

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Approval
from wirnetz.accounts.rules.pair import Visitor, can_rule, visible_rule
from wirnetz.accounts.rules.records import audited_at
from wirnetz.accounts.rules.tables import WRITE, Held, enter_rights, nodes_where

KEEPS_APPROVALS = Held(house=WRITE, alliance=(Role.ADMINISTRATION, Role.EDITING))
"""Who writes for the place that asked, and the alliance's stewards, who keep what has no people of its own."""

enter_rights(Approval, lambda approval: approval.node, {Verb.EDIT: KEEPS_APPROVALS})
audited_at(Approval, "node")


def is_asked(visitor: Visitor, approval: Approval) -> bool:
    """Whether it is the visitor's own words, face or logo."""
    if not visitor.is_authenticated or not visitor.is_active:
        return False
    return approval.person_id == visitor.pk or bool(approval.email and approval.email == visitor.email)


@visible_rule(Approval)
def approvals_known_to(visitor: Visitor, approvals: QuerySet[Approval]) -> QuerySet[Approval]:
    """One's own, and those that one's place has asked for."""
    if not visitor.is_authenticated or not visitor.is_active:
        return approvals.none()
    own = Q(person=visitor.pk) | Q(email=visitor.email)
    return approvals.filter(own | Q(node__in=nodes_where(visitor, KEEPS_APPROVALS)))


@can_rule(Verb.ACCEPT, Approval)
def can_give_approval(visitor: Visitor, approval: Approval) -> bool:
    """The one who is asked, as long as the answer is to come."""
    return approval.is_open and is_asked(visitor, approval)


@can_rule(Verb.WITHDRAW, Approval)
def can_withdraw_approval(visitor: Visitor, approval: Approval) -> bool:
    """The one whom it concerns, at any time; and who keeps it, when the wish came by mail."""
    return approval.withdrawn_on is None and (is_asked(visitor, approval) or keeps(visitor, approval))


def keeps(visitor: Visitor, approval: Approval) -> bool:
    """Whether the visitor writes for the place that asked."""
    return approval.node_id is not None and nodes_where(visitor, KEEPS_APPROVALS).filter(pk=approval.node_id).exists()
