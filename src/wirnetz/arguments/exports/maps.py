"""The two maps of a kit, drawn by the room `regions` from what is recorded about networks."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.places import Place
from wirnetz.arguments.queries.situation import Situation
from wirnetz.documents.drawing import Drawing
from wirnetz.networks.queries import regional_keys
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.geometry.labels import Site
from wirnetz.regions.geometry.painting import Painting, Territory, painting_of
from wirnetz.regions.queries import germany_drawing, state_drawing, territory_drawing

MOST_SITES = 3


def painting_on(situation: Situation) -> Painting:
    """All regional networks recorded on the day, as paint."""
    return painting_of(
        Territory(network.label, keys, network.is_own, network.is_outdated(situation.on))
        for network, keys in regional_keys(situation.on)
    )


def country_drawing(situation: Situation) -> Drawing:
    """Germany with its networks, the region ringed."""
    marked = tuple(area.key for area in situation.areas)
    return passed_on(germany_drawing(painting_on(situation), marked=marked, labels=False))


def region_drawing(situation: Situation, places: tuple[Place, ...], title: str) -> Drawing:
    """The region close up: own territory tinted, others hatched, towns as numbered dots. One Land: by district."""
    areas = situation.areas
    if len(areas) == 1 and areas[0].level == AreaLevel.STATE:
        return passed_on(state_drawing(areas[0].key, painting_on(situation)))
    here = {network.pk for network in situation.networks}
    sets = [(network, keys) for network, keys in regional_keys(situation.on) if network.pk in here]
    own = {key for network, keys in sets if network.is_own for key in keys}
    others = [keys for network, keys in sets if not network.is_own]
    sites = [Site(place.number, place.longitude, place.latitude, place.city) for place in places[:MOST_SITES]]
    asked = [area.key for area in areas]
    return passed_on(territory_drawing(asked, own_keys=own, other_sets=others, sites=sites, title=title))


def passed_on(drawing: Drawing) -> Drawing:
    """The drawing with a legend for readers of any house, to whom "own" would mean their own network."""
    named = {"Eigenes Netzwerk": _("Netzwerk der Allianz")}
    entries = (replace(entry, text=named.get(entry.text, entry.text)) for entry in drawing.legend)
    told = drawing.description.replace("eigene Netzwerke", _("Netzwerke der Allianz"))
    return replace(drawing, legend=tuple(entries), description=told)
