"""The door: networks whose entry one may change; others are told whom the page is for, whether or not it exists."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirnetz.core.doors import door
from wirnetz.networks.queries import network_entered
from wirnetz.organisations.queries import workplace

FOR_NETWORK = _(
    "Diese Seite ist für Menschen, die für das Netzwerk arbeiten. Gehören Sie dazu, lassen Sie sich von der "
    "Koordination einladen."
)
FOR_HOUSE = _("Diese Seite ist für Menschen, die für das Haus arbeiten. Gehören Sie dazu, bitten Sie dort um Aufnahme.")

in_network = door(lambda request, slug: network_entered(request.user, slug), FOR_NETWORK)
"""A view for the people of a network, and for the alliance office that keeps its entry."""
in_house = door(lambda request, slug: workplace(request.user, slug, on=timezone.localdate()), FOR_HOUSE)
"""A view for the people of a house or office."""
