"""Home: the finder and the state of Germany; the same as a table of all districts."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wirnetz.core.enums import InstallationContents
from wirnetz.core.installation import of_request
from wirnetz.core.kept import kept_page
from wirnetz.core.limits import FINDER, limited
from wirnetz.organisations.actions.alliance import STAND_IN
from wirnetz.organisations.queries import the_alliance
from wirnetz.portal.queries.germany import district_rows, germany_counts, strip_of
from wirnetz.portal.queries.maps import germany_sheet
from wirnetz.portal.sentences.finder import is_plain_hit
from wirnetz.portal.sentences.germany import germany_answer
from wirnetz.regions.queries import find_places


@require_safe
@kept_page()
@limited("finder", **FINDER, when=lambda request: "ort" in request.GET)
def home(request: HttpRequest) -> HttpResponse:
    """The question, the finder, the map. A finder's answer that is clear leads straight to its region.

    If it needs a word of explanation, the region's page is told what was asked and says it.
    """
    text = request.GET.get("ort", "").strip()[:100]
    found = find_places(text) if text else None
    if found is not None and found.outcome == "one":
        response = redirect("portal:region", key=found.areas[0].key)
        if not is_plain_hit(found.message):
            response["Location"] += f"?{urlencode({'gesucht': text})}"
        return response
    counts = germany_counts()
    alliance = the_alliance()
    has_source_data = of_request(request).contents != InstallationContents.EMPTY
    context = {
        "alliance": alliance,
        "networks_are_named_by_sources": alliance and alliance.slug == STAND_IN and has_source_data,
        "text": text,
        "found": found,
        "counts": counts,
        "answer": germany_answer(counts),
        "map": germany_sheet(),
        "strip": strip_of(counts),
    }
    return render(request, "portal/home.html", context)


@require_safe
@kept_page()
def districts(request: HttpRequest) -> HttpResponse:
    """The table twin of the map: every district with its networks, by Land."""
    counts = germany_counts()
    context = {"states": district_rows(), "counts": counts, "answer": germany_answer(counts)}
    return render(request, "portal/districts.html", context)
