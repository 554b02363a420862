"""The registry into which each room enters what of it can be searched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from wirnetz.core.search.vectors import SearchEntry

EntryFunction = Callable[[QuerySet[Any]], Iterable[SearchEntry]]


@dataclass(frozen=True, slots=True)
class Source:
    """How records of one kind become entries.

    `weight` orders kinds among hits of equal rank, the smaller first. Words of a source that is not `is_vocabulary`
    (place names) are known, but compounds are not taken apart with them ("Interessen" is not about Essen).
    """

    kind: str
    model: type[Model]
    label: str | Promise
    url_name: str
    weight: int
    is_vocabulary: bool
    entries: EntryFunction

    def all_entries(self) -> Iterable[SearchEntry]:
        """Entries of all records."""
        return self.entries(self.model._default_manager.all())


_sources: dict[str, Source] = {}


def search_source(
    kind: str, model: type[Model], *, label: str | Promise, url_name: str, weight: int = 50, is_vocabulary: bool = True
) -> Callable[[EntryFunction], EntryFunction]:
    """Enter a function that turns a queryset of `model` into entries; a record that it leaves out is not found.

    `label` is the German name of the kind, translated when it is shown. A kind is entered once.
    """

    def enter(function: EntryFunction) -> EntryFunction:
        known = _sources.get(kind)
        if known is not None and known.entries is not function:
            raise ValueError(f"search source {kind!r} is registered twice")
        _sources[kind] = Source(kind, model, label, url_name, weight, is_vocabulary, function)
        return function

    return enter


def source(kind: str) -> Source | None:
    """The source of a kind."""
    return _sources.get(kind)


def sources() -> list[Source]:
    """All sources, the weightiest first."""
    return sorted(_sources.values(), key=lambda one: (one.weight, one.kind))


def source_of(record: Model) -> Source | None:
    """The source that knows records of this model."""
    return next((one for one in _sources.values() if one.model is type(record)), None)
