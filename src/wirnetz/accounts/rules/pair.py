"""The one pair that every page asks: `visible` (what may this person see?) and `can` (may they do this here?).

Each room enters its rules when it is loaded. What nobody entered is invisible and forbidden.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from wirnetz.accounts.enums import Verb
from wirnetz.accounts.models import Person
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
    """Enter the predicate that says who may do `verb` (one of the closed list) to a record of `model`."""
    known = Verb(verb)

    def enter(rule: CanRule) -> CanRule:
        _can[known, model] = rule
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
