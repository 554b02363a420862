"""How a network holds together with others: entered by one side, answered by the other, ended by either."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms import EndLinkForm, LinkForm, ObjectionForm
from wirnetz.activities.sentences import links_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import answer_link, end_link, tell_link
from wirnetz.networks.enums import LinkKind, NetworkScope
from wirnetz.networks.models import Network, NetworkLink
from wirnetz.networks.queries import links_known, links_over, networks_in_areas, networks_listed, territory_of

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@read_and_write
@in_network
def links(request: HttpRequest, network: Network) -> HttpResponse:
    """What holds, what waits for an answer, what is over; and entering another one."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    form = _form(request, network)
    if request.method == "POST" and form.is_valid() and _told(request, form, network):
        return redirect("activities:network_links", network.slug)
    known = [(link, link.other_than(network)) for link in links_known(network)]
    to_answer = [pair for pair in known if _is_asked(pair[0], network)]
    context = {
        "network": network,
        "form": form,
        "answer": links_answer(len(known) - len(to_answer), len(to_answer)),
        "to_answer": to_answer,
        "known": [pair for pair in known if pair not in to_answer],
        "former": [(link, link.other_than(network)) for link in links_over(network)],
    }
    return render(request, "activities/network_links.html", context, status=422 if form.errors else 200)


def _is_asked(link: NetworkLink, network: Network) -> bool:
    """Whether the other side has entered it and this one has not answered."""
    return link.told_by is not None and link.told_by_id != network.pk and link.answered_on is None


def _form(request: HttpRequest, network: Network) -> LinkForm:
    keys = [part.area.key for part in territory_of(network) if len(part.area.key) >= 5]
    found = networks_in_areas(keys, scopes=[NetworkScope.REGIONAL]) if keys else []
    near = [each for each in found if each.pk != network.pk and not each.is_ended]
    beside = {network.pk, *(each.pk for each in near)}
    others = [each for each in visible(request.user, networks_listed()) if each.pk not in beside]
    return LinkForm(request.POST or None, near=near, others=others)


def _told(request: HttpRequest, form: LinkForm, network: Network) -> bool:
    answers = form.cleaned_data
    try:
        link = tell_link(
            network=network,
            other=form.chosen,
            kind=LinkKind(answers["kind"]),
            since_on=answers["since_on"],
            about=answers["about"],
            by=person_of(request),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(
        request,
        _("Eingetragen und für beide bestätigt.")
        if link.answered_on
        else _("Eingetragen. Das andere Netzwerk kann bestätigen oder einwenden."),
    )
    return True


@read_and_write
@in_network
def link(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """One link: the other side confirms or objects, either side ends it; `what` says which button was pressed."""
    found = links_known(network).filter(pk=number).first()
    if found is None or not can(request.user, "edit", network):
        raise Http404(_("Diese Verbindung gibt es nicht oder nicht mehr."))
    may_answer, may_end = can(request.user, "confirm", found), can(request.user, "end", found)
    what = request.POST.get("what", "")
    objecting = ObjectionForm(request.POST if what == "object" else None)
    ending = EndLinkForm(request.POST if what == "end" else None)
    if request.method == "POST" and _done(request, found, what, objecting, ending):
        return redirect("activities:network_links", network.slug)
    context = {
        "network": network,
        "link": found,
        "other": found.other_than(network),
        "may_answer": may_answer,
        "may_end": may_end and not found.until_on,
        "objecting": objecting,
        "ending": ending,
    }
    failed = bool(objecting.errors or ending.errors)
    return render(request, "activities/network_link.html", context, status=422 if failed else 200)


def _done(request: HttpRequest, found: NetworkLink, what: str, objecting: Form, ending: Form) -> bool:
    form = {"object": objecting, "end": ending}.get(what)
    if form is not None and not form.is_valid():
        return False
    try:
        if what == "confirm":
            answer_link(link=found, objection="", by=person_of(request))
            messages.success(request, _("Bestätigt. Die Verbindung steht auf beiden Seiten."))
        elif what == "object":
            answer_link(link=found, objection=objecting.cleaned_data["objection"], by=person_of(request))
            messages.success(request, _("Eingewandt. Öffentlich steht die Verbindung nicht mehr."))
        elif what == "end":
            end_link(link=found, on=ending.cleaned_data["on"], by=person_of(request))
            messages.success(request, _("Beendet."))
    except ValidationError as error:
        if form is None:
            messages.warning(request, " ".join(error.messages))
            return True
        refuse(form, error)
        return False
    return True
