"""Which areas a pasted list means: many names and keys at once, doubtful ones with what they can mean."""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from wirnetz.regions.finder.finder import Finder
from wirnetz.regions.finder.folding import asked
from wirnetz.regions.finder.listing import all_below
from wirnetz.regions.finder.names import without_doubles
from wirnetz.regions.finder.records import Level, Place
from wirnetz.regions.models import Area
from wirnetz.regions.queries.areas import areas_by_keys
from wirnetz.regions.queries.places import current_finder

MOST_CHOICES = 8
_EAST = 0.63  # a degree of longitude is that much shorter than one of latitude in the middle of Germany
_KEY = re.compile(r"(\d{8}|\d{5})\b\s*(.*)")


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of a list: its `areas` where they are sure, else `choices`; neither where nothing is called so."""

    entry: str
    areas: tuple[Area, ...] = ()
    choices: tuple[Area, ...] = ()


@dataclass(slots=True)
class _Read:
    entry: str
    sure: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    most: int = MOST_CHOICES


def where(area: Area) -> str:
    """An area with what it lies in, to tell it from others of its name. Load `parent` with it."""
    above: Any = area.parent
    return f"{area.full_name}, {above.full_name}" if above is not None and len(area.key) == 8 else area.full_name


def areas_named(entries: Sequence[str], *, near: Collection[str] = ()) -> list[Named]:
    """What each entry means. A name that several places bear means the one in the districts concerned: those of the
    areas `near` (keys), and those of the other entries; choices that are left come with the nearest first. A postcode
    means its municipality; where it has several they are choices, and never silently the whole district. Two queries,
    however many entries.
    """
    finder = current_finder()
    read = [_read(finder, entry) for entry in entries]
    towns = {key[:5] for each in read for key in each.sure if len(key) == 8}
    concerned = towns | {key[:5] for key in [*near, *(key for each in read for key in each.sure)]}
    for each in read:
        _narrow(each, concerned, towns)
    around = {*near, *(key for each in read for key in each.sure)}
    areas = areas_by_keys({*around, *(key for each in read for key in each.doubtful)})
    centre = _centre([areas[key] for key in around if key in areas])
    return [
        Named(
            each.entry,
            tuple(areas[key] for key in each.sure if key in areas),
            tuple(_nearest_first([areas[key] for key in each.doubtful if key in areas], centre)[: each.most]),
        )
        for each in read
    ]


def _centre(areas: Sequence[Area]) -> tuple[float, float] | None:
    """The middle of areas as latitude and longitude; None where none has a place."""
    points = [(area.latitude, area.longitude) for area in areas if area.latitude and area.longitude]
    if not points:
        return None
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)


def _nearest_first(areas: list[Area], centre: tuple[float, float] | None) -> list[Area]:
    """Sorted by distance from the middle, roughly; as they are where there is none. Whole districts come last."""
    if centre is None:
        return areas
    north, east = centre

    def away(area: Area) -> tuple[bool, float]:
        if area.latitude is None or area.longitude is None:
            return len(area.key) < 8, math.inf
        return len(area.key) < 8, math.hypot(area.latitude - north, (area.longitude - east) * _EAST)

    return sorted(areas, key=away)


def _read(finder: Finder, entry: str) -> _Read:
    districts, where = all_below(entry)
    if where:
        return _Read(entry, sure=_below(finder, where, Level.DISTRICT if districts else Level.MUNICIPALITY))
    known = finder.known
    if (match := _KEY.fullmatch(entry)) and (place := known.places.get(match[1])):
        return _Read(entry, sure=[_once(known.now(place), finder).key])
    if keys := known.postcodes.get(entry):
        return _of_postcode(finder, entry, keys)
    places = without_doubles(known.now(place) for place in known.names.exact(asked(entry)))
    if len(places) == 1:
        return _Read(entry, sure=[places[0].key])
    if places:
        return _Read(entry, doubtful=[place.key for place in places])
    found = finder.find(entry)
    if len(found.areas) == 1 and found.message.startswith("Gefunden:"):
        return _Read(entry, sure=[found.areas[0].key])
    return _Read(entry, doubtful=[place.key for place in found.areas or found.suggestions][:MOST_CHOICES])


def _of_postcode(finder: Finder, entry: str, keys: Sequence[str]) -> _Read:
    """The one municipality, or all of them to choose from, then their districts."""
    known = finder.known
    towns = list(dict.fromkeys(_once(known.now(known.places[key]), finder).key for key in keys if key in known.places))
    if len(towns) == 1:
        return _Read(entry, sure=towns)
    choices = list(dict.fromkeys([*towns, *(key[:5] for key in towns)]))
    return _Read(entry, doubtful=choices, most=len(choices))


def _below(finder: Finder, where: str, level: Level) -> list[str]:
    """Keys of what lies in the one area called so; a city that is a district is its own only municipality."""
    found = [place for place in finder.find(where).areas if place.level == _ABOVE[level]]
    if len(found) != 1:
        return []
    if found[0].is_city_district:
        return [found[0].key]
    places = finder.known.places.values()
    inside = [p for p in places if p.level == level and p.key.startswith(found[0].key) and not (p.successor or p.ended)]
    return sorted(place.key for place in inside if place.designation != "Gemeindefreies Gebiet")


_ABOVE = {Level.MUNICIPALITY: Level.DISTRICT, Level.DISTRICT: Level.STATE}


def _once(place: Place, finder: Finder) -> Place:
    """A city that is a district by itself counts once, as district."""
    city = finder.known.places.get(place.key[:5])
    return city if place.level == Level.MUNICIPALITY and city and city.is_city_district else place


def _narrow(read: _Read, concerned: set[str], towns: set[str]) -> None:
    """Of several the one in the districts concerned; a town rather than its district among other towns of it."""
    here = [key for key in read.doubtful if key[:5] in concerned and len(key) > 2]
    if len({key[:5] for key in here}) == 1 and here[0][:5] in towns:
        here = [key for key in here if len(key) == 8] or here
    if len(here) == 1 and len(read.doubtful) > 1:
        read.sure, read.doubtful = here, []
