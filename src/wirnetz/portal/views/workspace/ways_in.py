"""What waits for a decision in a house: requests to join, invitations by others to its people, its own invitations."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.actions import decide_approval, decide_join_request, withdraw_invitation
from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import invitations_below, invitations_to_approve, person_of, place_name, requests_below
from wirnetz.accounts.rules import roles_to_give, visible
from wirnetz.core.refusing import refuse
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.organisations.models import Organisation
from wirnetz.portal.forms.workspace.rights import DecisionForm
from wirnetz.portal.queries.workspace.rights import at_places, house_node
from wirnetz.portal.views.workspace.entering import demand, in_workspace


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def request_decide(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Take somebody in who has asked, or do not."""
    demand(request, "grant", organisation)
    found = visible(request.user, requests_below(house_node(organisation)).filter(pk=number))
    asked = at_places(organisation, found).first()
    if asked is None:
        raise Http404(_("Diese Bitte ist nicht mehr offen."))
    demand(request, "decide", asked)
    accepts = request.POST.get("decision") != "decline"
    act = (
        Act(_("%s aufnehmen") % asked.person, _("Person jetzt aufnehmen"))
        if accepts
        else Act(_("die Bitte von %s ablehnen") % asked.person, _("Bitte jetzt ablehnen"))
    )
    if way := way_to_confirm(request, act):
        return way
    form = DecisionForm(request.POST or None, roles=roles_to_give(request.user, asked.node), role=asked.role)
    if request.method == "POST" and form.is_valid():
        try:
            decide_join_request(
                request=asked,
                accepts=accepts,
                role=Role(form.cleaned_data["role"]),
                reason=form.cleaned_data["reason"],
                until_on=form.cleaned_data["until_on"],
                by=person_of(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Aufgenommen.") if accepts else _("Abgelehnt. Die Person erfährt es per Mail."))
            return redirect("portal:workspace_rights", organisation.slug)
    context = {"organisation": organisation, "asked": asked, "place": place_name(asked.node), "form": form}
    return render(request, "portal/workspace/request_decide.html", context, status=422 if form.errors else 200)


@require_POST
@in_workspace
def approval_decide(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Agree, or not, that one of the house's people also works for another place."""
    demand(request, "grant", organisation)
    found = visible(request.user, invitations_to_approve(house_node(organisation)).filter(pk=number))
    invitation = found.first()
    if invitation is None:
        raise Http404(_("Diese Einladung ist nicht mehr offen."))
    demand(request, "approve", invitation)
    agrees = request.POST.get("decision") == "agree"
    name = invitation.name or invitation.email
    act = (
        Act(_("der Einladung von %s zustimmen") % name, _("Jetzt zustimmen"))
        if agrees
        else Act(_("der Einladung von %s nicht zustimmen") % name, _("Jetzt nicht zustimmen"))
    )
    if way := way_to_confirm(request, act):
        return way
    try:
        decide_approval(
            invitation=invitation, agrees=agrees, by=person_of(request), reason=request.POST.get("grund", "")[:300]
        )
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(
            request,
            _("Zugestimmt. Die Einladung geht hinaus.")
            if agrees
            else _("Nicht zugestimmt. Wer eingeladen hat, erfährt es per Mail."),
        )
    return redirect("portal:workspace_rights", organisation.slug)


@require_POST
@in_workspace
def invitation_withdraw(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Take an invitation back."""
    demand(request, "grant", organisation)
    found = visible(request.user, invitations_below(house_node(organisation)).filter(pk=number))
    invitation = at_places(organisation, found).first()
    if invitation is None:
        raise Http404(_("Diese Einladung ist nicht mehr offen."))
    demand(request, "withdraw", invitation)
    try:
        withdraw_invitation(invitation=invitation, by=person_of(request))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Zurückgezogen. Der Link in der Mail öffnet nichts mehr."))
    return redirect("portal:workspace_rights", organisation.slug)
