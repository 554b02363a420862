"""Which areas belong to a network, since when and until when."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.activities.forms import ShortenForm, TerritoryForm, TerritoryWordsForm
from wirnetz.activities.sentences import change_words, extension_answer, territory_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import describe_territory, extend_territory, settle_area_change, shorten_territory
from wirnetz.networks.models import Network
from wirnetz.networks.queries import parts_to_shorten, territory_changes, territory_of, territory_sheet, undecided_parts

SETTLE = "nachfolge"
read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@read_and_write
@in_network
def territory(request: HttpRequest, network: Network) -> HttpResponse:
    """What belongs today as list and map, what changed and when; add several areas from a day on."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    today = timezone.localdate()
    areas = [part.area for part in territory_of(network)]
    keys = [area.key for area in areas]
    words = TerritoryWordsForm.asked(request.POST, network.territory_text)
    if words.is_bound and words.is_valid():
        describe_territory(network=network, words=words.cleaned_data["territory_text"], by=person_of(request))
        messages.success(request, _("Gespeichert. Auf der öffentlichen Seite steht es sofort."))
        return redirect("activities:network_territory", network.slug)
    if said := _settled(request, network, today):
        messages.success(request, said)
        return redirect("activities:network_territory", network.slug)
    is_other = words.is_bound or request.POST.get("was") == SETTLE
    form = TerritoryForm(None if is_other else request.POST or None, near=keys)
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, _extended(form, network, request))
        except ValidationError as error:
            refuse(form, error)
        else:
            return redirect("activities:network_territory", network.slug)
    sizes = [len(key) for key in keys]
    context: dict[str, Any] = {
        "network": network,
        "form": form,
        "words": words,
        "areas": areas,
        "undecided": undecided_parts(today, network),
        "answer": territory_answer(states=sizes.count(2), districts=sizes.count(5), municipalities=sizes.count(8)),
        "changes": [
            {
                "words": change_words(each.on, is_gone=each.is_gone, count=len(each.areas), today=today),
                "areas": each.areas,
            }
            for each in territory_changes(network)
        ],
        "map": territory_sheet(network, keys, href=lambda key: reverse("portal:region", args=[key])),
    }
    status = 422 if form.errors or words.errors else 200
    return render(request, "activities/network_territory.html", context, status=status)


def _settled(request: HttpRequest, network: Network, today: date) -> str:
    """Do what was said about a part whose area was divided, and say so; "" where nothing was asked or can be done."""
    if request.POST.get("was") != SETTLE:
        return ""
    asked = request.POST.get("teil", "")
    found = next((each for each in undecided_parts(today, network) if str(each[0].pk) == asked), None)
    if found is None:
        messages.info(request, _("Das ist schon entschieden."))
        return ""
    part, where = found
    chosen = [area for area in where.targets if area.key in request.POST.getlist("in")]
    settle_area_change(network=network, part=part, goes_on_in=chosen, by=person_of(request), on=today)
    if not chosen:
        return _("Vermerkt: %s gehörte bis zuletzt dazu und geht nicht weiter.") % part.area.full_name
    names = ", ".join(area.full_name for area in chosen)
    return _("Vermerkt: %(old)s geht weiter in %(new)s.") % {"old": part.area.full_name, "new": names}


def _extended(form: TerritoryForm, network: Network, request: HttpRequest) -> str:
    found = extend_territory(
        network=network, areas=form.areas, from_on=form.cleaned_data["from_on"], by=person_of(request)
    )
    return extension_answer(
        added=[area.full_name for area in found.added],
        known=[area.full_name for area in found.known],
        covered=[area.full_name for area in found.covered],
        gave_way=len(found.gave_way),
    ) or _("Es blieb nichts übrig, was neu dazukommt.")


@read_and_write
@in_network
def shorten(request: HttpRequest, network: Network) -> HttpResponse:
    """Areas leave the territory after a day; what was stays readable."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    form = ShortenForm(request.POST or None, parts=parts_to_shorten(network))
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            gone = shorten_territory(
                network=network, parts=answers["parts"], last_on=answers["last_on"], by=person_of(request)
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            count = len(gone)
            said = ngettext("Eingetragen: ein Gebiet gehört danach nicht mehr dazu.",
                            "Eingetragen: %(count)d Gebiete gehören danach nicht mehr dazu.", count)  # fmt: skip
            messages.success(request, said % {"count": count})
            return redirect("activities:network_territory", network.slug)
    context = {"network": network, "form": form}
    return render(request, "activities/network_shorten.html", context, status=422 if form.errors else 200)
