"""The official areas of one address: postcode and town, as people write them."""

from dataclasses import dataclass

from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.finder.folding import forms, short_names
from wirnetz.regions.models import Area
from wirnetz.regions.queries.areas import areas_by_keys
from wirnetz.regions.queries.places import find_places


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an address lies. `choices` are the areas to choose between where it is doubtful; `message` says why."""

    district: Area | None = None
    municipality: Area | None = None
    choices: tuple[Area, ...] = ()
    message: str = ""


def place_of_address(postcode: str, town: str) -> Placement:
    """District and municipality of an address; doubtful rather than wrong."""
    here = Area.objects.current().filter(postcode_areas__postcode=postcode) if postcode else Area.objects.none()
    near = list(here.select_related("parent").order_by("postcode_areas__rank"))
    wanted = forms(town)
    named = [area for area in near if town and wanted & _called(area)]
    if len(named) == 1:
        return placement_at(named[0])
    found = find_places(f"{postcode} {town}".strip())
    areas = areas_by_keys(place.key for place in found.areas)
    ordered = tuple(areas[place.key] for place in found.areas if place.key in areas)
    if len(ordered) != 1:
        return Placement(choices=ordered, message=found.message)
    inside = [area for area in near if area.key.startswith(ordered[0].key)]
    return placement_at(inside[0] if len(inside) == 1 else ordered[0])


def _called(area: Area) -> set[str]:
    return {form for name in {area.name, *short_names(area.name)} for form in forms(name)}


def placement_at(area: Area) -> Placement:
    """The placement that an area means: a municipality with its district, a district, or a city that is both."""
    if area.level == AreaLevel.MUNICIPALITY:
        return Placement(district=area.parent, municipality=area)
    if area.level == AreaLevel.DISTRICT:
        return Placement(district=area, municipality=Area.objects.current().filter(key=f"{area.key}000").first())
    return Placement(message=f"{area.full_name} ist ein Land. Nennen Sie einen Ort.")
