"""Rules as tables: which roles, held in the house or at the alliance, give which right at a place.

"In the house" means at the place itself or above it, the alliance aside; a role at the alliance counts only where a
table names it. At the alliance's own place both columns count.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules.holding import running_grants
from wirnetz.accounts.rules.pair import Visitor, can_rule

NodeOf = Callable[[Any], Node | None]

ANY_ROLE = tuple(Role)
RUN = (Role.ADMINISTRATION,)
LEAD = (Role.ADMINISTRATION, Role.STEWARDSHIP)
WRITE = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING)


@dataclass(frozen=True)
class Held:
    """The roles that give a right: in the house, and at the alliance."""

    house: tuple[Role, ...] = ()
    alliance: tuple[Role, ...] = ()


def _at(held: Held) -> Q:
    """Condition on grants for every place but the alliance's own."""
    at_alliance = Q(node__kind=NodeKind.ALLIANCE)
    return Q(~at_alliance, role__in=held.house) | Q(at_alliance, role__in=held.alliance)


def holds(visitor: Visitor, node: Node | None, held: Held, *, on: date | None = None) -> bool:
    """Whether `visitor` holds one of these roles at `node` or above it on that day (today)."""
    if node is None:
        return False
    grants = running_grants(visitor, on=on or timezone.localdate()).filter(node__path__above=str(node.path))
    if node.kind == NodeKind.ALLIANCE:
        return grants.filter(role__in=held.house + held.alliance).exists()
    return grants.filter(_at(held)).exists()


def nodes_where(visitor: Visitor, held: Held, *, on: date | None = None) -> QuerySet[Node]:
    """All places where `visitor` holds one of these roles on that day (today), those below included."""
    grants = running_grants(visitor, on=on or timezone.localdate())
    below = Exists(grants.filter(_at(held), node__path__above=OuterRef("path")))
    root = Exists(grants.filter(node__kind=NodeKind.ALLIANCE, role__in=held.house + held.alliance))
    return Node.objects.filter(Q(~Q(kind=NodeKind.ALLIANCE), below) | Q(root, kind=NodeKind.ALLIANCE))


def enter_rights(model: type[Model], node_of: NodeOf, table: Mapping[Verb, Held]) -> None:
    """Enter a whole table for `model`: who may do each verb at the place that `node_of(record)` names."""
    for verb, held in table.items():
        can_rule(verb, model)(_rule(node_of, held))


def _rule(node_of: NodeOf, held: Held) -> Callable[[Visitor, Any], bool]:
    return lambda visitor, record: holds(visitor, node_of(record), held)


def holds_anything(visitor: Visitor) -> bool:
    """Whether `visitor` holds any role today, and so belongs to the alliance's partners."""
    return running_grants(visitor, on=timezone.localdate()).exists()
