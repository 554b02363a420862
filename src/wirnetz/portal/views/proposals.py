"""Proposing without an account: a network that is missing, a hint about one that is recorded, what became of it."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.rules import visible
from wirnetz.core.client_address import client_network
from wirnetz.core.limits import MAILS_FROM_ONE_CLIENT, Limit, allow, limited
from wirnetz.core.mail import absolute
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import propose_entry
from wirnetz.networks.enums import ProposalKind
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug, proposal_of_key
from wirnetz.portal.forms.proposals import HintForm, MissingNetworkForm
from wirnetz.portal.queries.proposals import shown_content
from wirnetz.portal.sentences.proposals import followed_answer
from wirnetz.regions.queries import areas_by_keys

PER_CLIENT, PER_SECONDS = MAILS_FROM_ONE_CLIENT["limit"], MAILS_FROM_ONE_CLIENT["seconds"]
MAILS_TO_ONE_ADDRESS: Limit = {"limit": 3, "seconds": 24 * 3600}
by_client = limited(
    "entry_proposal", limit=PER_CLIENT, seconds=PER_SECONDS, when=lambda request: request.method == "POST"
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def propose(request: HttpRequest) -> HttpResponse:
    """A network that is missing; the region that one comes from stands in the form."""
    key = request.GET.get("region", "")[:12]
    area = areas_by_keys([key]).get(key) if key.isdigit() else None
    form = MissingNetworkForm(request.POST or None, place=area.full_name if area else "")
    if request.method == "POST" and form.is_valid() and (sent := _send(request, form, ProposalKind.NEW)):
        return sent
    return render(request, "portal/proposal_new.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def hint(request: HttpRequest, slug: str) -> HttpResponse:
    """A correction or an end of a network that is recorded."""
    network = visible(request.user, networks_with_slug(slug)).first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    form = HintForm(request.POST or None, network=network)
    if request.method == "POST" and form.is_valid():
        sent = _send(request, form, ProposalKind(form.cleaned_data["kind"]), network)
        if sent:
            return sent
    context = {"form": form, "network": network}
    return render(request, "portal/proposal_hint.html", context, status=422 if form.errors else 200)


def _send(
    request: HttpRequest, form: MissingNetworkForm | HintForm, kind: ProposalKind, network: Network | None = None
) -> HttpResponse | None:
    """Store it and lead to its page; a machine is led there as well. None if it was refused, the form says why."""
    if not form.is_by_a_machine:
        email = form.sender["email"].lower()
        may_write = bool(email) and allow("entry_proposal_mail", email, **MAILS_TO_ONE_ADDRESS)
        try:
            propose_entry(
                kind=kind,
                network=network,
                content=form.content(),
                sender=client_network(request),
                key=form.key,
                link_for=_link_for if may_write else None,
                **form.sender,
            )
        except ValidationError as error:
            refuse(form, error)
            return None
    return redirect("portal:proposal", form.key)


def _link_for(key: str) -> str:
    return absolute(reverse("portal:proposal", args=[key]))


@never_cache
@require_safe
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a proposal, for whoever has its link."""
    proposal = proposal_of_key(token)
    if proposal is None:
        raise Http404(_("Diesen Vorschlag gibt es nicht oder nicht mehr."))
    context = {
        "proposal": proposal,
        "answer": followed_answer(proposal.state),
        "rows": shown_content(proposal),
        "link": _link_for(token),
    }
    return render(request, "portal/proposal.html", context)
