"""Handing over the coordination: what goes along at a glance, one form, and the successor's yes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms import HandoverForm
from wirnetz.activities.queries import gatherings_of, open_tasks_of
from wirnetz.activities.sentences import handover_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.core.refusing import refuse
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.networks.actions import accept_handover, begin_handover, withdraw_handover
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Handover, Network
from wirnetz.networks.queries import (
    STRONGEST,
    contacts_shown,
    coordinating_now,
    files_of,
    handovers_done,
    handovers_open,
    links_of,
    memberships_lasting,
    open_requests,
    roles_at,
)
from wirnetz.organisations.models import Organisation

SHOWN = 12


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def handover(request: HttpRequest, network: Network) -> HttpResponse:
    """Whoever leads the network begins; whoever succeeds accepts; both may take back or decline before."""
    under_way = visible(request.user, handovers_open(network)).first()
    held = roles_at(network, person_of(request), timezone.localdate())
    may_begin = any(grant.role in STRONGEST for grant in held) and not network.is_ended
    members = list(memberships_lasting().filter(network=network).order_by("organisation__sort_key", "organisation"))
    houses = list({tie.organisation_id: tie.organisation for tie in members if not tie.organisation.is_ended}.values())
    form = HandoverForm(request.POST if request.POST.get("what") == "begin" else None, members=houses)
    if request.method == "POST":
        if not may_begin and under_way is None:
            raise PermissionDenied
        if way := way_to_confirm(request, Act(_("die Koordination übergeben"), _("Jetzt senden"))):
            return way
        if _done(request, network, form, under_way):
            return redirect("activities:network_handover", network.slug)
    done = visible(request.user, handovers_done(network)).first()
    context = _what_goes_along(request, network) | {
        "network": network,
        "form": form,
        "under_way": under_way,
        "done": done,
        "may_begin": may_begin and under_way is None,
        "is_mine": under_way is not None and under_way.to_person_id == request.user.pk,
        "answer": handover_answer(under_way=under_way is not None, done=done is not None, may_begin=may_begin),
        "coordinating": coordinating_now(network),
        "deputies": _named(members, MembershipRole.DEPUTY),
    }
    return render(request, "activities/network_handover.html", context, status=422 if form.errors else 200)


def _named(members: list[Any], role: MembershipRole) -> list[Organisation]:
    return [tie.organisation for tie in members if tie.role == role]


def _what_goes_along(request: HttpRequest, network: Network) -> dict[str, Any]:
    files = list(visible(request.user, files_of(network))[: SHOWN + 1])
    following = gatherings_of(network).filter(starts_at__gt=timezone.now()).order_by("starts_at", "pk")
    return {
        "tasks": list(open_tasks_of(network, request.user)[:SHOWN]),
        "upcoming": list(following[:SHOWN]),
        "contacts": contacts_shown(network),
        "files": files[:SHOWN],
        "more_files": len(files) > SHOWN,
        "is_inside": can(request.user, "enter", network),
        "requests": list(visible(request.user, open_requests().filter(network=network))[:SHOWN]),
        "links": links_of(network).count(),
    }


def _done(request: HttpRequest, network: Network, form: HandoverForm, under_way: Handover | None) -> bool:
    what, by = request.POST.get("what", ""), person_of(request)
    try:
        if what == "begin":
            if under_way is None and not form.is_valid():
                return False
            if under_way is not None:  # two tabs: the form is not on the page any more
                raise ValidationError(_("Eine Übergabe wartet schon auf Antwort. Ziehen Sie diese zuerst zurück."))
            begin_handover(network=network, by=by, **form.values())
            messages.success(request, _("Die Einladung ist unterwegs. Bis zum Ja führen Sie das Netzwerk."))
        elif what == "withdraw" and under_way is not None:
            withdraw_handover(handover=under_way, by=by)
            messages.success(request, _("Zurückgezogen. Sie führen das Netzwerk weiter."))
        elif what == "accept" and under_way is not None:
            accept_handover(handover=under_way, by=by)
            messages.success(request, _("Übernommen. Ab jetzt führen Sie das Netzwerk."))
    except ValidationError as error:
        if what != "begin" or under_way is not None:
            messages.warning(request, " ".join(error.messages))
            return True
        refuse(form, error)
        return False
    return True
