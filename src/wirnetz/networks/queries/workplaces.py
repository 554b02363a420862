"""For which networks somebody works."""

from django.db.models import QuerySet

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.rules import ANY_ROLE, Held, Visitor, can, nodes_where, visible
from wirnetz.networks.models import Network
from wirnetz.networks.queries.by_area import networks_with_slug


def networks_worked_for(visitor: Visitor) -> QuerySet[Network]:
    """The networks in which `visitor` holds a role of their own today, by name."""
    nodes = nodes_where(visitor, Held(house=ANY_ROLE))
    return Network.objects.filter(node__in=nodes, node__kind=NodeKind.NETWORK).order_by("sort_key", "pk")


def network_entered(visitor: Visitor, slug: str) -> Network | None:
    """The network of this address for whoever works in it or may change its entry; None for everybody else."""
    network = visible(visitor, networks_with_slug(slug)).select_related("node").first()
    if network and (can(visitor, "enter", network) or can(visitor, "edit", network)):
        return network
    return None
