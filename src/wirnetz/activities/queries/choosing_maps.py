"""The map on which areas are chosen: Germany by district, or one district by municipality."""

from collections.abc import Callable, Collection
from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import running
from wirnetz.networks.queries.maps import MapSheet, sheet_of
from wirnetz.regions.geometry.painting import Paint
from wirnetz.regions.queries import germany_drawing, territory_drawing


def country_to_choose(network: Network, chosen: Collection[str], *, href: Callable[[str], str]) -> MapSheet:
    """Germany: painted where the network is already or something is chosen, chosen areas outlined."""
    keys = {*Territory.objects.filter(running(), network=network).values_list("area__key", flat=True), *chosen}
    paint = Paint(is_own=network.is_own, others=0 if network.is_own else 1)
    painting = {key[:5]: paint for key in keys if len(key) > 2}
    wide, narrow = (
        germany_drawing(painting, href=href, marked=chosen, narrow=is_narrow, labels=False)
        for is_narrow in (False, True)
    )
    return _with_legend(sheet_of(wide, narrow), 0 if network.is_own else 1)


def district_to_choose(
    network: Network, district: str, chosen: Collection[str], *, href: Callable[[str], str]
) -> MapSheet:
    """One district with a link on each municipality; what is chosen or belongs already is painted."""
    keys = Territory.objects.filter(running(), network=network).values_list("area__key", flat=True)
    inside = [key for key in {*keys, *chosen} if key.startswith(district)]
    own, others = (inside, []) if network.is_own else ([], [inside])
    marked = [key for key in chosen if key.startswith(district) and len(key) > len(district)]
    wide, narrow = (
        territory_drawing([district], own_keys=own, other_sets=others, marked=marked, narrow=is_narrow, href=href)
        for is_narrow in (False, True)
    )
    return _with_legend(sheet_of(wide, narrow), 0)


def _with_legend(sheet: MapSheet, number: int) -> MapSheet:
    """The legend in words of this page, by the sign that the drawing has in that place."""
    entries = sheet.legend[number : number + 1]
    return replace(sheet, legend=tuple(replace(each, text=_("gehört dazu oder ist gewählt")) for each in entries))
