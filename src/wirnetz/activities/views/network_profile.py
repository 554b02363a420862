"""What a network says about itself, and whether it is active, paused or ended."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.activities.forms import ProfileForm, StatusForm
from wirnetz.activities.sentences import status_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import edit_network, set_network_status
from wirnetz.networks.models import Network
from wirnetz.networks.queries import coordinating_now

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@read_and_write
@in_network
def profile(request: HttpRequest, network: Network) -> HttpResponse:
    """Name, idea, topics, rhythm, meeting place, who carries and pays the coordination, how to reach it."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    form = ProfileForm(request.POST or None, network=network)
    if request.method == "POST" and form.is_valid():
        try:
            edit_network(
                network=network,
                values=form.values(),
                seen=form.cleaned_data["seen"],
                by=person_of(request),
                on=timezone.localdate(),
            )
        except EditConflict as refused:
            stored = refused.record
            assert isinstance(stored, Network)  # noqa: S101
            return conflict(request, yours=form, theirs=ProfileForm(network=stored), what=network.name)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Auf der öffentlichen Seite steht es sofort."))
            return redirect("activities:network_profile", network.slug)
    context = {
        "network": network,
        "form": form,
        "status": _status_of(network),
        "coordinating": coordinating_now(network),
    }
    return render(request, "activities/network_profile.html", context, status=422 if form.errors else 200)


@read_and_write
@in_network
def status(request: HttpRequest, network: Network) -> HttpResponse:
    """Active, paused or ended, since a day, for a reason."""
    may_end = can(request.user, "end", network)
    if not can(request.user, "edit", network) or (network.is_ended and not may_end):
        raise PermissionDenied
    form = StatusForm(request.POST or None, network=network, may_end=may_end)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            changed = set_network_status(
                network=network,
                status=answers["status"],
                on=answers["on"],
                reason=" ".join(answers["reason"].split()),
                by=person_of(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Auf der öffentlichen Seite steht es sofort."))
            return redirect("portal:network" if changed.is_ended else "activities:network_profile", network.slug)
    context = {"network": network, "form": form, "may_end": may_end, "status": _status_of(network)}
    return render(request, "activities/network_status.html", context, status=422 if form.errors else 200)


def _status_of(network: Network) -> str:
    """Whether it is active, in a sentence."""
    return status_answer(network.status, since=network.status_on, reason=network.status_note)
