"""The door of the alliance office: whoever has no role there is told that there is no page."""

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Person
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


def person_of(request: HttpRequest) -> Person:
    """The signed-in person, as writer of a record."""
    return cast(Person, request.user)


def refuse(form: BaseForm, error: ValidationError) -> None:
    """Show why an action refused what a valid form asked for; beside its field where the reason names one."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, reasons in error.error_dict.items():
        form.add_error(name if name in form.fields else None, reasons)


def form_page(request: HttpRequest, template: str, form: BaseForm, **context: Any) -> HttpResponse:
    """A page with a form; 422 when what was typed is shown again with errors."""
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)
