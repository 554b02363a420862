"""The door of the library's office: who does not write for the library is told that there is no page."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.models import Argument
from wirnetz.arguments.queries.library import arguments_with_slug
from wirnetz.arguments.rules import works_on_library
from wirnetz.core.doors import door

View = Callable[..., HttpResponse]
Trail = list[tuple[str, str]]


def in_library(view: View) -> View:
    """A view for the people who write for the library."""

    @login_required
    @functools.wraps(view)
    def entered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not works_on_library(request.user):
            raise Http404(_("Diese Seite gibt es nicht."))
        response = view(request, **kwargs)
        response.setdefault("Cache-Control", "no-store")
        return response

    return entered


def _argument(request: HttpRequest, slug: str) -> Argument | None:
    argument = visible(request.user, arguments_with_slug(slug)).first()
    return argument if argument and can(request.user, "read", argument) else None


at_argument = door(_argument, gettext_lazy("Dieses Argument gibt es nicht."))
"""A view of one argument for the people who write for the library."""


def office_trail(argument: Argument | None = None, claim: str = "") -> Trail:
    """The way back from a page of the library's office."""
    trail: Trail = [(reverse("arguments:office"), _("Argumente bearbeiten"))]
    if argument is not None:
        trail.append((reverse("arguments:office_argument", args=[argument.slug]), claim or argument.slug))
    return trail
