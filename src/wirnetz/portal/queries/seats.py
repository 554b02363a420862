"""Seats of organisations as numbered places on the map of a region."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

MOST_SEATS = 9


@dataclass(frozen=True)
class Seat:
    """A town in which organisations have their seat; `number` stands on the map and in the list."""

    number: str
    city: str
    latitude: float
    longitude: float


def seats_of(area: Area, organisations: Iterable[Organisation]) -> list[Seat]:
    """The towns of the region in which most of these organisations sit, at most nine; one query.

    A town whose place is not known by its name is left out; so is every town on the page of a Land, and a single one:
    numbers are there to tell places apart.
    """
    if area.level == AreaLevel.STATE:
        return []
    seated = [item for item in organisations if item.seat_city and getattr(item, "is_seated_here", False)]
    cities = Counter(item.seat_city for item in seated)
    if not cities:
        return []
    names = [*cities, *(f"{city}, Stadt" for city in cities)]
    places = Area.objects.current().filter(level=AreaLevel.MUNICIPALITY, key__startswith=area.key[:5], name__in=names)
    positions = {
        place.name.split(",")[0]: (place.latitude, place.longitude)
        for place in places
        if place.latitude is not None and place.longitude is not None
    }
    known = [city for city, _count in cities.most_common() if city in positions][:MOST_SEATS]
    if len(known) < 2:
        return []
    return [Seat(str(number), city, *positions[city]) for number, city in enumerate(known, start=1)]
