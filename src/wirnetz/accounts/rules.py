"""The one pair that every page asks: `visible` (what may this person see?) and `can` (may they do this here?).

Each room enters its rules when it is loaded. What nobody entered is invisible and forbidden.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.core.guarded import GuardedQuerySet

Visitor = Person | AnonymousUser
Record = TypeVar("Record", bound=Model)
VisibleRule = Callable[[Visitor, QuerySet[Any]], QuerySet[Any]]
CanRule = Callable[[Visitor, Any], bool]

_visible: dict[type[Model], VisibleRule] = {}
_can: dict[tuple[str, type[Model]], CanRule] = {}


def visible_rule(model: type[Model]) -> Callable[[VisibleRule], VisibleRule]:
    """Enter the rule that narrows a queryset of `model` to what a visitor may see."""

    def enter(rule: VisibleRule) -> VisibleRule:
        _visible[model] = rule
        return rule

    return enter


def can_rule(verb: str, model: type[Model]) -> Callable[[CanRule], CanRule]:
    """Enter the predicate that says who may do `verb` to a record of `model`."""

    def enter(rule: CanRule) -> CanRule:
        _can[verb, model] = rule
        return rule

    return enter


def visible(visitor: Visitor, queryset: QuerySet[Record]) -> QuerySet[Record]:
    """The part of `queryset` that `visitor` may see; empty where no rule is entered."""
    rule = _visible.get(queryset.model)
    narrowed = rule(visitor, queryset) if rule else queryset.none()
    return cast("QuerySet[Record]", narrowed.scoped()) if isinstance(narrowed, GuardedQuerySet) else narrowed


def can(visitor: Visitor, verb: str, record: Model) -> bool:
    """Whether `visitor` may do `verb` to `record`; False where no rule is entered."""
    rule = _can.get((verb, type(record)))
    return bool(rule and rule(visitor, record))


def everybody_sees(visitor: Visitor, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Rule for public records."""
    return queryset


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
