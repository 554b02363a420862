"""The door to a network's brochure: its own people and the alliance's stewards; others are told there is no page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.exports.brochure import Part
from wirnetz.arguments.models import NetworkBrochure
from wirnetz.arguments.queries.brochures import brochures_of
from wirnetz.core.doors import door
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug


def may_read(request: HttpRequest, network: Network) -> bool:
    """Whether the visitor may read the draft."""
    return can(request.user, "read", NetworkBrochure(network=network))


def may_write(request: HttpRequest, network: Network) -> bool:
    """Whether the visitor works on the brochure."""
    return can(request.user, "edit", NetworkBrochure(network=network))


def may_end(request: HttpRequest, network: Network) -> bool:
    """Whether the visitor may release it or take it back, the four eyes aside."""
    return can(request.user, "withdraw", NetworkBrochure(network=network))


def _network(request: HttpRequest, slug: str) -> Network | None:
    network = visible(request.user, networks_with_slug(slug)).first()
    return network if network and may_read(request, network) else None


in_brochure = door(_network, gettext_lazy("Einen Arbeitsplatz unter dieser Adresse haben Sie nicht."))
"""A view for the people of a network, its brochure's releasers, and the alliance's stewards."""


def stored_brochure(request: HttpRequest, network: Network) -> NetworkBrochure | None:
    """The brochure as it is stored, for who may read the draft."""
    found = visible(request.user, brochures_of(network)).first()
    if found is not None:
        found.network = network
    return found


def address_of(network: Network, part: Part) -> str:
    """Where what is missing is entered."""
    names = {
        Part.TEXTS: "arguments:brochure_texts",
        Part.MILESTONES: "arguments:brochure_milestones",
        Part.VOICES: "arguments:brochure_voices",
        Part.PICTURES: "arguments:brochure_pictures",
        Part.PROFILE: "activities:network_profile",
        Part.MEMBERS: "activities:network_members",
        Part.CONTACTS: "activities:network_contacts",
        Part.CALENDAR: "activities:network",
        Part.ACTIVITIES: "activities:campaigns",
        Part.OFFERS: "activities:network_offers",
        Part.LINKS: "activities:network_links",
        Part.TERRITORY: "activities:network_territory",
    }
    return reverse(names[part], args=[] if part == Part.ACTIVITIES else [network.slug])
