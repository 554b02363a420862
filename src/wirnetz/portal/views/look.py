"""How the alliance looks: its own colour as a style sheet, its logo."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wirnetz.core import installation
from wirnetz.documents.screen import screen_style


@require_safe
@cache_control(public=True, max_age=3600)
def colours(request: HttpRequest) -> HttpResponse:
    """The style variables of the alliance's own colour; empty without one. The page asks with the colour as query."""
    accent = installation.of_request(request).accent
    return HttpResponse(screen_style(accent) if accent else "", content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def logo(request: HttpRequest) -> HttpResponse:
    """The logo, drawn anew when it was uploaded."""
    here = installation.of_request(request)
    if not here.logo:
        raise Http404
    with here.logo.open("rb") as file:
        response = HttpResponse(file.read(), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response
