"""The page of a region: a Land, a district or a municipality."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.kept import kept_page
from wirnetz.portal.queries.region import region_page
from wirnetz.regions.models import Area
from wirnetz.regions.queries import current_area


@require_safe
@kept_page()
def region(request: HttpRequest, key: str) -> HttpResponse:
    """Who works here and what is missing. A key that ended leads to its successor."""
    area: Area | None = current_area(key) if key.isascii() and key.isdigit() and len(key) <= 8 else None
    if area is None:
        raise Http404(_("Den Gebietsschlüssel „%s“ gibt es nicht.") % key[:20])
    if area.key != key:
        return redirect("portal:region", key=area.key)
    return render(request, "portal/region.html", region_page(area, request.user))
