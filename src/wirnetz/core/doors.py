"""Doors of pages that are not for everybody: signed in, and the record of the address is one's to enter."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

View = Callable[..., HttpResponse]
NO_WORKSPACE = gettext_lazy("Einen Arbeitsplatz unter dieser Adresse haben Sie nicht.")
"""What somebody reads who asks for the workspace of a house, an office or a network where they do not work."""


def door(find: Callable[[HttpRequest, str], Any], missing: str | Promise) -> Callable[[View], View]:
    """A decorator for views that get the record that `find` gives in place of the slug of the address.

    Where it gives None there is no page for this visitor, for the reason `missing`. Browsers never keep the answer.
    """

    def decorate(view: View) -> View:
        @login_required
        @functools.wraps(view)
        def entered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
            record = find(request, slug)
            if record is None:
                raise Http404(str(missing))
            response = view(request, record, **kwargs)
            response.setdefault("Cache-Control", "no-store")
            return response

        return entered

    return decorate


def office_door(may_enter: Callable[[Any], bool]) -> Callable[[View], View]:
    """A decorator for views of an office that no record stands for: who may not enter is told there is no page."""

    def decorate(view: View) -> View:
        @login_required
        @functools.wraps(view)
        def entered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not may_enter(request.user):
                raise Http404(_("Diese Seite gibt es nicht."))
            response = view(request, **kwargs)
            response.setdefault("Cache-Control", "no-store")
            return response

        return entered

    return decorate
