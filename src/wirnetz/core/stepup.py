"""Before something that cannot be taken back: show once more that it is you.

How somebody shows it is the business of the room `accounts`, which enters its check and its page here.
"""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]
NeedsConfirmation = Callable[[HttpRequest], bool]
_entered: list[tuple[NeedsConfirmation, str]] = []


def enter_confirmation(needs: NeedsConfirmation, page: str) -> None:
    """Enter the check and the name of the page that leads through the confirmation; the last one counts."""
    _entered[:] = [(needs, page)]


def needs_confirmation(request: HttpRequest) -> bool:
    """Whether the visitor has to confirm first; True as long as nobody entered a check."""
    return not _entered or _entered[0][0](request)


def confirm_first(view: View) -> View:
    """A view for people who signed in, and confirmed within ten minutes that it is them.

    Others are led to the confirmation and come back afterwards: to the same page, or, where a form was sent, to the
    page with the form. What they had sent is not carried along, and they are told so.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not needs_confirmation(request):
            return view(request, *args, **kwargs)
        return lead_to_confirmation(request)

    return answer


def lead_to_confirmation(request: HttpRequest) -> HttpResponse:
    """To the page of confirmation, and from there back to where the visitor is."""
    is_form = request.method not in ("GET", "HEAD")
    if not request.user.is_authenticated:
        page = str(settings.LOGIN_URL)
    else:
        page = _entered[0][1]
        if is_form:
            messages.warning(
                request,
                _("Bitte bestätigen Sie zuerst, dass Sie es sind. Gesendet wurde noch nichts: ")
                + _("Danach sehen Sie das Formular wieder und schicken es noch einmal ab."),
            )
    back = _page_before(request) if is_form else request.get_full_path()
    address = f"{reverse(page)}?{urlencode({'next': back})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _page_before(request: HttpRequest) -> str:
    """The page that the form stood on, as far as the browser says it and it is ours; else the form's own address."""
    said = urlsplit(request.headers.get("Referer", ""))
    if said.netloc != request.get_host() or not said.path.startswith("/") or said.path.startswith("//"):
        return request.get_full_path()
    return said.path + (f"?{said.query}" if said.query else "")
