"""Inviting together: ask others for a date, and answer what one is asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import What, accept_part, ask_part, decline_part, question_of, withdraw_part
from wirnetz.activities.forms import MoreHostsForm
from wirnetz.activities.models import Gathering, PartRequest
from wirnetz.activities.queries import Party
from wirnetz.activities.views.entering import at_gathering
from wirnetz.core.refusing import refuse

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@read_and_write
@at_gathering
def more_hosts(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Who is asked to invite to this date as well."""
    form = MoreHostsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, ask_all(gathering, form.parties, person_of(request)))
        except ValidationError as error:
            refuse(form, error)
        else:
            return redirect("activities:gathering", gathering.slug)
    context = {"gathering": gathering, "form": form}
    return render(request, "activities/gathering_hosts.html", context, status=422 if form.errors else 200)


def ask_all(what: What, parties: list[Party], by: Person, *, by_mail: bool = True) -> str:
    """Ask each; what became of it, in a sentence."""
    asked: list[str] = []
    there: list[str] = []
    for party in parties:
        is_asked = ask_part(what=what, party=party, by=by, by_mail=by_mail) is not None
        (asked if is_asked else there).append(f"„{party}“")
    said = []
    if there:
        said.append(_("Dabei: %s.") % ", ".join(there))
    if asked:
        words = ngettext("Gefragt: %s. Bis zur Zusage steht sie nicht dabei.",
                         "Gefragt: %s. Bis zur Zusage stehen sie nicht dabei.", len(asked))  # fmt: skip
        said.append(words % ", ".join(asked))
    return " ".join(said)


@login_required
@never_cache
@read_and_write
def part_request(request: HttpRequest, pk: int) -> HttpResponse:
    """What one is asked; who asked may take it back."""
    rows = PartRequest.objects.select_related("gathering", "joint_activity", "network__node", "organisation__node")
    asked = visible(request.user, rows.filter(pk=pk)).first()
    if asked is None:
        raise Http404(_("Diese Anfrage gibt es nicht, oder sie ist schon beantwortet."))
    may_answer = can(request.user, "accept", asked)
    if request.method == "POST":
        try:
            messages.success(request, _answer(request, asked, may_answer=may_answer))
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        if asked.gathering:
            return redirect("activities:gathering", asked.gathering.slug)
        return redirect("portal:waiting")
    context = {"asked": asked, "question": question_of(asked), "may_answer": may_answer}
    return render(request, "activities/part_request.html", context)


def _answer(request: HttpRequest, asked: PartRequest, *, may_answer: bool) -> str:
    by = person_of(request)
    if may_answer and "accept" in request.POST:
        accept_part(request=asked, by=by, contribution=" ".join(request.POST.get("contribution", "").split())[:300])
        return _("Zugesagt. Wer gefragt hat, erfährt es per Mail.")
    if may_answer:
        decline_part(request=asked, by=by)
        return _("Abgelehnt. Wer gefragt hat, erfährt es per Mail.")
    withdraw_part(request=asked, by=by)
    return _("Die Anfrage ist zurückgezogen.")
