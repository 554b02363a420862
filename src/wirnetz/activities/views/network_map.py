"""Choosing areas on the map: what is chosen stands in the address, so that back and forward undo and redo."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can
from wirnetz.activities.forms import TerritoryForm
from wirnetz.activities.queries.choosing_maps import country_to_choose, district_to_choose
from wirnetz.activities.views.entering import in_network
from wirnetz.networks.models import Network
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, children_of, current_area

KEY = re.compile(r"[0-9]{5}(?:[0-9]{3})?")
MOST_CHOSEN = 60
"""So many areas fit into an address; longer lists are pasted."""


@require_safe
@in_network
def territory_map(request: HttpRequest, network: Network) -> HttpResponse:
    """Germany first, a district by its municipalities after a click; a click on an area takes it in or out."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    base = reverse("activities:network_territory_map", args=[network.slug])
    chosen, district = _chosen(request), _district(request)
    keys = [area.key for area in chosen]

    def toggled(key: str) -> str:
        without = [each for each in keys if each != key]
        return _address(base, without if key in keys else [*keys, key], district.key if district else "")

    drawing = (
        district_to_choose(network, district.key, keys, href=toggled)
        if district
        else country_to_choose(
            network, keys, href=lambda key: f"{_address(base, keys)}{'&' if keys else '?'}kreis={key}"
        )
    )
    context = {
        "network": network,
        "map": drawing,
        "district": district,
        "chosen": [(area, toggled(area.key)) for area in chosen],
        "whole": toggled(district.key) if district and district.key not in keys else "",
        "swallowed": [area.name for area in chosen if district and area.parent_id == district.pk],
        "inside": _inside(district, keys, toggled) if district else [],
        "country": _address(base, keys),
        "places": "\n".join(keys),
        "from_on": TerritoryForm(near=[])["from_on"],
        "is_full": len(keys) >= MOST_CHOSEN,
    }
    return render(request, "activities/network_territory_map.html", context)


def _inside(district: Area, keys: list[str], toggled: Callable[[str], str]) -> list[tuple[Area, bool, str]]:
    """The district's municipalities as a list: whether each is chosen, and the way to change that."""
    return [(area, area.key in keys, toggled(area.key)) for area in children_of(district)]


def _chosen(request: HttpRequest) -> list[Area]:
    """Today's areas that the address names, in that order; what it cannot be is left out."""
    keys = list(dict.fromkeys(KEY.findall(request.GET.get("wahl", "")[: MOST_CHOSEN * 9])))[:MOST_CHOSEN]
    found = areas_by_keys(keys)
    return [found[key] for key in keys if key in found and not found[key].has_ended]


def _district(request: HttpRequest) -> Area | None:
    key = request.GET.get("kreis", "")
    return current_area(key) if len(key) == 5 and key.isascii() and key.isdigit() else None


def _address(base: str, keys: list[str], district: str = "") -> str:
    query = {"wahl": ",".join(keys)} if keys else {}
    if district:
        query["kreis"] = district
    return f"{base}?{urlencode(query, safe=',')}" if query else base
