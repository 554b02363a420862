"""Tags of a network's own pages."""

from django import template

from wirnetz.accounts.rules import can
from wirnetz.networks.models import Network

register = template.Library()


@register.simple_tag(takes_context=True)
def works_in(context: template.Context, network: Network) -> bool:
    """Whether the visitor works in the network, and does not only keep its entry for the alliance."""
    return can(context["request"].user, "enter", network)
