"""Who may see and do what: the pair `visible` / `can`, the roles behind it, and the rules of this room's records."""

from wirnetz.accounts.rules.approvals import KEEPS_APPROVALS, is_asked
from wirnetz.accounts.rules.confirmation import (
    SECOND_FACTORS,
    has_second_factor,
    has_shown,
    must_have_second_factor,
    needs_confirmation,
)
from wirnetz.accounts.rules.giving import (
    ALLIANCE_ROLES,
    GIVES,
    HOUSE_ROLES,
    administrators,
    may_give,
    roles_to_give,
)
from wirnetz.accounts.rules.holding import has_role, nodes_with_role, running_grants
from wirnetz.accounts.rules.pair import Visitor, can, can_rule, everybody_sees, visible, visible_rule
from wirnetz.accounts.rules.records import alliance_node, audited_at, happened_below
from wirnetz.accounts.rules.tables import (
    ANY_ROLE,
    LEAD,
    RUN,
    WRITE,
    Held,
    enter_rights,
    holds,
    holds_anything,
    nodes_where,
)

__all__ = [
    "ALLIANCE_ROLES",
    "ANY_ROLE",
    "GIVES",
    "HOUSE_ROLES",
    "KEEPS_APPROVALS",
    "LEAD",
    "RUN",
    "SECOND_FACTORS",
    "WRITE",
    "Held",
    "Visitor",
    "administrators",
    "alliance_node",
    "audited_at",
    "can",
    "can_rule",
    "enter_rights",
    "everybody_sees",
    "happened_below",
    "has_role",
    "has_second_factor",
    "has_shown",
    "holds",
    "holds_anything",
    "is_asked",
    "may_give",
    "must_have_second_factor",
    "needs_confirmation",
    "nodes_where",
    "nodes_with_role",
    "roles_to_give",
    "running_grants",
    "visible",
    "visible_rule",
]
