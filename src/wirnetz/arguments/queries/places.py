"""The towns of a region in which recorded organisations have their seat, numbered for map and list."""

from dataclasses import dataclass, replace

from wirnetz.arguments.queries.remembering import shared_by_houses
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.documents.facts import FactScope
from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class Place:
    """A town with the organisations seated there; those of different kinds come first."""

    number: str
    city: str
    latitude: float
    longitude: float
    organisations: tuple[Organisation, ...]


def places_of(scope: FactScope) -> tuple[Place, ...]:
    """The towns of the region; in each the house comes first, then one organisation of each kind."""
    house = situation_of(scope).organisation
    return tuple(
        replace(town, organisations=tuple(_varied(town.organisations, house))) for town in towns_with_seats(scope)
    )


@shared_by_houses
def towns_with_seats(scope: FactScope) -> tuple[Place, ...]:
    """Towns with most seats first. A town that is no municipality by that name stands at its district's middle."""
    situation = situation_of(scope)
    by_city: dict[str, list[Organisation]] = {}
    for organisation in situation.seated:
        city = organisation.seat_city or (organisation.seat.name if organisation.seat else "")
        by_city.setdefault(city, []).append(organisation)
    middles = _middles(situation, list(by_city))
    ranked = sorted(by_city.items(), key=lambda item: (-len(item[1]), item[0]))
    known = [(city, found) for city, found in ranked if city in middles]
    return tuple(Place(str(at), city, *middles[city], tuple(found)) for at, (city, found) in enumerate(known, start=1))


def _middles(situation: Situation, cities: list[str]) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for organisation in situation.seated:
        seat = organisation.seat
        if seat is not None and seat.latitude is not None and seat.longitude is not None:
            found.setdefault(organisation.seat_city or seat.name, (seat.latitude, seat.longitude))
    towns = Area.objects.current().filter(level=AreaLevel.MUNICIPALITY, parent__in=situation.districts, name__in=cities)
    for town in towns:
        if town.latitude is not None and town.longitude is not None:
            found[town.name] = (town.latitude, town.longitude)
    return found


def _varied(organisations: tuple[Organisation, ...], house: Organisation | None) -> list[Organisation]:
    """The house itself, then one of each kind, then the rest, in German order each."""
    first = {house.kind: house} if house in organisations and house else {}
    for organisation in organisations:
        first.setdefault(organisation.kind, organisation)
    leading = list(first.values())
    return [*leading, *(organisation for organisation in organisations if organisation not in leading)]
