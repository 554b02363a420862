"""A network's own pages: what is next, what is still to be written down, who belongs."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import take_back
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import (
    first_steps,
    gatherings_of,
    notes_about,
    open_tasks_of,
    pulse_of,
    to_record,
)
from wirnetz.activities.sentences import pulse_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.activities.views.planning import plan_page
from wirnetz.networks.models import Network
from wirnetz.networks.queries import members_of

SHOWN = 12


@require_safe
@in_network
def overview(request: HttpRequest, network: Network) -> HttpResponse:
    """The first page: is it alive, what comes next, what is still to be written down."""
    now = timezone.now()
    pulse = pulse_of(network, now=now)
    context = {
        "network": network,
        "pulse": pulse,
        "answer": pulse_answer(last=_day(pulse.last), following=_day(pulse.following), today=timezone.localdate()),
        "upcoming": list(gatherings_of(network).filter(starts_at__gt=now).order_by("starts_at", "pk")[:SHOWN]),
        "unrecorded": list(to_record(network, now=now)[:SHOWN]),
        "tasks": list(open_tasks_of(network, request.user)[:SHOWN]),
        "past": list(gatherings_of(network).filter(starts_at__lte=now, recorded_on__isnull=False)[:SHOWN]),
        "brought": list(visible(request.user, notes_about(network))[:SHOWN]),
        "members": members_of(network).count(),
        "may_edit": can(request.user, "edit", network),
        "steps": first_steps(network) if can(request.user, "edit", network) else [],
    }
    return render(request, "activities/network.html", context)


@require_POST
@in_network
def carried_back(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """What did not happen is taken back by those who run the network."""
    note = visible(request.user, notes_about(network).filter(pk=number)).first()
    if note is None:
        raise Http404(_("Diesen Vermerk gibt es nicht mehr."))
    if not can(request.user, "remove", note):
        raise PermissionDenied
    take_back(note=note, by=person_of(request))
    messages.success(request, _("Zurückgenommen."))
    return redirect("activities:network", network.slug)


def _day(gathering: Gathering | None) -> date | None:
    return timezone.localtime(gathering.starts_at).date() if gathering else None


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def plan(request: HttpRequest, network: Network) -> HttpResponse:
    """A new date of the network, single or in a series."""
    if not can(request.user, "add", network):
        raise PermissionDenied
    return plan_page(request, network, back=reverse("activities:network", args=[network.slug]))
