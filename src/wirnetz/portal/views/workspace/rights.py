"""Who may do what in a house: list, invite, give another role, end. Each change asks for the second factor first."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.actions import change_role, confirm_grants, end_grant, invite
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant
from wirnetz.accounts.queries import grants_below, is_unconfirmed, person_of, place_name
from wirnetz.accounts.rules import can, roles_to_give, visible
from wirnetz.core.refusing import refuse
from wirnetz.core.steady import steady_in_steps_of
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.organisations.models import Organisation
from wirnetz.portal.forms.workspace.rights import InviteForm, RoleForm
from wirnetz.portal.queries.workspace.rights import at_places, house_node, places_to_give_at, rights_page
from wirnetz.portal.sentences.workspace_rights import rights_answer
from wirnetz.portal.views.workspace.entering import demand, in_workspace


@require_safe
@in_workspace
def rights(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """People and their roles, what waits for a decision, who is invited."""
    demand(request, "grant", organisation)
    view = rights_page(organisation, request.user, on=timezone.localdate(), after=request.GET.get("nach", ""))
    waiting = len(view.requests) + len(view.approvals)
    context = {
        "organisation": organisation,
        "view": view,
        "answer": rights_answer(view.people_count, view.administration_count, waiting),
        "may_approve": Role.ADMINISTRATION in view.roles,
        "unconfirmed_count": sum(row.is_unconfirmed and row.may_change for row in view.rows),
    }
    return render(request, "portal/workspace/rights.html", context)


@steady_in_steps_of(2)
@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def rights_invite(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Offer somebody a role by mail. Whether the address has an account already is not said."""
    demand(request, "invite", organisation)
    if way := way_to_confirm(request, Act(_("eine Einladung verschicken"), _("Einladung jetzt schicken"))):
        return way
    places, roles = places_to_give_at(organisation), roles_to_give(request.user, house_node(organisation))
    form = InviteForm(request.POST or None, places=places, roles=roles)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            invite(
                email=values["email"],
                name=values["name"],
                node=form.node,
                role=Role(values["role"]),
                until_on=values["until_on"],
                message=values["message"],
                by=person_of(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(
                request,
                _("Die Einladung geht hinaus. Gehört die Person zu einem anderen Haus, wird dieses zuerst gefragt."),
            )
            return redirect("portal:workspace_rights", organisation.slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "portal/workspace/rights_invite.html", context, status=422 if form.errors else 200)


def grant_of_house(request: HttpRequest, organisation: Organisation, number: int) -> Grant:
    """A running grant of this house; 403 for those of the house who give no roles, 404 if there is none."""
    demand(request, "grant", organisation)
    found = visible(request.user, grants_below(house_node(organisation), on=timezone.localdate()).filter(pk=number))
    grant: Grant | None = at_places(organisation, found).first()
    if grant is None:
        raise Http404(_("Dieses Recht gibt es in Ihrem Haus nicht."))
    return grant


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def rights_change(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Another role at the same place."""
    grant = grant_of_house(request, organisation, number)
    demand(request, "end", grant)
    act = Act(_("%s eine andere Rolle geben") % grant.person, _("Rolle jetzt ändern"))
    if way := way_to_confirm(request, act):
        return way
    form = RoleForm(request.POST or None, roles=roles_to_give(request.user, grant.node), role=grant.role)
    if request.method == "POST" and form.is_valid():
        try:
            change_role(grant=grant, role=Role(form.cleaned_data["role"]), by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Geändert. Die Person meldet sich neu an; dann gilt die neue Rolle."))
            return redirect("portal:workspace_rights", organisation.slug)
    context = {"organisation": organisation, "grant": grant, "place": place_name(grant.node), "form": form}
    return render(request, "portal/workspace/rights_change.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def rights_end(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """End a role at once. The last administration of the alliance stays, and the page says why."""
    grant = grant_of_house(request, organisation, number)
    demand(request, "end", grant)
    words = {"person": grant.person, "role": grant.get_role_display(), "place": place_name(grant.node)}
    act = Act(_("die Rolle %(role)s von %(person)s bei „%(place)s“ beenden") % words, _("Rolle jetzt beenden"))
    if way := way_to_confirm(request, act):
        return way
    context = {"organisation": organisation, "grant": grant, "place": words["place"]}
    if request.method == "POST":
        try:
            yesterday, mine = timezone.localdate() - timedelta(days=1), request.session.session_key or ""
            end_grant(grant=grant, on=yesterday, by=person_of(request), keep_session=mine)
        except ValidationError as error:
            context["reason"] = error.messages[0]
            return render(request, "portal/workspace/rights_end.html", context, status=422)
        messages.success(request, _("Beendet. Der Zugang gilt ab sofort nicht mehr."))
        return redirect("portal:workspace_rights", organisation.slug)
    return render(request, "portal/workspace/rights_end.html", context)


@require_POST
@in_workspace
def rights_confirm(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Say that the house's rights that were asked about are still right."""
    demand(request, "grant", organisation)
    found = visible(request.user, grants_below(house_node(organisation), on=timezone.localdate()))
    asked = at_places(organisation, found.filter(asked_on__isnull=False))
    grants = [grant for grant in asked if is_unconfirmed(grant) and can(request.user, "confirm", grant)]
    if confirm_grants(grants=grants, on=timezone.localdate(), by=person_of(request)):
        messages.success(request, _("Bestätigt. In einem Jahr fragen wir wieder nach."))
    return redirect("portal:workspace_rights", organisation.slug)
