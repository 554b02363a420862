"""Territories by year: which districts networks held at a date, and what changed between two."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min
from django.utils import timezone

from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import regional_keys

EARLIEST = 2000


@dataclass(frozen=True, slots=True)
class Change:
    """A network whose territory differs between two dates: keys that came and keys that left."""

    network: Network
    came: tuple[str, ...]
    left: tuple[str, ...]


def years_of_territories() -> list[int]:
    """The years in which a dated territory began or ended, this year, and all between; one query. The latest last.

    A planned change counts up to its year.
    """
    found = Territory.objects.aggregate(a=Min("from_on"), b=Min("until_on"), c=Max("from_on"), d=Max("until_on"))
    years = [day.year for day in found.values() if day] + [timezone.localdate().year]
    return list(range(max(min(years), EARLIEST), max(years) + 1))


def last_day(year: int) -> date:
    """The day that a year is shown by: its last, today in the present year."""
    today = timezone.localdate()
    return today if year == today.year else date(year, 12, 31)


def undated() -> tuple[int, int]:
    """Of how many areas of territories no beginning is recorded, and how many there are; two queries."""
    return Territory.objects.filter(from_on=None).count(), Territory.objects.count()


def changes_between(first: date, second: date) -> list[Change]:
    """Networks whose territory differs, in German order; two queries."""
    before, after = _held(first), _held(second)
    networks: Mapping[int, Network] = {network.pk: network for network, _keys in (*before.values(), *after.values())}
    found = []
    for pk, network in networks.items():
        old = before[pk][1] if pk in before else frozenset()
        new = after[pk][1] if pk in after else frozenset()
        if old != new:
            found.append(Change(network, tuple(sorted(new - old)), tuple(sorted(old - new))))
    return sorted(found, key=lambda change: (change.network.sort_key, change.network.pk))


def _held(on: date) -> dict[int, tuple[Network, frozenset[str]]]:
    return {network.pk: (network, keys) for network, keys in regional_keys(on)}
