"""What of a page rests on invented records of the example year, so that the page can say so."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db.models import Model, Q

from wirnetz.core.search import SearchRow
from wirnetz.networks.models import Network, NetworkLink
from wirnetz.networks.queries import running
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

SEARCHED: dict[str, type[Model]] = {"network": Network, "organisation": Organisation, "offer": Offer}


class Markable(Protocol):
    """Anything that says whether it is invented."""

    @property
    def is_example(self) -> bool: ...


def any_example(*records: Iterable[Markable]) -> bool:
    """Whether one of them is invented."""
    return any(record.is_example for group in records for record in group)


def linked_by_example(networks: Sequence[Network]) -> set[int]:
    """Numbers of those networks for which an invented link is recorded; one query."""
    ids = [network.pk for network in networks]
    links = NetworkLink.objects.filter(running(start="since_on"), Q(first__in=ids) | Q(second__in=ids), is_example=True)
    return {end for pair in links.values_list("first", "second") for end in pair} & set(ids)


def rows_with_mark(rows: Sequence[SearchRow]) -> list[tuple[SearchRow, bool]]:
    """Hits of the search, each with whether its record is invented; one query for each kind of record."""
    invented = {
        (kind, number)
        for kind, model in SEARCHED.items()
        if (ids := [row.object_id for row in rows if row.kind == kind])
        for number in model._default_manager.filter(pk__in=ids, is_example=True).values_list("pk", flat=True)
    }
    return [(row, (row.kind, row.object_id) in invented) for row in rows]
