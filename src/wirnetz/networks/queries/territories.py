"""How the territory of a network changed: what came to it and what left it, by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from wirnetz.networks.models import Network, Territory
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class Change:
    """What came to a territory with the day `on`, or belonged to it until that day (`is_gone`)."""

    on: date
    is_gone: bool
    areas: tuple[Area, ...]


def territory_changes(network: Network, *, most: int | None = None) -> list[Change]:
    """Every dated change, those to come too, the latest first; one query."""
    found: dict[tuple[date, bool], list[Area]] = defaultdict(list)
    parts = network.territories.select_related("area").order_by("area__sort_key", "area__key")
    for part in parts:
        if part.from_on:
            found[part.from_on, False].append(part.area)
        if part.until_on:
            found[part.until_on, True].append(part.area)
    days = sorted(found, key=lambda change: (change[0] + timedelta(days=change[1]), change[1]), reverse=True)
    return [Change(on, is_gone, tuple(found[on, is_gone])) for on, is_gone in days[:most]]


def parts_to_shorten(network: Network) -> QuerySet[Territory]:
    """The parts that belong today or later and have no end yet, in German order."""
    found = network.territories.filter(until_on__isnull=True).select_related("area__parent")
    return found.order_by("area__sort_key", "area__key")
