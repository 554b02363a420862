"""For which networks somebody works."""

from django.db.models import QuerySet

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.rules import ANY_ROLE, Held, Visitor, nodes_where
from wirnetz.networks.models import Network


def networks_worked_for(visitor: Visitor) -> QuerySet[Network]:
    """The networks in which `visitor` holds a role of their own today, by name."""
    nodes = nodes_where(visitor, Held(house=ANY_ROLE))
    return Network.objects.filter(node__in=nodes, node__kind=NodeKind.NETWORK).order_by("sort_key", "pk")
