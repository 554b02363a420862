"""The areas of all regional networks at once."""

from datetime import date

from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import recorded_networks, running
from wirnetz.networks.queries.by_area import REGIONAL


def regional_keys(on: date) -> list[tuple[Network, frozenset[str]]]:
    """Each regional network with the keys of its areas on this day, in German order; one query."""
    parts = Territory.objects.filter(running(on), network__in=recorded_networks().order_by())
    found: dict[Network, set[str]] = {}
    for part in parts.filter(network__coverage__in=REGIONAL).select_related("network", "area"):
        found.setdefault(part.network, set()).add(part.area.key)
    ranked = sorted(found.items(), key=lambda pair: (pair[0].sort_key, pair[0].pk))
    return [(network, frozenset(keys)) for network, keys in ranked]
