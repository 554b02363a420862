"""Is this entry still right? Answers by the link of a mail, and the page of who may confirm or ask by hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.limits import MAILS_FROM_ONE_CLIENT, limited
from wirnetz.networks.actions import answer_by_link, confirm_by_link, confirm_entry
from wirnetz.networks.enums import CheckAnswer, ProposalKind
from wirnetz.networks.models import EntryCheck
from wirnetz.networks.queries import check_of_key, last_check_of, networks_with_slug
from wirnetz.portal.actions.checks import ask_now
from wirnetz.portal.forms.proposals import AnswerForm

USED = (CheckAnswer.CORRECTED, CheckAnswer.ENDED)
by_client = limited("entry_check", **MAILS_FROM_ONE_CLIENT, when=lambda request: request.method == "POST")


def _check(key: str) -> EntryCheck:
    check = check_of_key(key)
    if check is None:
        raise Http404(_("Dieser Link gilt nicht oder nicht mehr."))
    return check


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """What is recorded, and two buttons. Reading it changes nothing: programs that check mails follow links."""
    check = _check(key)
    is_confirmed = request.method == "POST" and confirm_by_link(key=key) is not None
    context = {"network": check.network, "key": key, "is_confirmed": is_confirmed, "is_used": check.answer in USED}
    return render(request, "portal/entry_check.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """The entry as a form. What its people change holds at once; an end or a mere sentence is read first."""
    check = _check(key)
    form = AnswerForm(request.POST or None, network=check.network)
    if request.method == "POST" and form.is_valid() and not form.is_by_a_machine:
        kind = ProposalKind(form.cleaned_data["kind"])
        answer_by_link(key=key, kind=kind, content=form.content(), message=form.cleaned_data["message"])
        return redirect("portal:proposal", key)
    if check.answer in USED:
        return redirect("portal:proposal", key)
    context = {"form": form, "network": check.network, "is_answer": True}
    return render(request, "portal/proposal_hint.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """How old the entry is; confirm it, or ask its people."""
    network = visible(request.user, networks_with_slug(slug)).first()
    if network is None or not can(request.user, "confirm", network):
        raise Http404(_("Diese Seite gibt es nicht."))
    if request.method == "POST":
        try:
            if "ask" in request.POST:
                ask_now(network=network, by=person_of(request))
                messages.success(request, _("Die Nachfrage ist unterwegs. Die Antwort steht danach hier."))
            else:
                confirm_entry(network=network, by=person_of(request))
                messages.success(request, _("Bestätigt. Der Eintrag trägt das Datum von heute."))
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        return redirect("portal:entry_state", slug)
    return render(request, "portal/entry_state.html", {"network": network, "last": last_check_of(network)})
