"""Small words that several papers about a network share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.core.german import MONTHS, NO_BREAK
from wirnetz.documents.drawing import Drawing
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.networks.queries import territory_drawing_of
from wirnetz.regions.models import Area


def ways_to(network: Network) -> str:
    """The published ways to the network, else to the organisation that carries it; empty where none is recorded."""
    host, ways = network.host, [network.email, network.website]
    if not any(ways) and host:
        ways = [host.name, host.phone, host.email, host.website if not (host.phone or host.email) else ""]
    return ", ".join(way for way in ways if way)


def territory_on_paper(network: Network, areas: Sequence[Area]) -> Drawing | None:
    """The territory; its legend must not say "own" to readers whose network it is not."""
    drawing = territory_drawing_of(network, [area.key for area in areas])
    if drawing is None:
        return None
    named = tuple(replace(entry, text=_("Gebiet des Netzwerks")) for entry in drawing.legend[:1])
    return replace(drawing, legend=named)


def month_of(day: date) -> str:
    """Month and year, the longer months cut."""
    month = MONTHS[day.month - 1]
    return f"{month if len(month) < 5 else f'{month[:3]}.'}{NO_BREAK}{day.year}"


def contact_line(contact: NetworkContact) -> str:
    """Name, task, house, ways."""
    house = contact.organisation.name if contact.organisation else ""
    return ", ".join(part for part in (contact.name, contact.function, house, contact.phone, contact.email) if part)
