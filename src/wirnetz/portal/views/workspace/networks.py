"""In which networks a house and its offices take part: what runs, what rests, what was asked, what is over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import LEAD, RUN, Held, nodes_where, visible
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.queries import memberships_lasting, memberships_over, open_requests
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_and_house
from wirnetz.portal.sentences.workspace import networks_answer
from wirnetz.portal.views.workspace.entering import in_workspace


@require_safe
@in_workspace
def house_networks(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Each membership leads to its own page, where it rests or ends; what waits for an answer stands on top."""
    places = offices_and_house(organisation).order_by().values("pk")
    current = list(
        memberships_lasting()
        .filter(organisation__in=places)
        .exclude(network__status=NetworkStatus.ENDED)
        .order_by("network__sort_key", "network", "organisation__sort_key", "organisation")
    )
    asked = list(visible(request.user, open_requests().filter(organisation__in=places)))
    led = nodes_where(request.user, Held(house=LEAD, alliance=RUN)).filter(organisation__in=places)
    may_change = set(led.values_list("organisation", flat=True))
    context = {
        "organisation": organisation,
        "answer": networks_answer(
            len({tie.network_id for tie in current}), sum(each.asked_by_network for each in asked)
        ),
        "current": [(tie, tie.organisation_id in may_change) for tie in current],
        "invitations": [each for each in asked if each.asked_by_network],
        "asked": [each for each in asked if not each.asked_by_network],
        "former": list(memberships_over().filter(organisation__in=places)),
    }
    return render(request, "portal/workspace/networks.html", context)
