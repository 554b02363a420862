"""Who may see and do what with networks: what is recorded is public, who is active where is the house's own."""

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
from wirnetz.networks.models import Involvement, Membership, Network, NetworkLink, SeatReport, Territory, Uptake
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Organisation

for public in (Network, Territory, Membership, NetworkLink, Uptake):
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
    },
)
audited_at(Network, "node")
name_places_by(Network)
audited_at(Involvement, "organisation__node")


@can_rule(Verb.END, Membership)
@can_rule(Verb.EDIT, Membership)
def can_end_membership(visitor: Visitor, membership: Membership) -> bool:
    """Whoever may edit the network, or leads the organisation."""
    leads = holds(visitor, membership.organisation.node, Held(house=LEAD, alliance=(Role.ADMINISTRATION,)))
    return leads or holds(visitor, membership.network.node, NETWORK_WRITES)


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
