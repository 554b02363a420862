"""The landscape by year: a row of years as plain links, the map at one of them, what changed against another."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.german import counted, date_words, number, sentence
from wirnetz.core.kept import kept_page
from wirnetz.landscape.queries.times import Change, changes_between, last_day, undated, years_of_territories
from wirnetz.networks.queries import regional_keys
from wirnetz.networks.queries.maps import name_on_map, sheet_of
from wirnetz.regions.geometry.painting import Territory, painting_of
from wirnetz.regions.queries import areas_by_keys, germany_drawing

YEAR = 4
"""Digits of a year."""


@require_safe
@kept_page("jahr", "mit")
def by_year(request: HttpRequest) -> HttpResponse:
    """Territories at the end of a year (`?jahr=`), and what is different from another year (`&mit=`)."""
    years = years_of_territories()
    year, other = _asked(request, "jahr", years, timezone.localdate().year), _asked(request, "mit", years, years[0])
    day, against = last_day(year), last_day(other)
    rows = regional_keys(day)
    painting = painting_of([Territory(name_on_map(each), keys, each.is_own) for each, keys in rows])
    wide, narrow = (germany_drawing(painting, href=_region, narrow=flag) for flag in (False, True))
    first, second = sorted((against, day))
    changes = changes_between(first, second) if year != other else []
    missing, every = undated()
    context: dict[str, Any] = {
        "year": year,
        "other": other,
        "years": years,
        "others": [each for each in years if each != year],
        "answer": _answer(len(rows), len(painting.areas), year),
        "map": sheet_of(wide, narrow, is_example=any(each.is_example for each, _keys in rows)),
        "changed": _changed(changes),
        "first": date_words(first),
        "second": date_words(second),
        "count": len(changes),
        "missing": missing,
        "every": every,
    }
    return render(request, "landscape/by_year.html", context)


def _asked(request: HttpRequest, name: str, years: Sequence[int], usual: int) -> int:
    told = request.GET.get(name, "")
    if not told:
        return usual
    if not (told.isascii() and told.isdigit() and len(told) == YEAR):
        raise Http404(_("„%s“ ist keine Jahreszahl. Schreiben Sie vier Ziffern, zum Beispiel %d.") % (told[:20], usual))
    if int(told) not in years:
        words = {"year": told, "first": years[0], "last": years[-1]}
        if len(years) == 1:
            raise Http404(_("Für %(year)s sind keine Gebiete eingetragen, nur für %(last)d.") % words)
        raise Http404(_("Für %(year)s sind keine Gebiete eingetragen, nur für %(first)d bis %(last)d.") % words)
    return int(told)


def _answer(networks: int, districts: int, year: int) -> str:
    lead = counted(networks, _("regionales Netzwerk"), _("regionale Netzwerke"), one=_("ein"))
    words = {"networks": lead, "year": year, "districts": number(districts)}
    return sentence(_("%(networks)s in %(districts)s Kreisen kennen wir für %(year)s.") % words)


def _changed(changes: Sequence[Change]) -> list[tuple[Any, str, str]]:
    """Each network with what came and what left, by name; one query."""
    names = areas_by_keys({key for each in changes for key in (*each.came, *each.left)})

    def said(keys: Sequence[str]) -> str:
        return ", ".join(sorted(names[key].full_name for key in keys if key in names)) or "–"

    return [(each.network, said(each.came), said(each.left)) for each in changes]


def _region(key: str) -> str:
    return reverse("portal:region", args=[key])
