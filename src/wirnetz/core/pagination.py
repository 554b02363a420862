"""Pages of long lists by keyset: as quick at the end as at the beginning, without counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
PAGE_SIZE = 50


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page. `after` is the cursor of the next page, empty when this is the last."""

    rows: list[Item]
    after: str
    is_first: bool


def part_of(rows: Sequence[Item], *, after: str = "", size: int = PAGE_SIZE) -> Page[Item]:
    """Rows that are computed as a whole, from a number on; a broken number starts from the top."""
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    start = start if start < len(rows) else 0
    end = start + size
    return Page(list(rows[start:end]), str(end) if end < len(rows) else "", start == 0)


def newest_page(queryset: QuerySet[Row], *, after: str = "", size: int = PAGE_SIZE) -> Page[Row]:
    """Rows by number, the newest first, that come after the cursor; a broken cursor starts from the top."""
    is_first = not (after.isascii() and after.isdigit() and len(after) < 19)
    if not is_first:
        queryset = queryset.filter(pk__lt=int(after))
    rows: list[Any] = list(queryset.order_by("-pk")[: size + 1])
    return Page(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "", is_first)


def keyset_page(queryset: QuerySet[Row], *, after: str = "", size: int = PAGE_SIZE) -> Page[Row]:
    """Rows ordered by (sort_key, pk) that come after the cursor; a broken cursor starts from the top."""
    key, _, number = after.rpartition("~")
    is_first = not (number.isascii() and number.isdigit() and len(number) < 19) or "\0" in key
    if not is_first:
        further = Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=int(number))
        queryset = queryset.filter(further, sort_key__gte=key)  # the second lets the index begin there
    rows: list[Any] = list(queryset.order_by("sort_key", "pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], f"{last.sort_key}~{last.pk}" if last else "", is_first)
