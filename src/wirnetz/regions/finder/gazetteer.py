"""What the finder knows, and what can be read off it without judging a query."""

import re
from collections.abc import Iterable, Mapping, Sequence

from wirnetz.regions.finder.folding import asked
from wirnetz.regions.finder.names import WELL_KNOWN, NameIndex, weighty, without_doubles
from wirnetz.regions.finder.records import Level, Place

UNINCORPORATED = "Gemeindefreies Gebiet"


class Gazetteer:
    """All places by key and by name, and the postcodes with the keys of their municipalities."""

    def __init__(self, places: Iterable[Place], postcodes: Mapping[str, Sequence[str]]) -> None:
        self.places = {place.key: place for place in places}
        self.postcodes = postcodes
        self.names = NameIndex([p for p in self.places.values() if p.designation != UNINCORPORATED])

    def now(self, place: Place) -> Place:
        """The place that a former one goes on in; a place of today is that itself."""
        seen = set()
        while place.successor and place.key not in seen:
            seen.add(place.key)
            place = self.places[place.successor]
        return place

    def where(self, place: Place) -> str:
        """The full name, for a municipality with its district, for a district with its Land."""
        above = self.places.get(place.key[:5] if place.level == Level.MUNICIPALITY else place.key[:2])
        if above is None or above.key == place.key or "(" in place.full_name:
            return place.full_name
        if above.name == place.name:
            return place.full_name if place.level == Level.DISTRICT else f"{place.designation} {place.name}"
        return f"{place.full_name} ({above.full_name})"

    def districts_of(self, keys: Iterable[str]) -> list[Place]:
        """The districts of municipalities, each once, in their order."""
        return [self.places[key] for key in dict.fromkeys(key[:5] for key in keys)]

    def entry(self, text: str) -> list[Place]:
        """The areas of one entry of several: the districts of a postcode, the places of an exact name."""
        if match := re.match(r"\d{5}\b", text):
            return self.districts_of(self.postcodes.get(match[0], ()))
        return weighty(without_doubles(self.now(place) for place in self.names.exact(asked(text))))

    def elsewhere(self, name: str, districts: set[str]) -> list[Place]:
        """Well-known places of this name, if no place of that name lies in the districts (keys).

        A small one is left aside: city quarters and streets are often called like a village far away.
        """
        named_so = self.names.exact(asked(name)) if name else []
        if any({place.key[:5], self.now(place).key[:5]} & districts for place in named_so):
            return []
        cities = [p for p in named_so if p.level == Level.MUNICIPALITY or p.is_city_district]
        return without_doubles(p for p in cities if p.weight >= WELL_KNOWN and not p.successor)
