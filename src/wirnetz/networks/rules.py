"""Who may see and edit networks: what is recorded is public."""

from django.utils import timezone

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import Visitor, can_rule, everybody_sees, has_role, visible_rule
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake

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
