"""We are this network: ask to lead its entry, follow what becomes of it, say yes or no by mail or at the workspace."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import LEAD, Held, alliance_node, can, holds, visible
from wirnetz.core.client_address import client_network
from wirnetz.core.limits import MAILS_FROM_ONE_CLIENT, Limit, allow, limited
from wirnetz.core.mail import absolute
from wirnetz.core.refusing import refuse
from wirnetz.core.steady import steady
from wirnetz.networks.actions import (
    ClaimLinks,
    answer_claim_by_link,
    block_claim,
    claim_entry,
    decide_claim,
    reopen_claim,
)
from wirnetz.networks.enums import ClaimProof, ProposalState
from wirnetz.networks.models import EntryClaim, Network
from wirnetz.networks.queries import (
    FOLLOW,
    PROOF,
    claim_of_key,
    claims_blocked,
    is_led,
    networks_with_slug,
    open_claims,
    who_may_vouch,
)
from wirnetz.portal.forms.claims import ClaimForm
from wirnetz.portal.sentences.proposals import claim_answer

MAILS_TO_ONE_ADDRESS: Limit = {"limit": 3, "seconds": 24 * 3600}
CLAIMS_ON_ONE_ENTRY: Limit = {"limit": 5, "seconds": 24 * 3600}
by_client = limited("entry_claim", **MAILS_FROM_ONE_CLIENT, when=lambda request: request.method == "POST")


def _network(request: HttpRequest, slug: str) -> Network:
    network = visible(request.user, networks_with_slug(slug)).select_related("node").first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    return network


@steady
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Who one is and who can confirm it; the answer is the same for addresses that are known and that are not."""
    network = _network(request, slug)
    led = is_led(network)
    form = ClaimForm(request.POST or None, network=network, is_led=led, partners=list(who_may_vouch()))
    if request.method == "POST" and form.is_valid() and _claimed(request, form, network):
        return redirect("portal:claim_sent", slug)
    context = {"network": network, "form": form, "is_led": led}
    return render(request, "portal/claim.html", context, status=422 if form.errors else 200)


def _claimed(request: HttpRequest, form: ClaimForm, network: Network) -> bool:
    if form.is_by_a_machine:
        return True
    if not allow("entry_claim_entry", str(network.pk), **CLAIMS_ON_ONE_ENTRY):
        form.add_error(None, _("Zu diesem Eintrag gab es heute schon fünf Bitten. Versuchen Sie es morgen wieder."))
        return False
    values = form.values()
    links = ClaimLinks(
        follow=lambda key: absolute(reverse("portal:claim_follow", args=[key])),
        proof=lambda key: absolute(reverse("portal:claim_proof", args=[key])),
    )
    may_write = allow("entry_claim_mail", values["email"].lower(), **MAILS_TO_ONE_ADDRESS)
    try:
        claim_entry(
            network=network,
            key=form.key,
            sender=client_network(request),
            links=links,
            may_write=may_write,
            **values,
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    return True


@never_cache
@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """The same page whatever became of it."""
    return render(request, "portal/claim_sent.html", {"network": _network(request, slug)})


@never_cache
@require_safe
def follow(request: HttpRequest, key: str) -> HttpResponse:
    """What became of a claim, for whoever has its link."""
    found = claim_of_key(key, FOLLOW)
    if found is None:
        raise Http404(_("Diesen Link gibt es nicht oder nicht mehr."))
    context = {"claim": found, "network": found.network, "answer": claim_answer(found.state, found.proof)}
    return render(request, "portal/claim_follow.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def proof(request: HttpRequest, key: str) -> HttpResponse:
    """For who reads the published address: who asks, and two buttons. Reading it changes nothing."""
    found = claim_of_key(key, PROOF)
    if found is None:
        raise Http404(_("Diesen Link gibt es nicht oder nicht mehr."))
    refused = ""
    if request.method == "POST":
        try:
            found = answer_claim_by_link(key=key, accepts=request.POST.get("answer") == "yes") or found
        except ValidationError as error:
            refused = " ".join(error.messages)
    is_open = found.state == ProposalState.OPEN and found.proof == "address" and not refused
    context = {"claim": found, "network": found.network, "is_open": is_open, "refused": refused}
    return render(request, "portal/claim_proof.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """For the partner that is to vouch, the people who lead the entry, and the stewards: yes, no, or a block."""
    asked = Q(pk__in=open_claims().order_by().values("pk")) | Q(pk__in=claims_blocked().order_by().values("pk"))
    rows = EntryClaim.objects.filter(asked, pk=number).select_related("network__node", "voucher__node")
    found = visible(request.user, rows).first()
    if found is None or not can(request.user, "decide", found):
        raise Http404(_("Diese Bitte gibt es nicht, oder es ist schon darüber entschieden."))
    if request.method == "POST":
        try:
            said = _decided(request, found, request.POST.get("decision", ""))
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            messages.success(request, said)
        return redirect("portal:waiting")
    context = {"claim": found, "network": found.network, "is_for_office": _is_for_office(request, found)}
    return render(request, "portal/workspace/claim_decide.html", context)


def _is_for_office(request: HttpRequest, claim: EntryClaim) -> bool:
    """Whether the visitor answers for the alliance's office, not for who was asked."""
    node = claim.network.node if claim.proof == ClaimProof.PEOPLE else claim.voucher and claim.voucher.node
    return not (node and (node == alliance_node() or holds(request.user, node, Held(house=LEAD))))


def _decided(request: HttpRequest, claim: EntryClaim, decision: str) -> str:
    """What was done, in a sentence."""
    by = person_of(request)
    if decision == "block":
        count = block_claim(claim=claim, by=by)
        return ngettext(
            "Gesperrt. Von diesem Absender kommt 30 Tage lang nichts mehr.",
            "Gesperrt, zusammen mit allem, was von diesem Absender offen war. 30 Tage lang kommt nichts mehr.",
            count,
        )
    if decision == "reopen":
        reopen_claim(claim=claim, by=by)
        return _("Die Bitte wartet wieder auf eine Antwort.")
    reason = request.POST.get("reason", "")[:500]
    return _said(decide_claim(claim=claim, accepts=decision == "accept", reason=reason, by=by).state)


def _said(state: str) -> str:
    if state == ProposalState.ACCEPTED:
        return _("Bestätigt. Die Person bekommt eine Einladung und kann das Netzwerk danach führen.")
    if state == ProposalState.OPEN:
        return _("Inzwischen führt schon jemand den Eintrag. Die Bitte liegt jetzt bei diesen Menschen.")
    return _("Abgelehnt. Die Person erfährt es per Mail.")
