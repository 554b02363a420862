"""The territory that is to be cut: areas as units with people, firms, places, offices and borders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import pi

from django.db.models import Q

from wirnetz.landscape.analysis.splitting.ground import Unit
from wirnetz.landscape.analysis.splitting.naming import Town
from wirnetz.landscape.analysis.splitting.proposing import Question
from wirnetz.landscape.analysis.splitting.wishes import Wishes
from wirnetz.landscape.queries.areas import kilometres, largest_of, neighbours, seats_of, weights_of
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.models import Membership, Network
from wirnetz.networks.queries.by_area import running
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import recorded_organisations
from wirnetz.regions.enums import AdjacencyKind, AreaLevel
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, current_area, doubled_district_names

WITHIN = 1 / (2 * pi)  # mean squared way to the middle of a round area, by its size


class Level(StrEnum):
    """What goes to a part as a whole."""

    DISTRICT = "kreis"
    MUNICIPALITY = "gemeinde"


@dataclass(frozen=True)
class Cut:
    """A territory ready to be cut.

    `areas`: official keys by unit · `people` and `firms` by unit, firms None where the statistics are not loaded or not
    complete · `seats`: offices by unit · `names` by key, of districts and municipalities ·
    `towns`: the largest place of each unit · `unknown`: keys asked for
    that are no areas of today · `outside`: offices handed in that lie elsewhere.
    """

    units: tuple[Unit, ...]
    borders: tuple[tuple[str, str, float], ...]
    areas: Mapping[str, tuple[str, ...]]
    people: Mapping[str, float]
    firms: Mapping[str, float] | None
    seats: Mapping[str, tuple[Organisation, ...]]
    names: Mapping[str, str]
    towns: Mapping[str, Town]
    unknown: tuple[str, ...] = ()
    outside: int = 0

    @property
    def noun(self) -> str:
        """What the parts share evenly, in the plural."""
        return "Menschen" if self.firms is None else "kleinen und mittleren Betrieben"


@dataclass(slots=True)
class _Place:
    """A municipality of today while the territory is put together."""

    key: str
    unit: str
    area: Area
    people: float = 0.0
    firms: float = 0.0
    seats: list[Organisation] = field(default_factory=list)


def question_for(cut: Cut, wishes: Wishes, *, seed: int = 0) -> Question:
    """The question to the analysis; a meeting place stands for the unit that it lies in or is the whole of."""
    units = sorted(unit.key for unit in cut.units)
    hubs = tuple(_hub(key, units) for key in wishes.hubs)
    return Question(
        cut.units,
        cut.borders,
        cut.names,
        replace(wishes, hubs=hubs),
        cut.noun,
        cut.outside,
        seed,
        cut.unknown,
        cut.towns,
    )


def _hub(key: str, units: Sequence[str]) -> str:
    """The unit of a place: its district, or the one municipality of a city that is a district itself."""
    if key in units:
        return key
    if key[:5] in units:
        return key[:5]
    inside = [unit for unit in units if unit.startswith(key)]
    return inside[0] if len(inside) == 1 else key


def ground_of(
    keys: Iterable[str], level: Level = Level.DISTRICT, *, offices: Iterable[Organisation] | None = None
) -> Cut:
    """The territory of these official keys of any level; ended areas answer with their successors.

    Without `offices` all recorded organisations with a seat here count; an office counts for the house it belongs to.
    """
    wanted, unknown = _todays(keys)
    places = _places(wanted, level)
    firms = _weigh(places)
    outside = _seat(places, recorded_organisations() if offices is None else offices, is_chosen=offices is not None)
    by_unit: dict[str, list[_Place]] = defaultdict(list)
    for place in places.values():
        by_unit[place.unit].append(place)
    return Cut(
        tuple(_unit(key, members, is_by_firms=firms) for key, members in sorted(by_unit.items())),
        tuple(_borders({place.key: place.unit for place in places.values()})),
        {key: _areas_of(key, members, wanted) for key, members in by_unit.items()},
        {key: sum(place.people for place in members) for key, members in by_unit.items()},
        {key: sum(place.firms for place in members) for key, members in by_unit.items()} if firms else None,
        {key: tuple(seat for place in members for seat in place.seats) for key, members in by_unit.items()},
        _names({place.key[:5] for place in places.values()}, places),
        {key: max((place.people, place.area.name) for place in members) for key, members in by_unit.items()},
        unknown,
        outside,
    )


def members_seated(network: Network) -> list[Organisation]:
    """The organisations that take part in a network today, with seat and house."""
    members = Membership.objects.filter(running(), network=network, role__in=MEMBER_ROLES)
    return list(recorded_organisations().filter(pk__in=members.values("organisation")))


def _todays(keys: Iterable[str]) -> tuple[set[str], tuple[str, ...]]:
    """The keys as they go on today, and those that are no areas."""
    asked = sorted({key.strip() for key in keys if key.strip()})
    known, wanted, unknown = areas_by_keys(asked), set(), []
    for key in asked:
        area = known.get(key)
        if area is not None and area.has_ended:
            area = current_area(key)
        if area is None or area.has_ended:
            unknown.append(key)
        else:
            wanted.add(area.key)
    return wanted, tuple(unknown)


def _places(wanted: set[str], level: Level) -> dict[str, _Place]:
    condition = Q(pk__in=[])
    for key in wanted:
        condition |= Q(key__startswith=key)
    found = Area.objects.current().filter(condition, level=AreaLevel.MUNICIPALITY).select_related("parent")
    by_district = level == Level.DISTRICT
    return {
        area.key: _Place(area.key, area.key[:5] if by_district else area.key, area) for area in found.order_by("key")
    }


def _weigh(places: Mapping[str, _Place]) -> bool:
    """Note people and firms of each municipality; whether firms are known for every district."""
    people, firms = weights_of([place.area for place in places.values()])
    for key, place in places.items():
        place.people, place.firms = people.get(key, 0.0), firms.get(key, 0.0)
    return bool(firms)


def _seat(places: Mapping[str, _Place], offices: Iterable[Organisation], *, is_chosen: bool) -> int:
    """Note each office where it sits: its municipality, else the largest of its district; how many sit elsewhere."""
    rows = list(offices)
    keys = seats_of(rows, largest_of({key: place.people for key, place in places.items()}))
    outside = 0
    for office in rows:
        at = places.get(keys.get(office.pk, ""))
        if at is not None:
            at.seats.append(office)
        elif is_chosen and (office.municipality_id or office.seat):
            outside += 1
    return outside


def _unit(key: str, members: Sequence[_Place], *, is_by_firms: bool) -> Unit:
    """Weight and place of a unit: the mean place of its people."""
    spots = [kilometres(place.area) for place in members]
    heavy = [max(place.people, 1e-6) for place in members]
    x, y = (sum(spot[axis] * weight for spot, weight in zip(spots, heavy, strict=True)) / sum(heavy) for axis in (0, 1))
    weight = sum(place.firms if is_by_firms else place.people for place in members)
    houses = frozenset(f"{seat.parent_id or seat.pk}" for place in members for seat in place.seats)
    inner = sum(
        share * ((at[0] - x) ** 2 + (at[1] - y) ** 2 + WITHIN * (place.area.area_km2 or 0.0))
        for place, at, share in zip(members, spots, heavy, strict=True)
    )
    return Unit(key, weight, x, y, houses, key[:5], inner / sum(heavy))


def _borders(unit_of: Mapping[str, str]) -> Iterable[tuple[str, str, float]]:
    """Kilometres of border between units, summed over their municipalities; a crossing over water counts nothing."""
    lengths: dict[tuple[str, str], float] = defaultdict(float)
    for a, b, length, kind in neighbours():
        one, two = unit_of.get(a), unit_of.get(b)
        if one is not None and two is not None and one != two:
            lengths[min(one, two), max(one, two)] += length if kind == AdjacencyKind.LAND else 0.0
    return ((a, b, length) for (a, b), length in lengths.items())


def _areas_of(unit: str, members: Sequence[_Place], wanted: set[str]) -> tuple[str, ...]:
    """The official keys of a unit: itself if it is wanted as a whole, else the municipalities that are."""
    is_whole = any(unit.startswith(key) for key in wanted)
    return (unit,) if is_whole else tuple(sorted(place.key for place in members))


def _names(districts: Iterable[str], places: Mapping[str, _Place]) -> dict[str, str]:
    doubled = doubled_district_names()
    rows = Area.objects.filter(key__in=set(districts)).values_list("key", "name", "full_name")
    names = {key: full_name if name in doubled else name for key, name, full_name in rows}
    return names | {place.key: place.area.name for place in places.values()}
