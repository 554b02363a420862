"""What changed in a record, and back to an earlier state."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.actions.history import NotRevertible, revert_to
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.queries.history import changes_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.personal import table_label
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.networks.models import Involvement, Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Adviser, Body, Brand, Organisation
from wirnetz.organisations.queries import workplace

KINDS: dict[str, type[Model]] = {
    "organisation": Organisation,
    "erscheinungsbild": Brand,
    "gremium": Body,
    "person": Adviser,
    "angebot": Offer,
    "thema": Topic,
    "netzwerk": Network,
    "gebiet": Territory,
    "mitgliedschaft": Membership,
    "mitarbeit": Involvement,
    "verbindung": NetworkLink,
    "nutzung": Uptake,
}
"""The records whose history can be read, by the word in the address."""


def _record(request: HttpRequest, kind: str, pk: int) -> Model:
    """The record, if there is a history of its kind, the visitor may see it and may change it."""
    if kind not in KINDS:
        raise Http404(_("Einen Verlauf dieser Art gibt es nicht."))
    record: Model | None = visible(request.user, KINDS[kind]._default_manager.filter(pk=pk)).first()
    if record is None:
        raise Http404(_("Diesen Eintrag gibt es nicht."))
    if not (can(request.user, "edit", record) or can(request.user, "revert", record)):
        raise PermissionDenied
    return record


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All changes of a record, the newest first; whoever may do so sets it back."""
    record = _record(request, kind, pk)
    reason = ""
    if request.method == "POST":
        if not can(request.user, "revert", record):
            raise PermissionDenied
        act = Act(_("„%s“ auf einen früheren Stand zurücksetzen") % record, _("Jetzt zurücksetzen"))
        if way := way_to_confirm(request, act):
            return way
        try:
            revert_to(record=record, event=_number(request.POST.get("stand", "")), by=person_of(request))
        except NotRevertible as error:
            reason = str(error)
        else:
            messages.success(request, _("Zurückgesetzt. Auch das steht jetzt im Verlauf und lässt sich zurücknehmen."))
            return redirect(request.path)
    changes = changes_of(record)
    context = {
        "record": record,
        "kind": table_label(type(record)),
        "changes": changes,
        "current": changes[0].number if changes else 0,
        "may_revert": can(request.user, "revert", record),
        "trail": _trail(request, record),
        "reason": reason,
    }
    return render(request, "portal/history.html", context, status=409 if reason else 200)


def _trail(request: HttpRequest, record: Model) -> list[tuple[str, str]]:
    """The way back to the page of the record: in the workspace it is worked on, else at the office of the alliance."""
    if isinstance(record, Network):
        return [(reverse("portal:network", args=[record.slug]), record.label)]
    if isinstance(record, Body | Offer):
        page = "portal:office_body" if isinstance(record, Body) else "portal:office_offer"
        return [(reverse("portal:office"), _("Verwaltung")), (reverse(page, args=[record.slug]), str(record))]
    place = record if isinstance(record, Organisation) else getattr(record, "organisation", None)
    if place is None:
        return []
    house = _workplace_over(request, place)
    if house is None:
        pages = [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_partners"), _("Partner"))]
        return [*pages, (reverse("portal:office_partner", args=[place.slug]), place.label)]
    trail = [(reverse("portal:workspace", args=[house.slug]), house.label)]
    if isinstance(record, Adviser):
        return [*trail, (reverse("portal:workspace_person", args=[house.slug, record.pk]), record.name)]
    if place.pk != house.pk:
        trail.append((reverse("portal:workspace_office", args=[house.slug, place.slug]), place.label))
    return trail


def _workplace_over(request: HttpRequest, place: Organisation) -> Organisation | None:
    """The highest house at or above the place in which the visitor works."""
    above: Organisation | None = place
    found = None
    while above is not None:
        found = workplace(request.user, above.slug, on=timezone.localdate()) or found
        above = above.parent
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
