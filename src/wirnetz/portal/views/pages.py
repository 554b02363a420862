"""Pages about the installation itself: sources, imprint, privacy, accessibility, and the health check."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wirnetz.core.health import faults
from wirnetz.core.personal import measures, places, processing_record
from wirnetz.organisations.queries import houses_by_basis
from wirnetz.portal.queries.sources import source_counts


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Where every kind of record and figure comes from, and under which licence."""
    return render(request, "portal/sources.html", {"counts": source_counts()})


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who runs this installation."""
    return render(request, "portal/imprint.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored about whom, made of the registry: about readers next to nothing."""
    context = {
        "record": processing_record(with_erasure=False),
        "houses": houses_by_basis(),
        "cookies": places("cookie"),
        "measures": measures(),
    }
    return render(request, "portal/privacy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done for accessibility, how it was checked, what is known to be missing."""
    return render(request, "portal/accessibility.html")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 `ok`, or 503 with the reason; for monitors."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError as error:
        found = [_("Datenbank nicht erreichbar: %s") % str(error).splitlines()[0]]
    else:
        found = faults()
    if found:
        return HttpResponse("\n".join(found), status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
