"""An organisation's offices on a map: close up with numbers if few, as dots on Germany if many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from django.utils.translation import gettext as _

from wirnetz.core.german import counted
from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.maps import MapSheet, office_dots, region_address, sheet_of
from wirnetz.regions.geometry.painting import Paint
from wirnetz.regions.models import Area
from wirnetz.regions.queries import districts_of_state, germany_drawing, territory_drawing

MOST_NUMBERED = 12
MOST_DISTRICTS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with the offices that sit there; `number` is empty where the map has dots only."""

    number: str
    area: Area
    offices: tuple[Organisation, ...]


@dataclass(frozen=True)
class OfficesMap:
    """The sheet and what its numbers mean; `unplaced` offices are on no map."""

    sheet: MapSheet | None
    spots: list[Spot]
    unplaced: list[Organisation]


def offices_map(organisation: Organisation, offices: Sequence[Organisation]) -> OfficesMap:
    """The offices where they sit; each with `seat` and `municipality` loaded."""
    at: dict[Area, list[Organisation]] = {}
    unplaced = []
    for office in offices:
        area = office.municipality or office.seat
        if area is None:
            unplaced.append(office)
        else:
            at.setdefault(area, []).append(office)
    places = sorted(at, key=attrgetter("sort_key", "key"))
    districts = {area.key[:5] for area in places}
    is_close = 0 < len(places) <= MOST_NUMBERED and len(districts) <= MOST_DISTRICTS and _is_together(districts)
    spots = [
        Spot(str(number) if is_close else "", area, tuple(at[area])) for number, area in enumerate(places, start=1)
    ]
    if not places:
        return OfficesMap(None, [], unplaced)
    draw = _close if is_close else _far
    title = _("Die Regionalstellen von %s") % organisation.label
    wide, narrow = (_titled(draw(spots, narrow=flag), title) for flag in (False, True))
    is_example = any(office.is_example for office in offices)
    return OfficesMap(sheet_of(wide, narrow, is_example=is_example), spots, unplaced)


def _is_together(districts: set[str]) -> bool:
    """Whether the districts lie in one Land, so that a close view shows more than the view of Germany."""
    return len({key[:2] for key in districts}) == 1


def _close(spots: list[Spot], *, narrow: bool) -> Drawing:
    numbers = {spot.area: spot.number for spot in spots}
    sites = office_dots([office for spot in spots for office in spot.offices], numbers=numbers)
    keys = sorted({spot.area.key[:5] for spot in spots})
    drawing = territory_drawing(keys, sites=sites, narrow=narrow, href=region_address)
    return replace(drawing, legend=())


def _far(spots: list[Spot], *, narrow: bool) -> Drawing:
    dots = office_dots([office for spot in spots for office in spot.offices])
    counts: dict[str, int] = {}
    for spot in spots:
        counts[spot.area.key[:5]] = counts.get(spot.area.key[:5], 0) + len(spot.offices)
    words = {key: counted(number, _("Stelle"), _("Stellen"), one=_("eine")) for key, number in counts.items()}
    paint = {
        key: Paint(sentence=words.get(key, _("keine Stelle")))
        for key in districts_of_state().values_list("key", flat=True)
    }
    drawing = germany_drawing(paint, href=region_address, narrow=narrow, labels=False, dots=dots)
    return replace(drawing, legend=(Legend("dot", _("Ort mit Regionalstelle")),))


def _titled(drawing: Drawing, title: str) -> Drawing:
    return replace(drawing, title=title, description=_("Dieselben Angaben stehen in der Tabelle auf dieser Seite."))
