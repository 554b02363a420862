"""Who belongs to a network, for its own people: members, who asked, who was asked, history, and inviting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import people_holding, person_of
from wirnetz.accounts.rules import LEAD, can, visible
from wirnetz.activities.forms import InviteMemberForm
from wirnetz.activities.sentences import members_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.core.german import joined
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import invite_member
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership, MembershipRequest, Network
from wirnetz.networks.queries import (
    memberships_lasting,
    memberships_over,
    networks_that_lost_coordination,
    open_requests,
    resting_in,
    who_coordinated,
)
from wirnetz.organisations.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def members(request: HttpRequest, network: Network) -> HttpResponse:
    """The list with what waits, and the form that asks an organisation."""
    may_invite = can(request.user, "invite", network) and not network.is_ended
    form = InviteMemberForm(request.POST or None)
    if request.method == "POST":
        if not may_invite:
            raise PermissionDenied
        if form.is_valid() and _invited(request, form, network):
            return redirect("activities:network_members", network.slug)
    asked = list(visible(request.user, open_requests().filter(network=network)))
    context = _lists(network) | {
        "network": network,
        "form": form,
        "may_invite": may_invite,
        "asking": [each for each in asked if not each.asked_by_network],
        "invited": [each for each in asked if each.asked_by_network],
    }
    context["answer"] = members_answer(
        members=len({tie.organisation_id for tie in context["current"]}),
        resting=len(resting_in(network)),
        waiting=len(context["asking"]) if may_invite else 0,
        lost=context["lost"],
    )
    return render(request, "activities/network_members.html", context, status=422 if form.errors else 200)


def _lists(network: Network) -> dict[str, Any]:
    current = memberships_lasting().filter(network=network).order_by("organisation__sort_key", "organisation", "role")
    is_lost = networks_that_lost_coordination(Network.objects.filter(pk=network.pk)).exists()
    return {
        "current": sorted(current, key=_rank),
        "former": list(memberships_over().filter(network=network)),
        "lost": joined([each.name for each in who_coordinated(network)]) if is_lost else "",
    }


def _asked_words(asked: MembershipRequest, organisation: Organisation) -> str:
    """Where the invitation is read, as it is: invented people get no mail."""
    said = _("Gefragt ist %s; dazu gehört, wer annimmt. Die Frage steht dort am Arbeitsplatz.") % organisation.name
    deciding = people_holding(organisation.node, *LEAD)
    if any(not person.is_example for person in deciding):
        return f"{said} {_('Wer dort leitet, bekommt eine Mail.')}"
    return f"{said} {_('Eine Mail geht nicht hinaus, denn dort arbeiten nur erfundene Personen.')}"


def _rank(membership: Membership) -> int:
    """The coordination first; within a role the German order stays."""
    order = (MembershipRole.COORDINATION, MembershipRole.DEPUTY, MembershipRole.HOST, MembershipRole.MEMBER)
    return order.index(membership.role) if membership.role in order else len(order)


def _invited(request: HttpRequest, form: InviteMemberForm, network: Network) -> bool:
    assert form.found is not None  # noqa: S101  a valid form has found it
    answers = form.cleaned_data
    try:
        made = invite_member(
            network=network,
            organisation=form.found,
            role=MembershipRole(answers["role"]),
            from_on=answers["from_on"],
            message=answers["message"],
            by=person_of(request),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    if isinstance(made, MembershipRequest):
        messages.success(request, _asked_words(made, form.found))
    else:
        said = _("%s gehört jetzt dazu. Dort kann hier noch niemand antworten; der Eintrag gilt auf Ihr Wort.")
        messages.success(request, said % form.found.name)
    return True
