"""A form sent by somebody who is signed out meanwhile, or with a token that has changed: what was written stays.

It waits on the page itself, in the reader's browser alone, until the reader sends it again.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

Next = Callable[[HttpRequest], HttpResponse]
NOT_WRITTEN = "csrfmiddlewaretoken"
SHORTEST_TEXT = 30
"""From so many characters on, a value is shown on the page: somebody wrote it and may want to copy it."""


def keep_what_was_sent(get_response: Next) -> Next:
    """Shows what a form said, instead of a bare sign-in page that has forgotten it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method != "POST" or request.headers.get("HX-Request") or not _leads_to_sign_in(request, response):
            return response
        if _sent(request) or request.FILES:
            return render(request, "core/signed_out_403.html", _context(request), status=403)
        messages.warning(request, _("Sie waren nicht mehr angemeldet. Es ist nichts geschehen."))
        return response

    return answer


def sent_again(request: HttpRequest) -> HttpResponse | None:
    """A page that sends the same form again; None unless the browser says that it came from one of our own pages."""
    own = f"{request.scheme}://{request.get_host()}"
    if request.headers.get("Origin") != own or not _sent(request):
        return None
    return render(request, "core/sent_again_403.html", _context(request), status=403)


def _leads_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    place = urlsplit(response.get("Location", ""))
    return place.path == resolve_url(settings.LOGIN_URL) and parse_qs(place.query).get("next") == [
        request.get_full_path()
    ]


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() if name != NOT_WRITTEN for value in values]


def _context(request: HttpRequest) -> dict[str, object]:
    sent = _sent(request)
    return {
        "sent": sent,
        "texts": [value for _name, value in sent if len(value) >= SHORTEST_TEXT],
        "address": request.get_full_path(),
        "has_files": bool(request.FILES),
    }
