"""Municipalities of today: people, firms, places, borders, who sits where; for the landscape and for splitting."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel, SizeClass
from wirnetz.regions.geometry.projection import laea
from wirnetz.regions.models import Adjacency, Area, AreaEdition, AreaFigure
from wirnetz.regions.queries import ESTABLISHMENTS

Neighbours = tuple[tuple[str, str, float, str], ...]
SMALL = (SizeClass.BELOW_10, SizeClass.BELOW_50, SizeClass.BELOW_250)


def weights_of(municipalities: Sequence[Area]) -> tuple[dict[str, float], dict[str, float]]:
    """People and small and middle-sized firms by key; load `parent` with the areas.

    What a district has is spread over its municipalities by size. Who is unknown is left out; no firms at all where
    the statistics do not know every district.
    """
    districts = sorted({area.key[:5] for area in municipalities})
    shares, firms_of = _shares_of(districts), _small_firms(districts)
    people, firms = {}, {}
    for area in municipalities:
        share = shares.get(area.key, 0.0)
        whole = area.parent.population if area.parent else None
        if area.population or whole:
            people[area.key] = float(area.population or (whole or 0) * share)
        if firms_of:
            firms[area.key] = firms_of[area.key[:5]] * share
    return people, firms


def seats_of(offices: Sequence[Organisation], largest: Mapping[str, str]) -> dict[int, str]:
    """By number of the office the municipality that it sits in: its own, else the `largest` one of its district.

    An office without a known place is left out. Load `seat` with the offices.
    """
    own = {office.municipality_id for office in offices if office.municipality_id}
    keys = dict(Area.objects.filter(pk__in=own).values_list("pk", "key"))
    found = {}
    for office in offices:
        key = keys.get(office.municipality_id or 0) or (largest.get(office.seat.key) if office.seat else None)
        if key:
            found[office.pk] = key
    return found


def largest_of(people: Mapping[str, float]) -> dict[str, str]:
    """By district its municipality with most people; of equals the first by key."""
    found: dict[str, str] = {}
    for key in sorted(people):
        before = found.get(key[:5])
        if before is None or people[key] > people[before]:
            found[key[:5]] = key
    return found


def kilometres(area: Area) -> tuple[float, float]:
    """Where it lies, in kilometres of the equal-area projection."""
    east, north = laea(area.longitude or 0.0, area.latitude or 0.0)
    return east / 1000, north / 1000


def neighbours() -> Neighbours:
    """Pairs of municipalities with the kilometres of their border and its kind; kept for one state of the areas."""
    edition = AreaEdition.objects.order_by("-loaded_at").values_list("digest", flat=True).first() or ""
    return _kept_neighbours(edition) if edition else _read_neighbours()


def _shares_of(districts: Iterable[str]) -> dict[str, float]:
    """Share of each municipality in its district, by recorded weight, by area where no weight is recorded."""
    rows: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    found = Area.objects.current().filter(level=AreaLevel.MUNICIPALITY, parent__key__in=list(districts))
    for key, weight, area in found.order_by("key").values_list("key", "weight", "area_km2"):
        rows[key[:5]].append((key, float(weight or 0), float(area or 0)))
    people = dict(Area.objects.filter(key__in=list(rows)).values_list("key", "population"))
    shares: dict[str, float] = {}
    for district, members in rows.items():
        known = sum(weight for _, weight, _ in members)
        bare = sum(area for _, weight, area in members if not weight)
        rest = max((people.get(district) or 0) - known, 0.0)
        whole = (known + (rest if bare else 0.0)) or float(len(members))
        for key, known_weight, size in members:
            value = known_weight or (rest * size / bare if bare else 0.0)
            shares[key] = (value / whole) if known + rest else 1 / len(members)
    return shares


def _small_firms(districts: Sequence[str]) -> dict[str, int]:
    """Establishments below 250 employees of the latest year that has every class for every district; empty if none."""
    rows = AreaFigure.objects.filter(area__key__in=districts, table=ESTABLISHMENTS, size_class__in=SMALL)
    by_year: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key, year, value in rows.values_list("area__key", "year", "value"):
        if value is not None:
            by_year[year][key].append(value)
    for _year, figures in sorted(by_year.items(), reverse=True):
        if len(figures) == len(districts) and all(len(values) == len(SMALL) for values in figures.values()):
            return {key: sum(values) for key, values in figures.items()}
    return {}


@lru_cache(maxsize=1)
def _kept_neighbours(edition: str) -> Neighbours:
    return _read_neighbours()


def _read_neighbours() -> Neighbours:
    found = Adjacency.objects.filter(a__level=AreaLevel.MUNICIPALITY)
    return tuple(found.order_by("pk").values_list("a__key", "b__key", "kilometres", "kind"))
