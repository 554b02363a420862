"""Readings that several facts share: within a block each is made once for a scope, or for a region."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

from wirnetz.documents.facts import FactScope

T = TypeVar("T")

_remembered: ContextVar[dict[tuple[str, FactScope], Any] | None] = ContextVar("readings", default=None)


@contextmanager
def situations_remembered() -> Iterator[None]:
    """Within this block each reading of a scope is made once; a block within a block knows what the outer one knows."""
    known = _remembered.get()
    token = _remembered.set({} if known is None else known)
    try:
        yield
    finally:
        _remembered.reset(token)


def remembered(reading: Callable[[FactScope], T]) -> Callable[[FactScope], T]:
    """Let a block remember what this function answers for a scope."""

    @wraps(reading)
    def read(scope: FactScope) -> T:
        known = _remembered.get()
        key = (_name_of(reading), scope)
        if known is not None and key in known:
            found: T = known[key]
            return found
        answer = reading(scope)
        if known is not None:
            known[key] = answer
        return answer

    return read


def shared_by_houses(reading: Callable[[FactScope], T]) -> Callable[[FactScope], T]:
    """Let a block remember what this function answers for areas and a day, whatever house asks."""
    of_region = remembered(reading)

    @wraps(reading)
    def read(scope: FactScope) -> T:
        return of_region(of_any_house(scope))

    return read


def of_any_house(scope: FactScope) -> FactScope:
    """The areas and the day of the scope alone."""
    return replace(scope, organisation_id=None)


def remember(reading: Callable[[FactScope], T], scope: FactScope, answer: T) -> None:
    """Give this block the answer beforehand."""
    known = _remembered.get()
    if known is None:
        raise RuntimeError("nothing is remembered outside of situations_remembered()")
    known[_name_of(reading), scope] = answer


def _name_of(reading: Callable[[FactScope], Any]) -> str:
    return f"{reading.__module__}.{reading.__qualname__}"
