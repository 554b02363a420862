"""The one pair that every page asks: `visible` (what may this person see?) and `can` (may they do this here?).

Each room enters its rules when it is loaded. What nobody entered is invisible and forbidden.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet

from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant, Node, Person

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
    return rule(visitor, queryset) if rule else queryset.none()


def can(visitor: Visitor, verb: str, record: Model) -> bool:
    """Whether `visitor` may do `verb` to `record`; False where no rule is entered."""
    rule = _can.get((verb, type(record)))
    return bool(rule and rule(visitor, record))


def everybody_sees(visitor: Visitor, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Rule for public records."""
    return queryset


def has_role(visitor: Visitor, node: Node | None, *roles: Role, on: date) -> bool:
    """Whether `visitor` holds one of `roles` at `node` or above it on that day."""
    if node is None or not visitor.is_authenticated:
        return False
    running = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    held = Grant.objects.filter(running, person_id=visitor.pk, role__in=roles, node__path__above=str(node.path))
    return bool(visitor.is_active and held.exists())
