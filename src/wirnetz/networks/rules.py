"""Who may see and do what with networks: what is recorded is public, who is active where is the house's own."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.queries import name_places_by
from wirnetz.accounts.rules import (
    ANY_ROLE,
    LEAD,
    WRITE,
    Held,
    Visitor,
    alliance_node,
    audited_at,
    can_rule,
    enter_rights,
    everybody_sees,
    has_role,
    holds,
    nodes_where,
    nodes_with_role,
    visible_rule,
)
from wirnetz.networks.enums import ClaimProof
from wirnetz.networks.models import (
    EntryCheck,
    EntryClaim,
    EntryProposal,
    Handover,
    Involvement,
    Membership,
    MembershipPause,
    MembershipRequest,
    Network,
    NetworkContact,
    NetworkFile,
    NetworkLink,
    OfferAnswer,
    SeatReport,
    Territory,
    Uptake,
)
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Organisation

for public in (Network, Territory, Membership, MembershipPause, NetworkLink, Uptake):
    visible_rule(public)(everybody_sees)

HOUSE = Held(house=ANY_ROLE)
HOUSE_WRITES = Held(house=WRITE)
NETWORK_LEADS = Held(house=LEAD)
NETWORK_WRITES = Held(house=WRITE, alliance=(Role.ADMINISTRATION, Role.EDITING))
NETWORK_ENDS = Held(house=LEAD, alliance=(Role.ADMINISTRATION,))


def own_node(network: Network) -> Node | None:
    """The network's place in the tree of rights."""
    return network.node


enter_rights(
    Network,
    own_node,
    {
        Verb.ENTER: HOUSE,
        Verb.EDIT: NETWORK_WRITES,
        Verb.ADD: NETWORK_WRITES,
        Verb.END: NETWORK_ENDS,
        Verb.REVERT: NETWORK_ENDS,
        Verb.CONFIRM: NETWORK_WRITES,
        Verb.INVITE: NETWORK_WRITES,
        Verb.DECIDE: NETWORK_ENDS,
    },
)
audited_at(Network, "node")
name_places_by(Network)
audited_at(Involvement, "organisation__node")


def node_of_file(file: NetworkFile) -> Node | None:
    """The place of the network that keeps it."""
    return file.network.node


enter_rights(NetworkFile, node_of_file, {Verb.READ: HOUSE, Verb.EDIT: HOUSE_WRITES, Verb.REMOVE: HOUSE_WRITES})
audited_at(NetworkFile, "network__node")


@visible_rule(NetworkFile)
def files_of_own_networks(visitor: Visitor, files: QuerySet[NetworkFile]) -> QuerySet[NetworkFile]:
    """Whoever works at the network's place; its papers are not the alliance's."""
    return files.filter(network__node__in=nodes_where(visitor, HOUSE))


@can_rule(Verb.END, Membership)
@can_rule(Verb.EDIT, Membership)
def can_end_membership(visitor: Visitor, membership: Membership) -> bool:
    """Whoever may edit the network, or leads the organisation."""
    leads = holds(visitor, membership.organisation.node, Held(house=LEAD, alliance=(Role.ADMINISTRATION,)))
    return leads or holds(visitor, membership.network.node, NETWORK_WRITES)


@can_rule(Verb.CONFIRM, NetworkLink)
def can_answer_link(visitor: Visitor, link: NetworkLink) -> bool:
    """Who writes for the side that did not enter it."""
    if link.told_by is None:
        return False
    return holds(visitor, link.other_than(link.told_by).node, Held(house=WRITE))


@can_rule(Verb.END, NetworkLink)
def can_end_link(visitor: Visitor, link: NetworkLink) -> bool:
    """Who writes for one of the two networks."""
    return any(holds(visitor, network.node, NETWORK_WRITES) for network in (link.first, link.second))


@visible_rule(Involvement)
def involvements_known_to(visitor: Visitor, involvements: QuerySet[Involvement]) -> QuerySet[Involvement]:
    """One's own, those of one's house, and in a network that one leads those of people who show their name."""
    if not visitor.is_authenticated or not visitor.is_active:
        return involvements.none()
    house = nodes_where(visitor, HOUSE)
    shown = Q(adviser__name_visibility__in=(Visibility.PUBLIC, Visibility.ALLIANCE))
    led = Q(network__node__in=nodes_where(visitor, NETWORK_LEADS)) & shown
    own = Q(adviser__person=visitor.pk) | Q(adviser__organisation__node__in=house) | Q(organisation__node__in=house)
    return involvements.filter(own | led)


@can_rule(Verb.EDIT, Involvement)
@can_rule(Verb.END, Involvement)
@can_rule(Verb.REMOVE, Involvement)
def can_edit_involvement(visitor: Visitor, involvement: Involvement) -> bool:
    """The person themself, and who writes for the office that they work for."""
    is_self = visitor.is_authenticated and visitor.is_active and involvement.adviser.person_id == visitor.pk
    return is_self or holds(visitor, involvement.organisation.node, HOUSE_WRITES)


@visible_rule(SeatReport)
def seat_reports_of_the_house(visitor: Visitor, reports: QuerySet[SeatReport]) -> QuerySet[SeatReport]:
    """Whether an office has answered is the house's own business."""
    nodes = nodes_with_role(visitor, *Role, on=timezone.localdate(), own_only=True)
    return reports.filter(organisation__node__in=nodes)


@can_rule("report_seats", Organisation)
def can_report_seats(visitor: Visitor, organisation: Organisation) -> bool:
    """Whoever runs, leads or edits the office or what stands above it in the same house."""
    roles = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING)
    return has_role(visitor, organisation.node, *roles, on=timezone.localdate(), own_only=True)


STEWARDS = Held(alliance=(Role.ADMINISTRATION, Role.EDITING))


@visible_rule(MembershipRequest)
def requests_of_both_sides(visitor: Visitor, requests: QuerySet[MembershipRequest]) -> QuerySet[MembershipRequest]:
    """Those of one's own house and those of a network that one writes for."""
    nodes = nodes_where(visitor, NETWORK_WRITES)
    return requests.filter(Q(network__node__in=nodes) | Q(organisation__node__in=nodes_where(visitor, HOUSE)))


@can_rule(Verb.DECIDE, MembershipRequest)
def can_decide_request(visitor: Visitor, request: MembershipRequest) -> bool:
    """The side that was asked: who leads the organisation, or writes for the network."""
    if request.asked_by_network:
        return holds(visitor, request.organisation.node, Held(house=LEAD))
    return holds(visitor, request.network.node, NETWORK_WRITES)


@can_rule(Verb.WITHDRAW, MembershipRequest)
def can_withdraw_request(visitor: Visitor, request: MembershipRequest) -> bool:
    """The side that asked."""
    if request.asked_by_network:
        return holds(visitor, request.network.node, NETWORK_WRITES)
    return holds(visitor, request.organisation.node, Held(house=LEAD))


@visible_rule(NetworkContact)
def contacts_who_agreed(visitor: Visitor, contacts: QuerySet[NetworkContact]) -> QuerySet[NetworkContact]:
    """Whoever agreed to be shown; before that the person, who writes for the network, or whose house named them."""
    today = timezone.localdate()
    agreed = Q(consent_on__isnull=False, until_on__isnull=True)
    agreed &= Q(named_until__isnull=True) | Q(named_until__gte=today)
    if not visitor.is_authenticated:
        return contacts.filter(agreed)
    named = Q(is_link=True, organisation__node__in=nodes_where(visitor, HOUSE_WRITES))
    led = Q(network__node__in=nodes_where(visitor, NETWORK_WRITES))
    return contacts.filter(agreed | Q(person=visitor.pk) | led | named)


@can_rule(Verb.EDIT, NetworkContact)
@can_rule(Verb.END, NetworkContact)
def can_edit_contact(visitor: Visitor, contact: NetworkContact) -> bool:
    """The person themself, and who writes for the network."""
    is_self = visitor.is_authenticated and visitor.is_active and contact.person_id == visitor.pk
    house = contact.organisation if contact.is_link else None
    is_house = house is not None and holds(visitor, house.node, HOUSE_WRITES)
    return is_self or is_house or holds(visitor, contact.network.node, NETWORK_WRITES)


@visible_rule(Handover)
def handovers_of_the_network(visitor: Visitor, handovers: QuerySet[Handover]) -> QuerySet[Handover]:
    """The two people, and who leads the network."""
    if not visitor.is_authenticated:
        return handovers.none()
    own = Q(from_person=visitor.pk) | Q(to_person=visitor.pk)
    return handovers.filter(own | Q(network__node__in=nodes_where(visitor, NETWORK_ENDS)))


@can_rule(Verb.ACCEPT, Handover)
def can_accept_handover(visitor: Visitor, handover: Handover) -> bool:
    """The person to whom it goes."""
    return visitor.is_authenticated and visitor.is_active and handover.to_person_id == visitor.pk


@can_rule(Verb.WITHDRAW, Handover)
def can_withdraw_handover(visitor: Visitor, handover: Handover) -> bool:
    """Who began it, and who leads the network."""
    is_own = visitor.is_authenticated and visitor.is_active and handover.from_person_id == visitor.pk
    return is_own or holds(visitor, handover.network.node, NETWORK_ENDS)


@visible_rule(OfferAnswer)
def answers_for_stewards(visitor: Visitor, answers: QuerySet[OfferAnswer]) -> QuerySet[OfferAnswer]:
    """One's own, those of networks one writes for, and those to offers that one's organisation looks after."""
    house = nodes_where(visitor, HOUSE)
    own = Q(organisation__node__in=house) | Q(network__node__in=nodes_where(visitor, NETWORK_WRITES))
    stewards = Q(offer__stewards__organisation__node__in=house, offer__stewards__until_on__isnull=True)
    if holds(visitor, alliance_node(), STEWARDS):
        return answers
    return answers.filter(own | stewards).distinct()


@can_rule(Verb.DECIDE, OfferAnswer)
def can_reply_to_answer(visitor: Visitor, answer: OfferAnswer) -> bool:
    """Who writes for an organisation that looks after the offer, and the alliance's stewards."""
    today = timezone.localdate()
    stewards = answer.offer.stewards.exclude(until_on__lt=today).exclude(from_on__gt=today)
    houses = [steward.organisation for steward in stewards.select_related("organisation__node")]
    return holds(visitor, alliance_node(), STEWARDS) or any(
        holds(visitor, house.node, HOUSE_WRITES) for house in houses
    )


@visible_rule(EntryProposal)
@visible_rule(EntryCheck)
def entries_for_stewards(visitor: Visitor, records: QuerySet[Any]) -> QuerySet[Any]:
    """What came in about a network: the alliance's stewards, and who writes for that network."""
    if holds(visitor, alliance_node(), STEWARDS):
        return records
    return records.filter(network__node__in=nodes_where(visitor, NETWORK_WRITES))


@can_rule(Verb.DECIDE, EntryProposal)
def can_decide_proposal(visitor: Visitor, proposal: EntryProposal) -> bool:
    """The alliance's stewards; what concerns a network that has people of its own, these as well."""
    own = proposal.network is not None and holds(visitor, proposal.network.node, Held(house=WRITE))
    return own or holds(visitor, alliance_node(), STEWARDS)


@visible_rule(EntryClaim)
def claims_for_who_is_asked(visitor: Visitor, claims: QuerySet[EntryClaim]) -> QuerySet[EntryClaim]:
    """Who leads the partner that is to vouch, who leads the network where its people are asked, and the stewards."""
    if holds(visitor, alliance_node(), STEWARDS):
        return claims
    led = nodes_where(visitor, Held(house=LEAD))
    people = Q(proof=ClaimProof.PEOPLE, network__node__in=led)
    return claims.filter(people | Q(proof=ClaimProof.VOUCHER, voucher__node__in=led))


@can_rule(Verb.DECIDE, EntryClaim)
def can_decide_claim(visitor: Visitor, claim: EntryClaim) -> bool:
    """The same."""
    asked = claim.network.node if claim.proof == ClaimProof.PEOPLE else claim.voucher and claim.voucher.node
    return bool(asked and holds(visitor, asked, Held(house=LEAD))) or holds(visitor, alliance_node(), STEWARDS)
