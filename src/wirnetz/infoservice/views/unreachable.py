"""A house or network puts right its addresses from which mails came back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.rules import can
from wirnetz.core.german import counted, sentence
from wirnetz.core.limits import Limit, allow
from wirnetz.infoservice.actions.subscribing import request_subscription
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.queries.unreachable import Unreachable
from wirnetz.infoservice.views.houses import Place, in_house, in_network, unreachable_at
from wirnetz.organisations.models import Adviser

ONCE_A_DAY: Limit = {"limit": 1, "seconds": 24 * 3600}


@require_safe
def unreachable(request: HttpRequest, place: Place) -> HttpResponse:
    """Which addresses mails came back from, why, since when, and what to do."""
    rows = _rows(request, place)
    final = [row for row in rows if row.is_final]
    context = {
        "place": place,
        "final": final,
        "shaky": [row for row in rows if not row.is_final],
        "answer": _answer(place, len(final)),
    }
    return render(request, "infoservice/house_unreachable.html", context)


@require_POST
def ask_again(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """Ask the owner of an address by mail whether it works; only their answer counts. Once a day at most."""
    row = next((row for row in _rows(request, place) if row.listed.key == key and row.is_final), None)
    if row is None or row.listed.place is None:
        raise Http404(_("Diese Adresse ist hier nicht als unzustellbar vermerkt."))
    email = row.listed.email
    if row.has_left:
        messages.error(request, _("Diese Person hat abbestellt. Wir fragen sie nicht von uns aus."))
    elif allow("ask_again", canonical(email), **ONCE_A_DAY):
        request_subscription(
            email=email,
            place=row.listed.place,
            topics=[],
            areas=[],
            form_address=request.get_full_path(),
            may_mail=True,
        )
        messages.success(
            request, _("Die Frage ist unterwegs. Kommt sie an und wird bestätigt, gilt die Adresse wieder.")
        )
    else:
        messages.info(request, _("Heute haben wir schon gefragt. Morgen geht es wieder."))
    return redirect(place.unreachable)


def _rows(request: HttpRequest, place: Place) -> list[Unreachable]:
    house = place.organisation
    verb, record = ("edit", place.record) if house is None else ("add", Adviser(organisation=house))
    if not can(request.user, verb, record):
        raise PermissionDenied
    return unreachable_at(request, place)


def _answer(place: Place, final: int) -> str:
    if not final:
        return (
            _("Von den Adressen Ihres Hauses kommt nichts zurück.")
            if place.organisation
            else _("Von den Adressen Ihres Netzwerks kommt nichts zurück.")
        )
    words = (
        (
            _("Adresse Ihres Hauses bekommt nichts mehr, weil Mails von dort zurückkamen"),
            _("Adressen Ihres Hauses bekommen nichts mehr, weil Mails von dort zurückkamen"),
        )
        if place.organisation
        else (
            _("Adresse Ihres Netzwerks bekommt nichts mehr, weil Mails von dort zurückkamen"),
            _("Adressen Ihres Netzwerks bekommen nichts mehr, weil Mails von dort zurückkamen"),
        )
    )
    return sentence(counted(final, *words, one=_("eine")) + ".")


house_unreachable, network_unreachable = in_house(unreachable), in_network(unreachable)
house_ask_again, network_ask_again = in_house(ask_again), in_network(ask_again)
