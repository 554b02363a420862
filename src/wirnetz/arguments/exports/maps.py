"""The two maps of a kit, drawn by the room `regions` from what is recorded about networks."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.wording import region_named
from wirnetz.arguments.queries.places import towns_with_seats
from wirnetz.arguments.queries.remembering import shared_by_houses
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.facts import FactScope
from wirnetz.networks.models import Network
from wirnetz.networks.queries import regional_keys
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.geometry.labels import Site
from wirnetz.regions.geometry.painting import Painting, Territory, painting_of
from wirnetz.regions.queries import germany_drawing, state_drawing, territory_drawing

MOST_SITES = 3


@shared_by_houses
def _regional_networks(scope: FactScope) -> list[tuple[Network, frozenset[str]]]:
    return regional_keys(scope.on)


def painting_on(on: date) -> Painting:
    """All regional networks recorded on the day, as paint."""
    return painting_of(
        Territory(network.label, keys, network.is_own, network.is_outdated(on))
        for network, keys in _regional_networks(FactScope(None, (), on))
    )


@shared_by_houses
def country_drawing(scope: FactScope) -> Drawing:
    """Germany with its networks, the region ringed."""
    marked = tuple(area.key for area in situation_of(scope).areas)
    return passed_on(germany_drawing(painting_on(scope.on), marked=marked, labels=False))


@shared_by_houses
def region_drawing(scope: FactScope) -> Drawing:
    """The region close up: own territory tinted, others hatched, towns as numbered dots. One Land: by district."""
    situation = situation_of(scope)
    areas = situation.areas
    if len(areas) == 1 and areas[0].level == AreaLevel.STATE:
        return passed_on(state_drawing(areas[0].key, painting_on(scope.on)))
    here = {network.pk for network in situation.networks}
    sets = [
        (network, keys) for network, keys in _regional_networks(FactScope(None, (), scope.on)) if network.pk in here
    ]
    own = {key for network, keys in sets if network.is_own for key in keys}
    others = [keys for network, keys in sets if not network.is_own]
    towns = towns_with_seats(scope)[:MOST_SITES]
    sites = [Site(town.number, town.longitude, town.latitude, town.city) for town in towns]
    asked = [area.key for area in areas]
    title = _("Region %s") % region_named(scope)
    return passed_on(territory_drawing(asked, own_keys=own, other_sets=others, sites=sites, title=title))


def passed_on(drawing: Drawing) -> Drawing:
    """The drawing with a legend for readers of any house, to whom "own" would mean their own network."""
    named = {"Eigenes Netzwerk": _("Netzwerk der Allianz")}
    entries = (replace(entry, text=named.get(entry.text, entry.text)) for entry in drawing.legend)
    told = drawing.description.replace("eigene Netzwerke", _("Netzwerke der Allianz"))
    return replace(drawing, legend=tuple(entries), description=told)
