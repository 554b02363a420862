"""Who may see and edit networks: what is recorded is public."""

from django.db.models import QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import Visitor, can_rule, everybody_sees, has_role, nodes_with_role, visible_rule
from wirnetz.networks.models import Membership, Network, NetworkLink, SeatReport, Territory, Uptake
from wirnetz.organisations.models import Organisation

for model in (Network, Territory, Membership, NetworkLink, Uptake):
    visible_rule(model)(everybody_sees)


@can_rule("edit", Network)
def can_edit_network(visitor: Visitor, network: Network) -> bool:
    """Whoever runs, leads or edits the network or what stands above it."""
    roles = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING)
    return has_role(visitor, network.node, *roles, on=timezone.localdate())


@can_rule("end", Membership)
def can_end_membership(visitor: Visitor, membership: Membership) -> bool:
    """Whoever may edit the network, or leads the organisation."""
    roles = (Role.ADMINISTRATION, Role.STEWARDSHIP)
    leads = has_role(visitor, membership.organisation.node, *roles, on=timezone.localdate())
    return leads or can_edit_network(visitor, membership.network)


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
