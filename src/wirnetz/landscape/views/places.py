"""The landscape of a Land or area, and of a house: what is there, whom its offices meet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.core.german import counted, number_word, sentence
from wirnetz.core.kept import kept_page
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.meeting import Met, areas_in, networks_in, offices_met
from wirnetz.landscape.analysis.span import spans
from wirnetz.landscape.analysis.ties import ties_of
from wirnetz.landscape.analysis.white_spots import name_of, spots
from wirnetz.landscape.analysis.words import about, kilometres
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.views.standing import shown
from wirnetz.landscape.views.ties import tie_rows, ties_words
from wirnetz.networks.queries import regional_keys
from wirnetz.networks.queries.maps import MapSheet, name_on_map, sheet_of
from wirnetz.organisations.queries import organisations_with_slug
from wirnetz.regions.geometry.labels import Site
from wirnetz.regions.geometry.painting import Territory, painting_of
from wirnetz.regions.models import Area
from wirnetz.regions.queries import current_area, germany_drawing, state_drawing

MOST_OFFICES = 40
"""Rows of offices on one page; the others are counted."""


@require_safe
@kept_page()
def area(request: HttpRequest, key: str) -> HttpResponse:
    """A Land, district or municipality: its networks with their ways, who links them, where none is, who sits here."""
    here = current_area(key)
    if here is None or here.has_ended:
        raise Http404(_("Dieses Gebiet kennen wir nicht."))
    landscape = landscape_of_today()
    rows = networks_in(landscape, here.key)
    found = spans(landscape)
    drawn = ties_of(landscape, networks=[row for row, _count in rows]) if rows else None
    inside = set(areas_in(landscape, here.key).tolist())
    free = [spot for spot in spots(landscape) if inside & set(spot.areas.tolist())] if landscape.territory.nnz else []
    seated = sorted((each.name, each.slug) for each in landscape.offices if each.area in inside)
    context: dict[str, Any] = {
        "area": here,
        "answer": _answer(landscape, [row for row, _count in rows]),
        "networks": [_network_row(landscape, row, count, len(inside), found[row].way) for row, count in rows],
        "free": [(name_of(landscape, spot.areas), about(spot.people, _("Menschen"))) for spot in free],
        "ties": drawn,
        "rows": tie_rows(drawn) if drawn else [],
        "ties_words": ties_words(drawn, around="area") if drawn and drawn.pairs else "",
        "offices": seated[:MOST_OFFICES],
        "more": max(len(seated) - MOST_OFFICES, 0),
        "map": _map(here),
    }
    return shown(request, "landscape/area.html", landscape, context)


@require_safe
@kept_page()
def house(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the offices of a house meet which networks, and in which of them it takes part."""
    found = visible(request.user, organisations_with_slug(slug)).first()
    if found is None:
        raise Http404(_("Diese Organisation ist hier nicht eingetragen."))
    landscape = landscape_of_today()
    offices = offices_met(landscape, slug)
    context: dict[str, Any] = {
        "organisation": found,
        "answer": house_answer(offices),
        "offices": [_office_row(landscape, met) for met in offices[:MOST_OFFICES]],
        "more": max(len(offices) - MOST_OFFICES, 0),
        "open": _open(landscape, offices),
        "map": _house_map(offices, landscape),
    }
    return shown(request, "landscape/house.html", landscape, context)


def _answer(landscape: Landscape, rows: list[int]) -> str:
    own = sum(landscape.networks[row].is_own for row in rows)
    if not rows:
        return _("Hier ist noch kein regionales Netzwerk eingetragen.")
    lead = counted(len(rows), _("regionales Netzwerk"), _("regionale Netzwerke"), one=_("ein"))
    words = {"networks": lead, "own": counted(own, _("eigenes"), _("eigene"), one=_("ein"))}
    if not own:
        return _("Wir kennen hier %(networks)s, noch kein eigenes.") % words
    return _("Wir kennen hier %(networks)s, darunter %(own)s.") % words


def _network_row(landscape: Landscape, row: int, count: int, whole: int, way: float | None) -> dict[str, Any]:
    network = landscape.networks[row]
    part = _("ganz") if count == whole else _("%(some)d von %(all)d Gemeinden") % {"some": count, "all": whole}
    return {"network": network, "part": part, "way": kilometres(way) if way is not None else _("keine Angabe")}


def _map(here: Area) -> MapSheet:
    painting = painting_of([Territory(name_on_map(each), keys, each.is_own) for each, keys in regional_keys()])
    if len(here.key) == 2:
        wide, narrow = (state_drawing(here.key, painting, href=_region, narrow=flag) for flag in (False, True))
    else:
        wide, narrow = (
            germany_drawing(painting, href=_region, marked=[here.key], narrow=flag) for flag in (False, True)
        )
    return sheet_of(wide, narrow)


def house_answer(offices: list[Met]) -> str:
    """How many networks the offices meet, and in how many of them they sit."""
    seated = [met for met in offices if met.office.area is not None]
    if not seated:
        return _("Wo dieses Haus sitzt, ist noch nicht eingetragen.")
    here = {network for met in seated for network in met.networks}
    joined = {network for met in seated for network in met.networks if network in met.joined}
    if not here:
        return _("Wo dieses Haus sitzt, ist noch kein regionales Netzwerk eingetragen.")
    lead = counted(len(seated), _("Stelle liegt"), _("Stellen liegen"), one=_("eine"))
    beside = number_word(len(here)) if len(here) > 1 else _("einem")
    words = {
        "offices": lead,
        "networks": _("im Gebiet eines Netzwerks") if len(here) == 1 else _("im Gebiet von %s Netzwerken") % beside,
        "joined": number_word(len(joined)) if joined else "",
    }
    if not joined:
        return sentence(_("%(offices)s %(networks)s; Mitarbeit ist noch nicht vermerkt.") % words)
    if len(here) == 1:
        return sentence(_("%(offices)s %(networks)s, und das Haus arbeitet dort mit.") % words)
    if len(joined) == 1:
        return sentence(_("%(offices)s %(networks)s, in einem davon arbeitet das Haus mit.") % words)
    return sentence(_("%(offices)s %(networks)s, in %(joined)s davon arbeitet das Haus mit.") % words)


def _office_row(landscape: Landscape, met: Met) -> dict[str, Any]:
    place = landscape.names[met.office.area] if met.office.area is not None else _("nicht eingetragen")
    return {
        "office": met.office,
        "place": place,
        "networks": [(landscape.networks[row], row in met.joined) for row in met.networks],
    }


def _open(landscape: Landscape, offices: list[Met]) -> list[Any]:
    """Networks that an office meets and in which the house does not sit, those met most often first; at most five."""
    met: dict[int, int] = {}
    for each in offices:
        for row in each.networks:
            if row not in each.joined:
                met[row] = met.get(row, 0) + 1
    order = sorted(met, key=lambda row: (-met[row], not landscape.networks[row].is_own, landscape.networks[row].name))
    return [(landscape.networks[row], met[row]) for row in order[:5]]


def _house_map(offices: list[Met], landscape: Landscape) -> MapSheet:
    painting = painting_of([Territory(name_on_map(each), keys, each.is_own) for each, keys in regional_keys()])
    keys = {landscape.keys[met.office.area]: met.office.name for met in offices if met.office.area is not None}
    rows = Area.objects.current().filter(key__in=keys).exclude(longitude=None).exclude(latitude=None)
    dots = [Site("", x or 0.0, y or 0.0, keys[key]) for key, x, y in rows.values_list("key", "longitude", "latitude")]
    wide, narrow = (
        germany_drawing(painting, href=_region, narrow=flag, labels=False, dots=dots) for flag in (False, True)
    )
    return sheet_of(wide, narrow)


def _region(key: str) -> str:
    return reverse("portal:region", args=[key])
