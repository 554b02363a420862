"""The door: networks whose entry one may change; others are told there is no page."""

from django.utils import timezone

from wirnetz.core.doors import NO_WORKSPACE, door
from wirnetz.networks.queries import network_entered
from wirnetz.organisations.queries import workplace

in_network = door(lambda request, slug: network_entered(request.user, slug), NO_WORKSPACE)
"""A view for the people of a network, and for the alliance office that keeps its entry."""
in_house = door(lambda request, slug: workplace(request.user, slug, on=timezone.localdate()), NO_WORKSPACE)
"""A view for the people of a house or office."""
