"""What waits for a decision of the alliance office, each with a sentence and the way there."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest
from wirnetz.accounts.queries import place_names
from wirnetz.accounts.rules import Visitor, alliance_node, can, has_role, visible
from wirnetz.activities.queries import without_coordination
from wirnetz.core.enums import MailState
from wirnetz.core.german import number_word, sentence
from wirnetz.core.models import OutboxMail
from wirnetz.core.waiting import Waiting
from wirnetz.networks.enums import NetworkKind, ProposalState
from wirnetz.networks.models import EntryClaim, Network
from wirnetz.networks.queries import open_claims, proposals_listed
from wirnetz.organisations.enums import ApplicationState, OrganisationLevel
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import applications_listed

MOST_OF_A_KIND = 20
MOST_PROPOSALS = 5


def decisions_for(visitor: Visitor, on: date) -> list[Waiting]:
    """Everything that the office has to decide, what came first on top; empty for who does not run the alliance."""
    if not has_role(visitor, alliance_node(), Role.ADMINISTRATION, on=on):
        return []
    return [
        *office_decisions(visitor, on),
        *proposal_decisions(visitor),
        *(claim_waiting(claim) for claim in visible(visitor, open_claims())[:MOST_OF_A_KIND]),
        *_join_requests(visitor),
        *_approvals(visitor),
        *_unconfirmed(visitor, on),
    ]


def office_decisions(visitor: Visitor, on: date) -> list[Waiting]:
    """What is the office's alone: applications, own networks without coordination, refused mails, doubles."""
    own = Network.objects.filter(kind=NetworkKind.OWN)
    return [*_applications(visitor), *without_coordination(own, on), *_failed_mails(visitor), *_duplicates()]


def _applications(visitor: Visitor) -> Iterator[Waiting]:
    for application in visible(visitor, applications_listed(ApplicationState.OPEN))[:MOST_OF_A_KIND]:
        yield Waiting(
            sentence=_("%s möchte Partner werden.") % application.organisation_name,
            why=_("Beantragt von %s.") % application.contact_name,
            button=_("Antrag prüfen"),
            href=reverse("portal:office_application", args=[application.pk]),
            is_example=application.is_example,
        )


def proposal_decisions(visitor: Visitor) -> Iterator[Waiting]:
    """Proposals that the visitor may decide on: a few each by itself, many in one line."""
    found = visible(visitor, proposals_listed(ProposalState.OPEN)).order_by("created_at", "pk")[: MOST_PROPOSALS + 1]
    proposals = [proposal for proposal in found if can(visitor, "decide", proposal)]
    if len(proposals) > MOST_PROPOSALS:
        yield Waiting(
            sentence=_("Mehrere Vorschläge zu Einträgen von Netzwerken warten auf eine Prüfung."),
            button=_("Vorschläge prüfen"),
            href=reverse("portal:office_proposals"),
        )
        return
    for proposal in proposals:
        name = proposal.network.name if proposal.network else str(proposal.content.get("name", ""))
        yield Waiting(
            sentence=_("Vorschlag zu „%(name)s“: %(kind)s.") % {"name": name, "kind": proposal.get_kind_display()},
            why=_("Eingegangen am %s.") % f"{timezone.localtime(proposal.created_at):%d.%m.%Y}",
            button=_("Vorschlag prüfen"),
            href=reverse("portal:office_proposal", args=[proposal.pk]),
            is_example=proposal.is_example,
        )


def claim_waiting(claim: EntryClaim) -> Waiting:
    """Somebody wants to lead the entry of a network, or write for it."""
    return Waiting(
        sentence=_("%(name)s möchte „%(network)s“ führen. Gehört die Person dazu?")
        % {"name": claim.name, "network": claim.network.label},
        button=_("Entscheiden"),
        href=reverse("portal:claim_decide", args=[claim.pk]),
        due_on=timezone.localdate(claim.expires_at),
        why=_("Danach verfällt die Bitte."),
        is_example=claim.is_example,
    )


def _join_requests(visitor: Visitor) -> Iterator[Waiting]:
    found = JoinRequest.objects.filter(state=RequestState.OPEN).select_related("person", "node")
    requests = [
        request
        for request in visible(visitor, found.order_by("created_at"))[:MOST_OF_A_KIND]
        if can(visitor, "decide", request)
    ]
    names = place_names(request.node_id for request in requests)
    for request in requests:
        yield Waiting(
            sentence=_("%(person)s bittet um Aufnahme bei „%(place)s“.")
            % {"person": request.person, "place": names[request.node_id]},
            why=request.message,
            button=_("Bitte beantworten"),
            href="/verwaltung/personen/",
            is_example=request.person.is_example,
        )


def _approvals(visitor: Visitor) -> Iterator[Waiting]:
    found = Invitation.objects.filter(state=RequestState.NEEDS_APPROVAL).select_related("node", "approval_node")
    invitations = [
        invitation
        for invitation in visible(visitor, found.order_by("created_at"))[:MOST_OF_A_KIND]
        if can(visitor, "approve", invitation)
    ]
    names = place_names(node for each in invitations for node in (each.node_id, each.approval_node_id) if node)
    for invitation in invitations:
        words = {"name": invitation.name or invitation.email, "place": names[invitation.node_id]}
        yield Waiting(
            sentence=_("Die Einladung von %(name)s zu „%(place)s“ braucht eine Zustimmung.") % words,
            why=_("Die Organisation der Person hat noch keine Verwaltung; die Geschäftsstelle entscheidet für sie."),
            button=_("Einladung prüfen"),
            href="/verwaltung/personen/",
        )


def _unconfirmed(visitor: Visitor, on: date) -> Iterator[Waiting]:
    asked = Q(asked_on__isnull=False) & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=F("asked_on")))
    running = Q(until_on__isnull=True) | Q(until_on__gte=on)
    figures = visible(visitor, Grant.objects.filter(asked & running)).aggregate(
        count=Count("pk"), oldest=Min("asked_on")
    )
    if figures["count"]:
        yield Waiting(
            sentence=_("Eine Rolle ist noch nicht bestätigt.")
            if figures["count"] == 1
            else _("%s Rollen sind noch nicht bestätigt.") % sentence(number_word(figures["count"])),
            why=_("Nachgefragt wurde zuerst am %s; 30 Tage danach endet eine Rolle von selbst.")
            % f"{figures['oldest']:%d.%m.%Y}",
            button=_("Rollen durchsehen"),
            href="/verwaltung/personen/?stand=unbestaetigt",
        )


def _failed_mails(visitor: Visitor) -> Iterator[Waiting]:
    count = visible(visitor, OutboxMail.objects.filter(state=MailState.FAILED)).count()
    if count:
        yield Waiting(
            sentence=_("Eine Mail hat der Mailserver nicht angenommen.")
            if count == 1
            else _("%s Mails hat der Mailserver nicht angenommen.") % sentence(number_word(count)),
            button=_("Postausgang ansehen"),
            href=reverse("portal:office_outbox") + "?stand=failed",
        )


def _duplicates() -> Iterator[Waiting]:
    twice = (
        Organisation.objects.filter(ended_on="", level=OrganisationLevel.ORGANISATION)
        .values("sort_key", "seat_city")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
        .count()
    )
    if twice:
        yield Waiting(
            sentence=_("Eine Organisation ist mit demselben Namen und Sitz zweimal eingetragen.")
            if twice == 1
            else _("%s Organisationen sind mit demselben Namen und Sitz mehrmals eingetragen.")
            % sentence(number_word(twice)),
            why=_("Beenden Sie den Eintrag, mit dem niemand arbeitet."),
            button=_("Doppelte ansehen"),
            href=reverse("portal:office_partners") + "?doppelt=ja",
        )
