"""Error pages that say what happened and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from wirnetz.core.unsent import sent_again


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or form cannot be read."""
    return render(request, "core/error_400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, but not allowed to; `exception` may carry a German sentence for the reader."""
    return render(request, "core/error_403.html", {"reason": _said(exception)}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was sent without its token: too old, or from somewhere else. What was written stays."""
    return sent_again(request) or render(request, "core/error_form.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: says what there is instead; `exception` may carry a German sentence for the reader."""
    return render(request, "core/error_404.html", {"reason": _said(exception)}, status=404)


def _said(exception: Exception) -> str:
    return exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""


def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without the request's context, so that a broken context cannot break it again."""
    return HttpResponse(render_to_string("core/error_500.html"), status=500)
