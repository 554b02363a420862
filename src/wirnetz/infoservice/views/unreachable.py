"""A house puts right the addresses of its people from which mails came back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.rules import can
from wirnetz.core.german import counted, sentence
from wirnetz.core.limits import Limit, allow
from wirnetz.infoservice.actions.subscribing import request_subscription
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.queries.unreachable import Unreachable, unreachable_of
from wirnetz.infoservice.views.houses import Place, in_house
from wirnetz.organisations.models import Adviser

ONCE_A_DAY: Limit = {"limit": 1, "seconds": 24 * 3600}


@require_safe
@in_house
def house_unreachable(request: HttpRequest, place: Place) -> HttpResponse:
    """Whose mails came back, why, since when, and what to do."""
    rows = _rows(request, place)
    final = [row for row in rows if row.is_final]
    context = {
        "place": place,
        "final": final,
        "shaky": [row for row in rows if not row.is_final],
        "answer": _answer(len(final)),
    }
    return render(request, "infoservice/house_unreachable.html", context)


@require_POST
@in_house
def house_ask_again(request: HttpRequest, place: Place, number: int) -> HttpResponse:
    """Ask the owner of an address by mail whether it works; only their answer counts. Once a day at most."""
    row = next((row for row in _rows(request, place) if row.adviser.pk == number and row.is_final), None)
    if row is None:
        raise Http404(_("Diese Adresse ist hier nicht als unzustellbar vermerkt."))
    at = row.adviser.organisation.node or place.node
    if row.has_left:
        messages.error(request, _("Diese Person hat abbestellt. Wir fragen sie nicht von uns aus."))
    elif allow("ask_again", canonical(row.adviser.email), **ONCE_A_DAY):
        request_subscription(
            email=row.adviser.email,
            place=at,
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
    return redirect("infoservice:house_unreachable", place.record.slug)


def _rows(request: HttpRequest, place: Place) -> list[Unreachable]:
    house = place.organisation
    if house is None or not can(request.user, "add", Adviser(organisation=house)):
        raise PermissionDenied
    return unreachable_of(request.user, house, on=timezone.localdate())


def _answer(final: int) -> str:
    if not final:
        return _("Von den Adressen Ihres Hauses kommt nichts zurück.")
    return sentence(
        counted(
            final,
            _("Adresse Ihres Hauses bekommt nichts mehr, weil Mails von dort zurückkamen"),
            _("Adressen Ihres Hauses bekommen nichts mehr, weil Mails von dort zurückkamen"),
            one=_("eine"),
        )
        + "."
    )
