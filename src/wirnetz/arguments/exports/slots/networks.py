"""The networks of the region as a table."""

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.organisations import more_networks
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.exports.wording import under_review, year_label
from wirnetz.arguments.queries.groups import marked, newest_first
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import TableSlide
from wirnetz.networks.enums import NetworkKind
from wirnetz.networks.models import Network

MOST_ROWS = 6


@slot("networks_table")
def networks_table(scene: Scene, text: SlotText) -> TableSlide | None:
    """Own and other networks with the year of their source; left out where none is recorded."""
    networks = scene.situation.networks
    if not networks:
        return None
    shown = newest_first(networks)[:MOST_ROWS]
    rows = tuple(
        (marked(network.name, is_example=network.is_example), _kind(network), year_label(network.as_of))
        for network in shown
    )
    rest = more_networks(len(networks) - len(rows))
    wide = scene.facts.get("networks_land_wide")
    more = ". ".join(part for part in (rest, wide.sentence if wide and not wide.is_empty else "") if part)
    title = scene.facts["networks_here"].sentence
    common = scene.common(text, title=title, facts=["networks_here", "networks_outdated"])
    common["sources"] += (under_review(),)
    return TableSlide(**common, head=(_("Netzwerk"), _("Art"), _("Angaben von")), rows=rows, more=more)


def _kind(network: Network) -> str:
    return str(NetworkKind(network.kind).label)
