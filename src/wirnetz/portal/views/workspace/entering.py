"""The door of a workspace: signed in, and working for the organisation; anybody else is told that there is no page."""

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplace

View = Callable[..., HttpResponse]


def in_workspace(view: View) -> View:
    """A view of an organisation's workspace: gets the organisation in place of its slug. Never kept by browsers."""

    @login_required
    @functools.wraps(view)
    def entered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        organisation = workplace(request.user, slug, on=timezone.localdate())
        if organisation is None:
            raise Http404(_("Einen Arbeitsplatz unter dieser Adresse haben Sie nicht."))
        response = view(request, organisation, **kwargs)
        response.setdefault("Cache-Control", "no-store")
        return response

    return entered


def demand(request: HttpRequest, verb: str, record: Model) -> None:
    """403 unless the visitor may do this to the record."""
    if not can(request.user, verb, record):
        raise PermissionDenied


def person_of(request: HttpRequest) -> Person:
    """The signed-in person, as writer of a record."""
    return cast(Person, request.user)


def edits(request: HttpRequest, organisation: Organisation) -> bool:
    """Whether the visitor may change the organisation, so that a page offers it."""
    return can(request.user, "edit", organisation)


def refuse(form: BaseForm, error: ValidationError) -> None:
    """Show why an action refused what a valid form asked for; beside its field where the reason names one."""
    if hasattr(error, "error_dict"):
        known = {name: reasons for name, reasons in error.error_dict.items() if name in form.fields}
        others = [reason for name, reasons in error.error_dict.items() if name not in form.fields for reason in reasons]
        for name, reasons in known.items():
            form.add_error(name, reasons)
        if others:
            form.add_error(None, others)
    else:
        form.add_error(None, error)
