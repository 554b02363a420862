"""The doors: a network's own pages, a house's, and a date that one may change; others are told there is no page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import gathering_known
from wirnetz.core.doors import NO_WORKSPACE, door
from wirnetz.core.refusing import refuse
from wirnetz.networks.models import Network
from wirnetz.networks.queries import network_entered, networks_with_slug
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import workplace

__all__ = ["at_gathering", "in_house", "in_network", "inside_network", "person_of", "refuse"]


def _own_network(request: HttpRequest, slug: str) -> Network | None:
    network = visible(request.user, networks_with_slug(slug)).select_related("node").first()
    return network if network and can(request.user, "enter", network) else None


def _house(request: HttpRequest, slug: str) -> Organisation | None:
    return workplace(request.user, slug, on=timezone.localdate())


def _gathering(request: HttpRequest, slug: str) -> Gathering | None:
    gathering = gathering_known(request.user, slug)
    if gathering and not can(request.user, "edit", gathering):
        raise PermissionDenied(_("Das ist Sache derer, die zu diesem Termin einladen."))
    return gathering


in_network = door(lambda request, slug: network_entered(request.user, slug), NO_WORKSPACE)
"""A view for the people of a network."""
inside_network = door(_own_network, NO_WORKSPACE)
"""A view for who works in a network; not for the alliance's stewards, who keep its entry."""
in_house = door(_house, NO_WORKSPACE)
"""A view for the people of a house or office."""
at_gathering = door(_gathering, gettext_lazy("Diesen Termin gibt es nicht, oder er ist nur für Mitglieder."))
"""A view for those who invite to a date; others of the network get 403."""
