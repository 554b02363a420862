"""The door of the alliance office: whoever has no role there is told that there is no page."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import alliance_node, has_role

View = Callable[..., HttpResponse]


def in_office(*roles: Role) -> Callable[[View], View]:
    """A view for people with one of `roles` (administration, if none is named) at the alliance; 404 for others."""

    def decorate(view: View) -> View:
        @login_required
        @functools.wraps(view)
        def entered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            wanted = roles or (Role.ADMINISTRATION,)
            if not has_role(request.user, alliance_node(), *wanted, on=timezone.localdate()):
                raise Http404(_("Diese Seite gibt es nicht."))
            response = view(request, **kwargs)
            response.setdefault("Cache-Control", "no-store")
            return response

        return entered

    return decorate


def form_page(request: HttpRequest, template: str, form: BaseForm, **context: Any) -> HttpResponse:
    """A page with a form; 422 when what was typed is shown again with errors."""
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)
