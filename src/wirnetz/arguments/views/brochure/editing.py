"""The brochure in the network's workspace: where it stands, what is missing, its texts, its release."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.arguments.actions import edit_brochure, release_brochure, unpublish_brochure
from wirnetz.arguments.exports.brochure import Made, brochure_of
from wirnetz.arguments.forms import BrochureTextsForm
from wirnetz.arguments.models import NetworkBrochure
from wirnetz.arguments.queries.brochures import draft_of, released_of
from wirnetz.arguments.views.brochure.doors import address_of, in_brochure, may_end, may_write, stored_brochure
from wirnetz.core.answers import Answer
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.german import date_words, number_word
from wirnetz.networks.models import Network
from wirnetz.networks.queries import members_of


@require_safe
@in_brochure
def overview(request: HttpRequest, network: Network) -> HttpResponse:
    """Where the brochure stands, every gap with whom to ask, and releasing it."""
    brochure = stored_brochure(request, network)
    draft = draft_of(brochure)
    made = brochure_of(network, draft, on=timezone.localdate())
    is_changed = bool(brochure and brochure.is_released and released_of(brochure) != draft)
    context = {
        "network": network,
        "brochure": brochure,
        "made": made.brochure,
        "answer": _answer(brochure, made),
        "missing": [(each.gap, address_of(network, each.part)) for each in made.missing],
        "is_changed": is_changed,
        "may_write": may_write(request, network),
        "may_end": may_end(request, network),
        "may_release": bool(brochure and can(request.user, "release", brochure)),
    }
    return render(request, "arguments/brochure_overview.html", context)


def _answer(brochure: NetworkBrochure | None, made: Made) -> Answer:
    """Whether everybody may read it, and how much is missing."""
    count = len(made.missing)
    gaps = ngettext("Es fehlt noch %s.", "Es fehlen noch %s.", count) % (
        _("eine Angabe") if count == 1 else _("%s Angaben") % number_word(count)
    )
    rest = gaps if count else _("Es fehlt nichts mehr.")
    if brochure is not None and brochure.released_on is not None:
        return Answer(_("Seit dem %s dürfen alle die Broschüre lesen.") % date_words(brochure.released_on), rest)
    if brochure is None:
        return Answer(_("Die Broschüre Ihres Netzwerks ist noch nicht begonnen."), rest)
    return Answer(_("Die Broschüre ist ein Entwurf, den nur Sie lesen."), rest)


@require_http_methods(["GET", "HEAD", "POST"])
@in_brochure
def texts(request: HttpRequest, network: Network) -> HttpResponse:
    """The texts of the network and the partner of whom it tells."""
    if not may_write(request, network):
        raise PermissionDenied
    brochure = stored_brochure(request, network)
    houses = list({each.organisation_id: each.organisation for each in members_of(network)}.values())
    form = BrochureTextsForm(request.POST or None, brochure=brochure, members=houses)
    if request.method == "POST" and form.is_valid():
        try:
            edit_brochure(
                network=network,
                values=form.cleaned_data,
                partner=form.partner_chosen(),
                seen=form.cleaned_data["seen"],
                by=person_of(request),
            )
        except EditConflict as refused:
            stored = refused.record
            assert isinstance(stored, NetworkBrochure)  # noqa: S101
            theirs = BrochureTextsForm(brochure=stored if stored.pk else None, members=houses)
            return conflict(request, yours=form, theirs=theirs, what=network.name)
        messages.success(request, _("Gespeichert. Öffentlich wird es erst mit der Freigabe."))
        return redirect("arguments:brochure_edit", network.slug)
    context = {"network": network, "form": form}
    return render(request, "arguments/brochure_texts.html", context, status=422 if form.errors else 200)


@require_POST
@in_brochure
def release(request: HttpRequest, network: Network) -> HttpResponse:
    """Everybody may read what the draft says now."""
    brochure = _begun(request, network)
    if not can(request.user, "release", brochure):
        raise PermissionDenied(_("Freigeben muss eine zweite Person, die zuletzt nichts daran geändert hat."))
    try:
        release_brochure(brochure=brochure, by=person_of(request))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Freigegeben. Alle können die Broschüre jetzt lesen und herunterladen."))
    return redirect("arguments:brochure_edit", network.slug)


@require_POST
@in_brochure
def unpublish(request: HttpRequest, network: Network) -> HttpResponse:
    """Nobody outside reads it any more."""
    brochure = _begun(request, network)
    if not can(request.user, "withdraw", brochure):
        raise PermissionDenied
    unpublish_brochure(brochure=brochure, by=person_of(request))
    messages.success(request, _("Zurückgenommen. Die Broschüre ist wieder ein Entwurf."))
    return redirect("arguments:brochure_edit", network.slug)


def _begun(request: HttpRequest, network: Network) -> NetworkBrochure:
    brochure = stored_brochure(request, network)
    if brochure is None:
        raise Http404(_("Diese Broschüre ist noch nicht begonnen."))
    return brochure
