"""Proposals to entries: what waits, what was decided, one to decide on beside what is recorded."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import alliance_node, can, has_role, visible
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import (
    accept_correction,
    accept_end,
    accept_new_network,
    block_proposal,
    decline_proposal,
    reopen_proposal,
)
from wirnetz.networks.enums import NetworkKind, ProposalKind, ProposalState
from wirnetz.networks.models import EntryProposal, Network
from wirnetz.networks.queries import came_by_check, claims_blocked, networks_like, open_claims, proposals_listed
from wirnetz.portal.forms.administration.proposals import (
    AcceptCorrectionForm,
    AcceptEndForm,
    AcceptNewForm,
    DeclineProposalForm,
)
from wirnetz.portal.queries.proposals import areas_guessed, shown_content
from wirnetz.portal.sentences.proposals import proposals_answer
from wirnetz.portal.views.administration.entering import in_office

SHOWN = 50
DECIDED = (ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.BLOCKED)


@require_safe
@in_office(Role.ADMINISTRATION, Role.EDITING)
def proposal_list(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first, then what was decided lately."""
    waiting = visible(request.user, proposals_listed(ProposalState.OPEN)).order_by("created_at", "pk")
    count = waiting.count()
    context = {
        "waiting": list(waiting[:SHOWN]),
        "more": max(count - SHOWN, 0),
        "decided": list(visible(request.user, proposals_listed(*DECIDED)).order_by("-decided_at", "-pk")[:SHOWN]),
        "claims": list(visible(request.user, open_claims())[:SHOWN]),
        "blocked_claims": list(visible(request.user, claims_blocked())[:SHOWN]),
        "answer": proposals_answer(count),
    }
    return render(request, "portal/administration/proposal_list.html", context)


def _deciding(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for who may decide on this proposal: the alliance's stewards, and who writes for the network."""

    @login_required
    @never_cache
    @functools.wraps(view)
    def entered(request: HttpRequest, pk: int) -> HttpResponse:
        proposal = visible(request.user, proposals_listed(*ProposalState).filter(pk=pk)).first()
        if proposal is None or not can(request.user, "decide", proposal):
            raise Http404(_("Diesen Vorschlag gibt es nicht."))
        return view(request, proposal)

    return entered


@require_safe
@_deciding
def proposal(request: HttpRequest, proposal: EntryProposal) -> HttpResponse:
    """Recorded and proposed side by side, entries that may be the same, and the ways to decide."""
    return _page(request, proposal)


def _similar(proposal: EntryProposal) -> list[Network]:
    if proposal.kind != ProposalKind.NEW or proposal.network is not None:
        return []
    content = proposal.content
    areas, _unclear = areas_guessed(str(content.get("place", "")))
    return networks_like(str(content.get("name", "")), keys=[area.key for area in areas])


def _accepting(proposal: EntryProposal, data: Any = None) -> AcceptNewForm | AcceptCorrectionForm | AcceptEndForm:
    forms = {ProposalKind.NEW: AcceptNewForm, ProposalKind.CORRECTION: AcceptCorrectionForm}
    form: Any = forms.get(ProposalKind(proposal.kind), AcceptEndForm)
    return form(data, proposal=proposal)


def _page(request: HttpRequest, proposal: EntryProposal, **shown: Form) -> HttpResponse:
    similar = _similar(proposal)
    is_office = has_role(request.user, alliance_node(), Role.ADMINISTRATION, Role.EDITING, on=timezone.localdate())
    context = {
        "proposal": proposal,
        "rows": shown_content(proposal),
        "similar": similar,
        "is_from_address": came_by_check(proposal),
        "accepting": shown.get("accepting") or _accepting(proposal),
        "declining": shown.get("declining") or DeclineProposalForm(similar=similar),
        "trail": [(reverse("portal:office_proposals"), _("Vorschläge"))] if is_office else [],
    }
    failed = any(form.errors for form in shown.values())
    return render(request, "portal/administration/proposal.html", context, status=422 if failed else 200)


def _decided_meanwhile(request: HttpRequest, error: ValidationError, proposal: EntryProposal) -> HttpResponse | None:
    if hasattr(error, "error_dict") or "decided" not in {each.code for each in error.error_list}:
        return None
    messages.warning(request, " ".join(error.messages))
    return redirect("portal:office_proposal", proposal.pk)


@require_POST
@_deciding
def proposal_accept(request: HttpRequest, proposal: EntryProposal) -> HttpResponse:
    """Take it over as it stands in the form now."""
    form = _accepting(proposal, request.POST)
    if form.is_valid():
        try:
            network = _take_over(form, proposal, request)
        except ValidationError as error:
            if decided := _decided_meanwhile(request, error, proposal):
                return decided
            refuse(form, error)
        else:
            messages.success(request, _("Übernommen. Der Eintrag nennt den Hinweis als Quelle."))
            return redirect("portal:network", network.slug)
    return _page(request, proposal, accepting=form)


def _take_over(form: Form, proposal: EntryProposal, request: HttpRequest) -> Network:
    by = person_of(request)
    if isinstance(form, AcceptNewForm):
        kind = NetworkKind(form.cleaned_data["kind"])
        return accept_new_network(proposal=proposal, values=form.values(), kind=kind, areas=form.areas, by=by)
    if isinstance(form, AcceptCorrectionForm):
        return accept_correction(proposal=proposal, values=form.values(), by=by)
    return accept_end(proposal=proposal, ended_on=form.cleaned_data["ended_on"], by=by)


@require_POST
@_deciding
def proposal_decline(request: HttpRequest, proposal: EntryProposal) -> HttpResponse:
    """Say why not; whoever proposed it reads the reason."""
    form = DeclineProposalForm(request.POST, similar=_similar(proposal))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            decline_proposal(proposal=proposal, reason=reason, by=person_of(request), same_as=form.same)
        except ValidationError as error:
            if decided := _decided_meanwhile(request, error, proposal):
                return decided
            refuse(form, error)
        else:
            messages.success(request, _("Nicht übernommen. Wer den Vorschlag gemacht hat, liest Ihre Begründung."))
            return redirect("portal:office_proposal", proposal.pk)
    return _page(request, proposal, declining=form)


@require_POST
@_deciding
def proposal_block(request: HttpRequest, proposal: EntryProposal) -> HttpResponse:
    """Spam: the sender's open ones leave the list, new ones are refused for thirty days."""
    try:
        count = block_proposal(proposal=proposal, by=person_of(request))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        said = ngettext(
            "Gesperrt. Von diesem Absender kommt 30 Tage lang nichts mehr.",
            "Gesperrt, zusammen mit allen %(count)d Vorschlägen dieses Absenders. 30 Tage lang kommt nichts mehr.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("portal:office_proposal", proposal.pk)


@require_POST
@_deciding
def proposal_reopen(request: HttpRequest, proposal: EntryProposal) -> HttpResponse:
    """Take a refusal or a block back."""
    try:
        reopen_proposal(proposal=proposal, by=person_of(request))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("Der Vorschlag wartet wieder auf eine Prüfung."))
    return redirect("portal:office_proposal", proposal.pk)
