"""Who of an organisation works where: the table, one line more, one line ended."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import visible
from wirnetz.core.pagination import keyset_page
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import add_involvement, end_involvement
from wirnetz.networks.models import Involvement
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_and_house
from wirnetz.portal.forms.workspace.people import InvolvementForm
from wirnetz.portal.queries.workspace.people import activity_choices, house_involvements, person_page
from wirnetz.portal.sentences.workspace import activity_answer
from wirnetz.portal.views.workspace.entering import demand, in_workspace
from wirnetz.portal.views.workspace.people import adviser_of_house


@require_safe
@in_workspace
def activity(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Person, office, network, role, period; by office and network, in the order of names, never a ranking."""
    everything = house_involvements(organisation, request.user, on=timezone.localdate())
    offices, networks = activity_choices(everything)
    office, network = request.GET.get("stelle", ""), request.GET.get("netzwerk", "")
    found = everything
    if office:
        found = found.filter(organisation__slug=office)
    if network:
        found = found.filter(network__slug=network)
    plain = found.order_by().select_related(None)
    context = {
        "organisation": organisation,
        "page": keyset_page(found, after=request.GET.get("nach", "")),
        "offices": offices,
        "networks": networks,
        "office": office,
        "network": network,
        "answer": activity_answer(
            plain.values("adviser").distinct().count(),
            plain.values("network").distinct().count(),
            is_filtered=bool(office or network),
        ),
    }
    return render(request, "portal/workspace/activity.html", context)


@require_POST
@in_workspace
def involvement_add(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """One line more for a person."""
    adviser = adviser_of_house(request, organisation, number)
    demand(request, "edit", Involvement(adviser=adviser, organisation=organisation))
    form = InvolvementForm(request.POST, adviser=adviser, places=offices_and_house(organisation))
    if form.is_valid():
        answers = form.cleaned_data
        demand(request, "edit", Involvement(adviser=adviser, organisation=answers["organisation"]))
        try:
            add_involvement(adviser=adviser, by=person_of(request), **answers)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen: %s.") % answers["network"])
            return redirect("portal:workspace_person", organisation.slug, adviser.pk)
    context = person_page(organisation, adviser, request.user, on=timezone.localdate())
    context |= {"involvement_form": form, "may_edit": True}
    return render(request, "portal/workspace/person.html", context, status=422)


@require_POST
@in_workspace
def involvement_end(request: HttpRequest, organisation: Organisation, number: int, involvement: int) -> HttpResponse:
    """A line ends today and stays as history."""
    adviser = adviser_of_house(request, organisation, number)
    lines = visible(request.user, Involvement.objects.filter(adviser=adviser, pk=involvement))
    found = lines.select_related("adviser", "organisation__node", "network").first()
    if found is None:
        raise Http404(_("Diese Zeile gibt es nicht."))
    demand(request, "end", found)
    try:
        end_involvement(involvement=found, on=timezone.localdate(), by=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Beendet: %s. Die Zeile bleibt als Geschichte stehen.") % found.network)
    return redirect("portal:workspace_person", organisation.slug, adviser.pk)
