"""The door of the pages about lists: whoever may bring in lists of the organisation, and nobody else knows of them."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import can
from wirnetz.imports.models import ImportRun
from wirnetz.imports.queries import run_with_number
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplace

View = Callable[..., HttpResponse]


def for_lists(view: View) -> View:
    """A view that gets the organisation in place of its slug: strangers get 404, colleagues without the right 403."""

    @login_required
    @functools.wraps(view)
    def entered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        organisation = workplace(request.user, slug, on=timezone.localdate())
        if organisation is None:
            raise Http404(_("Einen Arbeitsplatz unter dieser Adresse haben Sie nicht."))
        if not can(request.user, "import", organisation):
            raise PermissionDenied
        response = view(request, organisation, **kwargs)
        response.setdefault("Cache-Control", "no-store")
        return response

    return entered


def run_of(request: HttpRequest, organisation: Organisation, number: int) -> ImportRun:
    """The upload of the page; 404 unless it is this organisation's."""
    run = run_with_number(number, visitor=request.user).filter(organisation=organisation).first()
    if run is None:
        raise Http404(_("Diese Liste gibt es hier nicht."))
    return run


def trail_to(organisation: Organisation, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Where one is: workspace, organisation, lists, and what follows."""
    here = f"/arbeitsplatz/{organisation.slug}/"
    lists = (reverse("imports:lists", args=[organisation.slug]), _("Listen"))
    return [("/arbeitsplatz/", _("Arbeitsplatz")), (here, organisation.label), lists, *more]
