"""The doors: a network's own pages, and a date that one may change; anybody else is told that there is no page."""

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.queries import gathering_known
from wirnetz.networks.queries import networks_with_slug

View = Callable[..., HttpResponse]


def in_network(view: View) -> View:
    """A view for the people of a network: gets the network in place of its slug. Never kept by browsers."""

    @login_required
    @functools.wraps(view)
    def entered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        network = visible(request.user, networks_with_slug(slug)).select_related("node").first()
        if network is None or not (can(request.user, "enter", network) or can(request.user, "edit", network)):
            raise Http404(_("Einen Arbeitsplatz unter dieser Adresse haben Sie nicht."))
        response = view(request, network, **kwargs)
        response.setdefault("Cache-Control", "no-store")
        return response

    return entered


def at_gathering(view: View) -> View:
    """A view for those who invite to a date: gets the date in place of its slug; others of the network 403."""

    @login_required
    @functools.wraps(view)
    def entered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        gathering = gathering_known(request.user, slug)
        if gathering is None:
            raise Http404(_("Diesen Termin gibt es nicht, oder er ist nur für Mitglieder."))
        if not can(request.user, "edit", gathering):
            raise PermissionDenied
        response = view(request, gathering, **kwargs)
        response.setdefault("Cache-Control", "no-store")
        return response

    return entered


def person_of(request: HttpRequest) -> Person:
    """The signed-in person, as writer of a record."""
    return cast(Person, request.user)


def refuse(form: BaseForm, error: ValidationError) -> None:
    """Show why an action refused what a valid form asked for, beside its field where it names one."""
    if hasattr(error, "error_dict"):
        for name, reasons in error.error_dict.items():
            form.add_error(name if name in form.fields else None, reasons)
    else:
        form.add_error(None, error)
