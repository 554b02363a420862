"""The region on its map, and its Land beside others."""

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.queries.places import Place
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.core.german import counted, number_word
from wirnetz.documents.content import Bar, ChartSlide, MapSlide, Site

MOST_ROWS = 7
MOST_SITES = 3


@slot("region_map")
def region_map(scene: Scene, text: SlotText) -> MapSlide | None:
    """The territory with the seats of organisations as numbered dots; left out where no map can be drawn."""
    drawing = scene.region_map
    if drawing is None:
        return None
    sites = tuple(Site(place.number, _site_text(place, len(scene.places) == 1)) for place in scene.places[:MOST_SITES])
    told = [key for key in ("networks_own", "people_here") if key in scene.facts][: max(0, 2 - len(sites))]
    lines = tuple(scene.facts[key].sentence for key in told)
    is_blank = scene.facts["organisations_seated"].is_empty and scene.facts["networks_here"].is_empty
    title = scene.facts["networks_here" if is_blank else "organisations_seated"].sentence
    common = scene.common(text, title=title, facts=["organisations_seated", "networks_here", *told])
    common["is_example"] |= any(network.is_example for network in scene.situation.networks)  # they are on the map
    return MapSlide(**common, map=drawing, sites=sites, lines=lines)


@slot("districts_chart")
def districts_chart(scene: Scene, text: SlotText) -> ChartSlide | None:
    """How many districts of the Land have a network, beside the other Länder; left out where none has."""
    fact = scene.facts.get("districts_with_network")
    if fact is None or fact.is_empty or len(scene.situation.covered) < 2:
        return None
    own = scene.situation.districts[0].state_key
    if scene.situation.covered[own][1] < 2:
        return None
    bars = tuple(_bar(scene, key, own) for key in _chosen(scene, own))
    listed = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    alt = _("Kreise mit mindestens einem regionalen Netzwerk: %s.") % listed
    common = scene.common(text, title=fact.sentence, facts=["districts_with_network"])
    common["is_example"] |= any(key in scene.situation.example_lands for key in _chosen(scene, own))
    axis = _("Kreise mit mindestens einem verzeichneten regionalen Netzwerk, ausgewählte Länder")
    return ChartSlide(**common, bars=bars, alt=alt, maximum=100, axis=axis)


def _site_text(place: Place, is_only: bool) -> str:
    """„Wismar: vier Organisationen“; the only town names one of them: „Schwerin: IHK Schwerin und zwölf weitere“."""
    count = len(place.organisations)
    if not is_only:
        return f"{place.city}: {counted(count, 'Organisation', 'Organisationen', one='eine')}"
    named = place.organisations[0].label
    return named if count == 1 else f"{place.city}: {named} {_others(count - 1)}"


def _others(count: int) -> str:
    return _("und eine weitere") if count == 1 else _("und %s weitere") % number_word(count)


def _chosen(scene: Scene, own: str) -> list[str]:
    """Six Länder of all degrees and the own one, the highest share first."""
    flat = {key for key, (_have, every) in scene.situation.covered.items() if every > 2}
    ranked = sorted(flat | {own}, key=lambda key: -_share(scene, key))
    others = [key for key in ranked if key != own]
    step = max(1, -(-len(others) // (MOST_ROWS - 1)))
    return [key for key in ranked if key == own or key in others[::step]]


def _share(scene: Scene, key: str) -> float:
    have, every = scene.situation.covered[key]
    return 100 * have / every


def _bar(scene: Scene, key: str, own: str) -> Bar:
    have, every = scene.situation.covered[key]
    words = _("%(have)d von %(all)d") % {"have": have, "all": every}
    return Bar(scene.situation.states[key].name, round(_share(scene, key), 1), words, key == own)
