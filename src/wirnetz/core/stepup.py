"""Before something that cannot be taken back: show once more that it is you.

How somebody shows it is the business of the room `accounts`, which enters its check and its pages here.

A form that was sent too early is never sent by the program. Where the view names its `Act`, what was typed waits in
the session for ten minutes; after the confirmation a page says what it was, and only a press of its button sends it,
to the same view with all its checks.
"""

import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]
NeedsConfirmation = Callable[[HttpRequest], bool]
WAITING_ACT = "waiting_act"
WAITS_FOR_SECONDS = 10 * 60
MOST_FIELDS, MOST_CHARACTERS = 40, 8_000


@dataclass(frozen=True, slots=True)
class Act:
    """What a form does, for asking again after the confirmation: „Sie wollten {words}.“ and the words of the button."""

    words: str | Promise
    button: str | Promise


@dataclass(frozen=True, slots=True)
class Pages:
    """Where somebody confirms that it is them, and where an act that waited for it is asked about again."""

    confirm: str
    resume: str


_entered: list[tuple[NeedsConfirmation, Pages]] = []


def enter_confirmation(needs: NeedsConfirmation, *, confirm: str, resume: str) -> None:
    """Enter the check and the names of the pages that it leads through; the last one counts."""
    _entered[:] = [(needs, Pages(confirm, resume))]


def needs_confirmation(request: HttpRequest) -> bool:
    """Whether the visitor has to confirm first; True as long as nobody entered a check."""
    return not _entered or _entered[0][0](request)


def confirm_first(view: View) -> View:
    """A view for people who signed in, and confirmed within ten minutes that it is them.

    Others are led to the confirmation and come back afterwards: to the same page, or, where a form was sent, to the
    page with the form. What they had sent is not carried along, and they are told so; views whose forms wait ask
    `way_to_confirm` with an `Act` instead.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return way_to_confirm(request) or view(request, *args, **kwargs)

    return answer


def way_to_confirm(request: HttpRequest, act: Act | None = None) -> HttpResponse | None:
    """The way to the confirmation, and from there back; None for who has confirmed, whose act then waits no longer.

    Where `act` is named and a form was sent, its fields wait in the session meanwhile.
    """
    if not needs_confirmation(request):
        if request.method == "POST":
            request.session.pop(WAITING_ACT, None)
        return None
    return lead_to_confirmation(request, act)


def lead_to_confirmation(request: HttpRequest, act: Act | None = None) -> HttpResponse:
    """To the page of confirmation, and from there back to where the visitor is, or to the act that waits."""
    is_form = request.method not in ("GET", "HEAD")
    back = _page_before(request) if is_form else request.get_full_path()
    if not request.user.is_authenticated:
        page = str(settings.LOGIN_URL)
    else:
        page = _entered[0][1].confirm
        if is_form and act is not None and _let_wait(request, act, back):
            back = reverse(_entered[0][1].resume)
            messages.info(request, _("Bitte bestätigen Sie zuerst, dass Sie es sind. Danach fragen wir noch einmal."))
        elif is_form:
            messages.warning(
                request,
                _("Bitte bestätigen Sie zuerst, dass Sie es sind. Gesendet wurde noch nichts: ")
                + _("Danach sehen Sie das Formular wieder und schicken es noch einmal ab."),
            )
    address = f"{reverse(page)}?{urlencode({'next': back})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _let_wait(request: HttpRequest, act: Act, back: str) -> bool:
    """Keep what was sent in the session; False for files and for more than a form of ours holds."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
        if isinstance(value, str)
    ]
    if request.FILES or len(fields) > MOST_FIELDS or sum(len(value) for _name, value in fields) > MOST_CHARACTERS:
        return False
    request.session[WAITING_ACT] = {
        "words": str(act.words),
        "button": str(act.button),
        "path": request.get_full_path(),
        "back": back,
        "fields": fields,
        "person": request.user.pk,
        "at": int(time.time()),
    }
    return True


def waiting_act(request: HttpRequest) -> dict[str, Any] | None:
    """What this person wanted to do in this session within the last ten minutes; None if there is nothing."""
    forget_old_act(request.session)
    kept: dict[str, Any] | None = request.session.get(WAITING_ACT)
    return kept if kept and kept["person"] == request.user.pk else None


def forget_old_act(session: SessionBase) -> None:
    """Take what was typed out of the session once it has waited too long."""
    kept = session.get(WAITING_ACT)
    if kept and time.time() - kept["at"] >= WAITS_FOR_SECONDS:
        del session[WAITING_ACT]


def _page_before(request: HttpRequest) -> str:
    """The page that the form stood on, as far as the browser says it and it is ours; else the form's own address."""
    said = urlsplit(request.headers.get("Referer", ""))
    is_ours = said.netloc == request.get_host() and said.path.startswith("/") and not said.path.startswith("//")
    if not is_ours or "\\" in said.path:
        return request.get_full_path()
    return said.path + (f"?{said.query}" if said.query else "")
