"""Questions about areas, answered by key."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Adjacency, Area


def areas_by_keys(keys: Iterable[str]) -> dict[str, Area]:
    """Areas by official key, ended ones too, with their parents loaded; unknown keys are left out."""
    areas = Area.objects.filter(key__in=set(keys)).select_related("parent", "parent__parent")
    return {area.key: area for area in areas}


def successors_of_districts() -> dict[str, str]:
    """Key of each district that ended → key and name of what took its place, as a reader needs it."""
    ended = Area.objects.filter(level=AreaLevel.DISTRICT, successions__isnull=False).order_by("key")
    pairs = ended.values_list("key", "successions__new__key", "successions__new__full_name")
    return {key: f"{new} ({name})" for key, new, name in pairs}


def doubled_district_names() -> frozenset[str]:
    """Names that a city and a district around it share ("München"); where one is meant, its full name is due."""
    districts = Area.objects.current().filter(level=AreaLevel.DISTRICT).order_by()
    counted = districts.values("name").annotate(bearers=Count("pk")).filter(bearers__gt=1)
    return frozenset(counted.values_list("name", flat=True))


def children_of(area: Area) -> QuerySet[Area]:
    """Today's districts of a Land or municipalities of a district, by name, without unincorporated areas."""
    return area.children.current().exclude(designation="Gemeindefreies Gebiet").order_by("sort_key", "key")


def states() -> QuerySet[Area]:
    """The sixteen Länder by name."""
    return Area.objects.current().filter(level=AreaLevel.STATE)


def districts_of_state(key: str | None = None) -> QuerySet[Area]:
    """Today's districts of a Land, or all 401, by name, with their Land loaded."""
    districts = Area.objects.current().filter(level=AreaLevel.DISTRICT).select_related("parent")
    return districts if key is None else districts.filter(parent__key=key)


def districts_by_land() -> list[tuple[Area, list[Area]]]:
    """The Länder by name, each with its districts; without any where the Land is one district itself."""
    inside: dict[str, list[Area]] = {}
    for district in districts_of_state():
        inside.setdefault(district.key[:2], []).append(district)
    found = ((land, inside.get(land.key, [])) for land in states())
    return [(land, districts if len(districts) > 1 else []) for land, districts in found]


def municipality_keys_of(keys: Iterable[str]) -> set[str]:
    """Keys of today's municipalities that lie in any of the given areas: what a territory really covers."""
    conditions = [Q(key__startswith=key) for key in set(keys) if key]
    if not conditions:
        return set()
    found = Area.objects.current().filter(reduce(or_, conditions), level=AreaLevel.MUNICIPALITY)
    return set(found.order_by().values_list("key", flat=True))


def current_area(key: str) -> Area | None:
    """The area with this key as it goes on today: an area that ended answers with its successor; None if unknown."""
    area = Area.objects.select_related("parent", "parent__parent").filter(key=key).first()
    seen: set[str] = set()
    while area is not None and area.has_ended and area.key not in seen:
        seen.add(area.key)
        succession = area.successions.select_related("new__parent__parent").order_by("new__key").first()
        if succession is None:
            break
        area = succession.new
    return area


def neighbours_of(keys: Iterable[str]) -> list[Area]:
    """Areas that touch the given ones from outside, longest border first; crossings over water come last."""
    wanted = set(keys)
    pairs = (
        Adjacency.objects.filter(Q(a__key__in=wanted) | Q(b__key__in=wanted))
        .select_related("a__parent", "b__parent")
        .order_by("kind", "-kilometres", "a__key", "b__key")
    )
    found: dict[str, Area] = {}
    for pair in pairs:
        for area in (pair.a, pair.b):
            if area.key not in wanted:
                found.setdefault(area.key, area)
    return list(found.values())
