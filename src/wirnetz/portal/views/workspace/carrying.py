"""Brought in: note in half a minute what the house has brought into a network, see the list, take a note back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import WRITE, Held, can, holds, visible
from wirnetz.activities.actions import carry_in, take_back
from wirnetz.activities.enums import JointActivityState
from wirnetz.activities.models import CarriedNote, JointActivity
from wirnetz.activities.queries import A_YEAR, idea_of, notes_about
from wirnetz.activities.sentences import carried_answer
from wirnetz.core.refusing import refuse
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_in_areas, networks_of, networks_with_slug
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_listed
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplaces_of
from wirnetz.portal.forms.workspace.carrying import CarriedForm
from wirnetz.portal.queries.workspace.suggestions import suggestions_for
from wirnetz.portal.views.workspace.entering import demand, in_workspace

SHOWN, MOST_NEAR, MOST_ACTIVITIES = 50, 30, 20


@never_cache
@login_required
@require_safe
def carry(request: HttpRequest) -> HttpResponse:
    """From the page of an offer or network: to the form of the house that one writes for; several are asked back."""
    today = timezone.localdate()
    places = [
        place
        for place in workplaces_of(request.user, on=today)
        if holds(request.user, place.node, Held(house=WRITE), on=today) and place.node and place.node.kind != "alliance"
    ]
    asked = QueryDict(mutable=True)
    for name in ("netzwerk", "was"):
        if request.GET.get(name):
            asked[name] = request.GET[name][:90]
    if len(places) == 1:
        return redirect(f"{reverse('portal:workspace_carried', args=[places[0].slug])}?{asked.urlencode()}")
    return render(request, "portal/carry.html", {"places": places, "query": asked.urlencode()})


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def carried(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The form with the list below; `netzwerk` and `was` in the address fill it in."""
    form = _form(request, organisation)
    if request.method == "POST":
        demand(request, "edit", organisation)
        if form.is_valid():
            try:
                note = carry_in(organisation=organisation, by=person_of(request), **form.values())
            except ValidationError as error:
                refuse(form, error)
            else:
                words = {"what": note.what, "network": note.network.label}
                said = _(
                    "Vermerkt: „%(what)s“ in %(network)s. Der Eintrag steht in der Liste und lässt sich zurücknehmen."
                )
                messages.success(request, said % words)
                return redirect("portal:workspace_carried", organisation.slug)
    today = timezone.localdate()
    notes = list(visible(request.user, notes_about(organisation))[:SHOWN])
    recent = [note for note in notes if note.on > today - A_YEAR]
    context = {
        "organisation": organisation,
        "form": form,
        "may_edit": can(request.user, "edit", organisation),
        "notes": notes,
        "answer": carried_answer(len({idea_of(note) for note in recent}), len({note.network_id for note in recent})),
        "suggestions": suggestions_for(organisation, request.user, on=today),
    }
    return render(request, "portal/workspace/carried.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, organisation: Organisation) -> CarriedForm:
    """Offered is what is near: networks of the house and around it, shared offers, what runs; the rest by name."""
    asked_network, asked_what = request.GET.get("netzwerk", "")[:80], request.GET.get("was", "")[:90]
    own = list({tie.network_id: tie.network for tie in networks_of(organisation)}.values())
    known = {network.pk for network in own}
    seat = [organisation.seat.key] if organisation.seat else []
    around: list[Network] = list(networks_in_areas(seat, scopes=["regional"])[:MOST_NEAR]) if seat else []
    if asked_network:
        around += [each for each in networks_with_slug(asked_network) if not each.is_ended]
    near = {each.pk: each for each in around if each.pk not in known}
    asked = Q(is_shared=True) | Q(slug=asked_what.removeprefix("a:")) | Q(carried_notes__organisation=organisation)
    running = Q(state=JointActivityState.RUNNING) | Q(slug=asked_what.removeprefix("g:"))
    return CarriedForm(
        request.POST or None,
        own=own,
        near=list(near.values()),
        offers=_once(visible(request.user, offers_listed().filter(asked))),
        activities=list(visible(request.user, JointActivity.objects.filter(running).order_by("title", "pk")))[
            :MOST_ACTIVITIES
        ],
        network=asked_network,
        what=asked_what,
    )


def _once(offers: object) -> list[Offer]:
    return list(dict.fromkeys(offers))  # type: ignore[call-overload]


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
