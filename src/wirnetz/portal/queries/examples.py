"""What of a page rests on invented records of the example year, so that the page can say so."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db.models import BooleanField, ExpressionWrapper, Model, Q

from wirnetz.core.search import SearchRow
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Network, NetworkLink
from wirnetz.networks.queries import running
from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

SEARCHED: dict[str, tuple[type[Model], Q]] = {
    "network": (Network, Q(status=NetworkStatus.ENDED)),
    "organisation": (Organisation, ~Q(ended_on="")),
    "offer": (Offer, Q(status=OfferStatus.ENDED)),
}
"""The records that can be found, and when one is history."""


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


def rows_with_mark(rows: Sequence[SearchRow]) -> list[tuple[SearchRow, bool, bool]]:
    """Hits of the search, each with whether its record is invented and whether it ended; one query for each kind."""
    marks: dict[tuple[str, int], tuple[bool, bool]] = {}
    for kind, (model, ended) in SEARCHED.items():
        ids = [row.object_id for row in rows if row.kind == kind]
        found = model._default_manager.filter(pk__in=ids).annotate(has_ended=ExpressionWrapper(ended, BooleanField()))
        for number, is_example, has_ended in found.values_list("pk", "is_example", "has_ended"):
            marks[kind, number] = (is_example, has_ended)
    return [(row, *marks.get((row.kind, row.object_id), (False, False))) for row in rows]
