"""Who may see and do what: the pair `visible` / `can`, the roles behind it, and the rules of this room's records."""

from wirnetz.accounts.rules.holding import has_role, nodes_with_role, running_grants
from wirnetz.accounts.rules.pair import Visitor, can, can_rule, everybody_sees, visible, visible_rule

__all__ = [
    "Visitor",
    "can",
    "can_rule",
    "everybody_sees",
    "has_role",
    "nodes_with_role",
    "running_grants",
    "visible",
    "visible_rule",
]
