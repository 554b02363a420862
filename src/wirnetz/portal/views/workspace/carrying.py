"""Brought in: note in half a minute what the house has brought into a network, see the list, take a note back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import carry_in, take_back
from wirnetz.activities.models import CarriedNote, JointActivity
from wirnetz.core.refusing import refuse
from wirnetz.networks.queries import networks_listed, networks_of
from wirnetz.offers.queries import offers_listed
from wirnetz.organisations.models import Organisation
from wirnetz.portal.forms.workspace.carrying import CarriedForm
from wirnetz.portal.views.workspace.entering import demand, in_workspace

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def carried(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The form with the list below; `netzwerk` and `was` in the address fill it in."""
    form = _form(request, organisation)
    if request.method == "POST":
        demand(request, "edit", organisation)
        if form.is_valid():
            try:
                carry_in(organisation=organisation, by=person_of(request), **form.values())
            except ValidationError as error:
                refuse(form, error)
            else:
                messages.success(request, _("Vermerkt. Der Eintrag steht in der Liste und lässt sich zurücknehmen."))
                return redirect("portal:workspace_carried", organisation.slug)
    found = CarriedNote.objects.filter(organisation=organisation).select_related("network", "offer", "joint_activity")
    context = {
        "organisation": organisation,
        "form": form,
        "may_edit": can(request.user, "edit", organisation),
        "notes": list(visible(request.user, found).order_by("-on", "-pk")[:SHOWN]),
    }
    return render(request, "portal/workspace/carried.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, organisation: Organisation) -> CarriedForm:
    own = list({tie.network_id: tie.network for tie in networks_of(organisation)}.values())
    known = {network.pk for network in own}
    return CarriedForm(
        request.POST or None,
        own=own,
        others=[network for network in visible(request.user, networks_listed()) if network.pk not in known],
        offers=list(visible(request.user, offers_listed())),
        activities=list(visible(request.user, JointActivity.objects.order_by("title", "pk"))),
        network=request.GET.get("netzwerk", "")[:80],
        what=request.GET.get("was", "")[:90],
    )


@require_POST
@in_workspace
def take_carried_back(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Remove a note from the list."""
    note = visible(request.user, CarriedNote.objects.filter(organisation=organisation, pk=number)).first()
    if note is None:
        raise Http404(_("Diesen Vermerk gibt es nicht mehr."))
    demand(request, "remove", note)
    take_back(note=note, by=person_of(request))
    messages.success(request, _("Zurückgenommen."))
    return redirect("portal:workspace_carried", organisation.slug)
