"""From the page of a network: an organisation asks to belong to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import LEAD, Held, holds, visible
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import ask_to_take_part
from wirnetz.networks.queries import may_join_for, networks_with_slug
from wirnetz.organisations.queries import workplaces_of
from wirnetz.portal.forms.taking_part import TakePartForm


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_part(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose for which of the organisations that one leads; who leads none is told whom to ask."""
    network = visible(request.user, networks_with_slug(slug)).select_related("node").first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    today = timezone.localdate()
    places = list(workplaces_of(request.user, on=today))
    led = [place for place in places if holds(request.user, place.node, Held(house=LEAD))]
    open_to = [] if network.is_ended else may_join_for(led, network)
    form = TakePartForm(request.POST or None, places=open_to)
    if request.method == "POST" and form.is_valid():
        try:
            ask_to_take_part(
                network=network,
                organisation=form.chosen,
                message=form.cleaned_data["message"],
                by=person_of(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gefragt. Die Antwort kommt per Mail und steht danach hier."))
            return redirect("portal:workspace_networks", form.chosen.slug)
    context = {"network": network, "form": form, "open_to": open_to, "led": led, "places": places}
    return render(request, "portal/take_part.html", context, status=422 if form.errors else 200)
