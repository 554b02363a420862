"""Parts of territories whose official area has ended."""

from datetime import date

from django.db.models import Q, QuerySet

from wirnetz.networks.models import Network, Territory
from wirnetz.regions.queries import Followed, ended_before, followed


def parts_beyond_their_area(on: date) -> QuerySet[Territory]:
    """Parts that would go on beyond the last day of their area, which lies before `on`."""
    rows = Territory.objects.select_related("network", "area").filter(area__in=ended_before(on))
    return rows.filter(Q(until_on__isnull=True) | Q(until_on__gte=on))


def undecided_parts(on: date, network: Network | None = None) -> list[tuple[Territory, Followed]]:
    """Those whose area was divided, or goes on nobody knows where, with its successors; by network and name."""
    rows = parts_beyond_their_area(on)
    rows = rows if network is None else rows.filter(network=network)
    parts = list(rows.order_by("network__sort_key", "area__sort_key", "pk"))
    found = followed([part.area for part in parts], on)
    return [(part, found[part.area_id]) for part in parts if not found[part.area_id].is_certain]
