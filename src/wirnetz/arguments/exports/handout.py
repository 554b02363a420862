"""The handout: one page to leave behind."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.maps import MOST_SITES
from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.reasons import chosen_arguments, citations_of, point_of
from wirnetz.arguments.exports.wording import fact_sources, under_review
from wirnetz.arguments.queries.groups import marked, newest_first
from wirnetz.arguments.queries.places import Place
from wirnetz.core.german import joined, number_word
from wirnetz.documents.content import Handout, Site, Theme

MOST_MEMBERS = 6
MOST_NETWORKS = 4


def handout_of(scene: Scene, theme: Theme, code: str) -> Handout:
    """The occasion's sentence with the map, three gains, who is recorded here, the next step, the sources."""
    chosen = chosen_arguments(scene, scene.occasion.ideas)
    gains = tuple(replace(point_of(scene, argument), evidence="") for argument in chosen)
    told = [scene.facts[key] for key in ("networks_here", "organisations_here") if not scene.facts[key].is_empty]
    lead = " ".join(fact.sentence for fact in told) or scene.facts["networks_here"].sentence
    members = _members(scene)
    rest = len(scene.situation.seated) - len(members)
    evidence = citations_of(scene, chosen)
    return Handout(
        title=f"{scene.occasion.name}: {_('Region %s') % scene.region}",
        kicker=_("Region %s") % scene.region,
        sentence=scene.occasion.handout_sentence,
        emphasis=scene.occasion.handout_emphasis,
        lead=f"{lead} {_('Wer voneinander weiß, fängt nicht von vorn an.')}",
        for_whom=_("Handzettel"),
        gains=gains,
        members=members,
        members_more=_more(rest) if rest else "",
        networks=_networks(scene),
        next_step=scene.filled(scene.occasion.next_step),
        contact=_contact(scene),
        sources=tuple(dict.fromkeys((*fact_sources(told), *evidence, under_review()))),
        stamp=_("%(site)s, Stand %(day)s, Code %(code)s")
        % {"site": scene.site, "day": f"{scene.on:%d.%m.%Y}", "code": code},
        map=scene.region_map,
        theme=theme,
        is_example=scene.situation.is_example,
    )


def _members(scene: Scene) -> tuple[Site, ...]:
    """Organisations with a seat here, numbered by their town on the map where there are several."""
    queues = [(_number(place, scene.places), list(place.organisations)) for place in scene.places]
    found: list[Site] = []
    while any(organisations for _number, organisations in queues) and len(found) < MOST_MEMBERS:
        for number, organisations in queues:
            if organisations and len(found) < MOST_MEMBERS:
                found.append(Site(number, organisations.pop(0).name))
    return tuple(sorted(found, key=lambda site: int(site.number or 99)))


def _number(place: Place, places: tuple[Place, ...]) -> str:
    """The number on the map; none for the only town, where it would say nothing, and for towns without a dot."""
    return place.number if len(places) > 1 and int(place.number) <= MOST_SITES else ""


def _contact(scene: Scene) -> str:
    house, person = scene.organisation, scene.contact
    if person.house and not (person.name or person.ways):
        return person.house
    city = house.seat_city if house.seat_city not in house.name else ""
    return ", ".join(part for part in (person.name, house.name, city, *person.ways, house.website) if part)


def _networks(scene: Scene) -> str:
    """„Regionale Netzwerke: A, B, C, D und drei weitere“, own ones and recent records first; empty for none."""
    named = newest_first(scene.situation.networks)
    names = [marked(network.name, is_example=network.is_example) for network in named[:MOST_NETWORKS]]
    rest = len(named) - len(names)
    if not names:
        return ""
    listed = joined(names) if not rest else f"{', '.join(names)} {_('und ein weiteres') if rest == 1 else _more(rest)}"
    return _("Regionale Netzwerke: %s") % listed


def _more(count: int) -> str:
    return _("und eine weitere") if count == 1 else _("und %s weitere") % number_word(count)
