"""Querysets of private records: read only what a rule has narrowed, or say why not.

Reading a guarded queryset raises unless `wirnetz.accounts.rules.visible` has narrowed it to somebody's view, or the
code says `.unscoped("reason")`. Forgetting the question "who is asking?" is thereby an error, not a leak.
"""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar, cast

from django.db import models

Record = TypeVar("Record", bound=models.Model)


class UnscopedAccess(Exception):
    """Private records were read without saying for whom."""


class GuardedQuerySet(models.QuerySet[Record, Record], Generic[Record]):
    """A queryset that refuses to be read before it is scoped."""

    _is_scoped = False

    def scoped(self) -> "GuardedQuerySet[Record]":
        """The same rows, open to reading; for the rule pair only."""
        opened = self._chain()  # type: ignore[attr-defined]
        opened._is_scoped = True
        return cast("GuardedQuerySet[Record]", opened)

    def unscoped(self, reason: str) -> "GuardedQuerySet[Record]":
        """All rows, open to reading by the program itself; `reason` is for the reader of the code."""
        if not reason:
            raise ValueError("an unscoped reading needs its reason")
        return self.scoped()

    def _clone(self) -> "GuardedQuerySet[Record]":
        clone = super()._clone()  # type: ignore[misc]
        clone._is_scoped = self._is_scoped
        return cast("GuardedQuerySet[Record]", clone)

    def _demand_scope(self) -> None:
        if not self._is_scoped:
            raise UnscopedAccess(f"{self.model._meta.label} was read without visible(…) or unscoped(…)")

    def _fetch_all(self) -> None:
        self._demand_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Record]:
        """As Django's, for scoped rows only."""
        self._demand_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        """As Django's, for scoped rows only."""
        self._demand_scope()
        return super().count()

    def exists(self) -> bool:
        """As Django's, for scoped rows only."""
        self._demand_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Django's, for scoped rows only."""
        self._demand_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """As Django's, for scoped rows only."""
        self._demand_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, for scoped rows only."""
        self._demand_scope()
        return super().delete()


class GuardedManager(models.Manager[Record], Generic[Record]):
    """The manager of private records: every queryset it hands out is guarded."""

    def get_queryset(self) -> GuardedQuerySet[Record]:
        """A queryset that is still closed."""
        return GuardedQuerySet(self.model, using=self._db)

    def unscoped(self, reason: str) -> GuardedQuerySet[Record]:
        """All rows, for the program itself; says why."""
        return self.get_queryset().unscoped(reason)
