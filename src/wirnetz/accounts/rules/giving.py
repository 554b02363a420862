"""Which roles a visitor may give or take where: never more than their own, never outside their part of the tree."""

from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node
from wirnetz.accounts.rules.holding import running_grants
from wirnetz.accounts.rules.pair import Visitor

HOUSE_ROLES = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING, Role.PARTICIPATION)
ALLIANCE_ROLES = (Role.RELEASE, Role.DATA_PROTECTION)
"""These exist at the alliance only, and only its administration gives them."""

GIVES: dict[Role, tuple[Role, ...]] = {
    Role.ADMINISTRATION: HOUSE_ROLES,
    Role.STEWARDSHIP: (Role.PARTICIPATION,),
}


def roles_to_give(visitor: Visitor, node: Node | None) -> tuple[Role, ...]:
    """The roles that `visitor` may give and end at `node` today, in the order of the closed list."""
    if node is None:
        return ()
    held = running_grants(visitor, on=timezone.localdate()).filter(node__path__above=str(node.path))
    given: set[Role] = set()
    for role, kind in held.values_list("role", "node__kind"):
        given |= set(GIVES.get(Role(role), ()))
        if kind == node.kind == NodeKind.ALLIANCE and role == Role.ADMINISTRATION:
            given |= set(ALLIANCE_ROLES)
    return tuple(role for role in Role if role in given)


def may_give(visitor: Visitor, role: str, node: Node | None) -> bool:
    """Whether `visitor` may give or end `role` at `node`."""
    return role in roles_to_give(visitor, node)


def administrators(node: Node, *, with_alliance: bool = False) -> "list[int]":
    """Numbers of the people who run `node` today: administration at it or above it, the alliance's only on demand."""
    today = timezone.localdate()
    grants = Grant.objects.unscoped("who runs a place").filter(
        role=Role.ADMINISTRATION, node__path__above=str(node.path), from_on__lte=today, person__is_active=True
    )
    if not with_alliance:
        grants = grants.exclude(node__kind=NodeKind.ALLIANCE)
    return list(grants.exclude(until_on__lt=today).values_list("person_id", flat=True).distinct())
