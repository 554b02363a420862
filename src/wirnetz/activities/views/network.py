"""A network's own pages: what is next, what is still to be written down, who belongs."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import plan_gathering, plan_series, take_back
from wirnetz.activities.forms import GatheringForm
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import (
    activities_to_choose,
    gatherings_of,
    notes_about,
    open_tasks_of,
    pulse_of,
    to_record,
)
from wirnetz.activities.sentences import pulse_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.activities.views.parties import ask_all
from wirnetz.core.refusing import refuse
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
    form = GatheringForm(request.POST or None, activities=activities_to_choose(network))
    if request.method == "POST" and form.is_valid():
        try:
            planned, asked = _planned(form, network, request)
        except ValidationError as error:
            refuse(form, error)
        else:
            count = len(planned)
            said = ngettext("Der Termin steht im Kalender.", "%(count)d Termine stehen im Kalender.", count)
            messages.success(request, f"{said % {'count': count}} {asked}".strip())
            return redirect("activities:gathering", planned[0].slug)
    return render(
        request, "activities/gathering_plan.html", {"network": network, "form": form},
        status=422 if form.errors else 200,
    )  # fmt: skip


@transaction.atomic
def _planned(form: GatheringForm, network: Network, request: HttpRequest) -> tuple[list[Gathering], str]:
    """The dates, and what became of who else should invite; all of it or nothing."""
    planned = _dates(form, network, request)
    others = [party for party in form.parties if party != network]
    by = person_of(request)
    said = [ask_all(each, others, by, by_mail=each is planned[0]) for each in planned]
    return planned, said[0]


def _dates(form: GatheringForm, network: Network, request: HttpRequest) -> list[Gathering]:
    answers, by = form.cleaned_data, person_of(request)
    if not answers["frequency"]:
        return [plan_gathering(values=form.values(), hosts=[network], by=by, may_overlap=answers["despite"])]
    return plan_series(
        values=form.values(),
        hosts=[network],
        frequency=answers["frequency"],
        interval=1,
        until=answers["until"],
        by=by,
        may_overlap=answers["despite"],
    )
