"""What the page shell needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirnetz.core import installation, menu

SHEETS = [
    f"core/css/{name}.css"
    for name in (
        *("tokens", "base", "layout", "mast", "sheet", "text", "lists", "forms", "ticks", "workspace", "figures"),
        *("gatherings", "library", "sketches", "progress"),
        *("office", "builder", "map", "print"),
    )
]


PARTS = {"mappe": "hilfen", "infodienst": "hilfen", "argumente": "hilfen", "s": "hilfen"}
"""Beginnings of addresses that belong to another part of the site."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the base page: main parts of the site, the part one is in, the style sheets in their order."""
    navigation = [
        ("portal:networks", "netzwerke", _("Netzwerke")),
        ("landscape:overview", "landschaft", _("Landschaft")),
        ("portal:organisations", "organisationen", _("Organisationen")),
        ("portal:offers", "angebote", _("Angebote")),
        ("activities:calendar", "kalender", _("Kalender")),
        ("arguments:aids", "hilfen", _("Hilfen zum Weitergeben")),
        ("portal:search", "suche", _("Suchen")),
    ]
    first = request.path.split("/")[1]
    part = PARTS.get(first, first)
    here = installation.of_request(request)
    section = part if part in {name for _target, name, _words in navigation} else ""
    return {
        "base_url": settings.BASE_URL,
        "page_language": get_language() or settings.LANGUAGE_CODE,
        "section": section,
        "is_section_start": request.path == f"/{section}/",
        "navigation": navigation,
        "sheets": SHEETS,
        "installation": here,
        "mark": f"{here.name}|{here.logo.name}",
        "own_menu": SimpleLazyObject(lambda: menu.entries(getattr(request, "user", None))),
        "own_part": first,
        "site_name": installation.name_of(here),
        "is_example_installation": installation.is_example(here),
        "has_example_year": installation.has_example_year(here),
    }
