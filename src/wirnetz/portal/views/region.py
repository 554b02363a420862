"""The page of a region: a Land, a district or a municipality."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.kept import kept_page
from wirnetz.portal.queries.region import region_page
from wirnetz.portal.queries.remarks import finder_remark, former_area_remark, is_area_key
from wirnetz.regions.models import Area
from wirnetz.regions.queries import current_area


@require_safe
@kept_page()
def region(request: HttpRequest, key: str) -> HttpResponse:
    """Who works here and what is missing. A key that ended leads to its successor.

    The way here may have left a remark: `gesucht` is what the finder was asked, `frueher` a key that ended. Pages with
    a remark are not kept, since the words can be any.
    """
    area: Area | None = current_area(key) if is_area_key(key) else None
    if area is None:
        raise Http404(_("Den Gebietsschlüssel „%s“ gibt es nicht.") % key[:20])
    if len(area.key) == 8 and area.key.endswith("000"):  # a city that is a district stands once, with five digits
        return redirect("portal:region", key=area.key[:5])
    if area.key != key:
        response = redirect("portal:region", key=area.key)
        response["Location"] += f"?{urlencode({'frueher': key})}"
        return response
    remark = finder_remark(request.GET.get("gesucht", ""), area)
    remark = remark or former_area_remark(request.GET.get("frueher", ""), area)
    return render(request, "portal/region.html", {**region_page(area, request.user), "remark": remark})
