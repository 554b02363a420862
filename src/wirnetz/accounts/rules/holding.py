"""What roles a visitor holds, where and on which day."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node
from wirnetz.accounts.rules.pair import Visitor


def running_grants(visitor: Visitor, *, on: date) -> QuerySet[Grant]:
    """The grants that `visitor` holds on that day; none for strangers and for people who are no longer active."""
    grants = Grant.objects.unscoped("rights of the visitor themself")
    if not visitor.is_authenticated or not visitor.is_active:
        return grants.none()
    running = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    return grants.filter(running, person_id=visitor.pk)


def has_role(visitor: Visitor, node: Node | None, *roles: Role, on: date, own_only: bool = False) -> bool:
    """Whether `visitor` holds one of `roles` at `node` or above it on that day.

    With `own_only` a role at the alliance does not count: what belongs to an organisation alone is not the
    alliance office's to read.
    """
    if node is None:
        return False
    held = running_grants(visitor, on=on).filter(role__in=roles, node__path__above=str(node.path))
    if own_only:
        held = held.exclude(node__kind=NodeKind.ALLIANCE)
    return held.exists()


def nodes_with_role(visitor: Visitor, *roles: Role, on: date, own_only: bool = False) -> QuerySet[Node]:
    """All places where `visitor` holds one of `roles` on that day, those below the granted ones included."""
    held = running_grants(visitor, on=on).filter(role__in=roles)
    if own_only:
        held = held.exclude(node__kind=NodeKind.ALLIANCE)
    above = held.filter(node__path__above=OuterRef("path"))
    return Node.objects.filter(Exists(above))
