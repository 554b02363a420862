"""A layer of the map: its sentence, its map, its table, and all of it to take away."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.filters import link_filter
from wirnetz.core.kept import kept_page
from wirnetz.core.pagination import part_of
from wirnetz.landscape.exports.layers import FORMS, layer_file
from wirnetz.landscape.exports.standing import stand_words
from wirnetz.landscape.queries import LAYERS, landscape_of_today, layer_of
from wirnetz.landscape.queries.layers import Row
from wirnetz.landscape.views.asking import attached
from wirnetz.landscape.views.standing import shown
from wirnetz.networks.queries.maps import sheet_of
from wirnetz.regions.queries import states

FEWEST = 2
"""Choices (all of them, and one Land) with which there is nothing to choose."""
LEADS = {"region": "portal:region", "network": "landscape:network"}


@require_safe
@kept_page("land", "nach")
def layer(request: HttpRequest, key: str) -> HttpResponse:
    """One layer of the map as page; its table in parts, on request of one Land (`?land=03`)."""
    if key not in LAYERS:
        raise Http404(_("Diese Ebene der Karte gibt es nicht."))
    landscape = landscape_of_today()
    found = layer_of(landscape, key)
    wide, narrow = (found.drawing(href=_region, narrow=flag) for flag in (False, True))
    land, lands = link_filter(request.GET, "land", _("Land:"), _lands(found.rows), anchor="tabelle")
    chosen = [row for row in found.rows if not land or any(each.startswith(land) for each in row.keys)]
    page = part_of(chosen, after=request.GET.get("nach", ""))
    numbers = [isinstance(cell, int | float) or cell is None for cell in found.rows[0].cells] if found.rows else []
    context = {
        "layer": found,
        "map": sheet_of(wide, narrow, is_example=found.is_example),
        "heads": list(zip(found.heads, numbers, strict=True)) if numbers else [],
        "rows": [(_href(row), row.cells[0], _cells(row, found.heads, numbers), row.is_example) for row in page.rows],
        "lands": lands if len(lands.choices) > FEWEST else None,
        "page": page,
        "count": len(chosen),
        "layers": layer_links(),
        "exports": [(form.upper(), reverse("landscape:layer_file", args=[key, form])) for form in FORMS],
    }
    return shown(request, "landscape/layer.html", landscape, context)


@require_safe
def download(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The layer as a file."""
    if key not in LAYERS or form not in FORMS:
        raise Http404(_("Diese Datei gibt es nicht."))
    landscape = landscape_of_today()
    stand = stand_words(landscape, is_current=True)  # a file keeps its day, whatever is entered since
    return attached(layer_file(layer_of(landscape, key), form, on=landscape.on, stand=stand))


def layer_links() -> list[tuple[str, str, str]]:
    """Every layer as key, title and address."""
    return [(key, str(title), reverse("landscape:layer", args=[key])) for key, (title, _make) in LAYERS.items()]


def _cells(row: Row, heads: tuple[str, ...], numbers: list[bool]) -> list[tuple[str, object, bool]]:
    return list(zip(heads[1:], row.cells[1:], numbers[1:], strict=True))


def _lands(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The Länder in which a row has an area, by key; one query."""
    found = {key[:2] for row in rows for key in row.keys}
    return [(land.key, land.name) for land in states() if land.key in found]


def _href(row: Row) -> str:
    """Where a row leads; "" where it is about more than any one page."""
    kind, key = row.leads_to
    return reverse(LEADS[kind], args=[key]) if kind else ""


def _region(key: str) -> str:
    return reverse("portal:region", args=[key])
