"""What lies around a region, and what its Land and Germany have on record beside it."""

from dataclasses import dataclass

from django.db.models import Q

from wirnetz.arguments.queries.remembering import shared_by_houses
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.documents.facts import FactScope
from wirnetz.networks.enums import NetworkScope
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_in_areas, running
from wirnetz.offers.models import Offer, ServiceArea
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import areas_touching, land_wide_organisations
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area
from wirnetz.regions.queries import Establishments, latest_establishments


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Read once, only when a figure asks for it. A region in several Länder has no `state` and nothing of it.

    `regional_offers` are the numbers of offers that are limited to some areas. `towns` are municipalities that may
    call themselves Stadt. `topics` are those that the networks here name, each once, in German order.
    `establishments` is None for a region that is smaller than a district.
    """

    state: Area | None
    nationwide: tuple[Network, ...]
    state_networks: tuple[Network, ...]
    land_wide_organisations: tuple[Organisation, ...]
    services: tuple[ServiceArea, ...]
    regional_offers: frozenset[int]
    towns: int
    topics: tuple[str, ...]
    establishments: Establishments | None


@shared_by_houses
def surroundings_of(scope: FactScope) -> Surroundings:
    """What is recorded around the scope; a fixed number of queries whatever is recorded."""
    situation = situation_of(scope)
    lands = {district.state_key for district in situation.districts}
    state = situation.states.get(lands.pop()) if len(lands) == 1 else None
    keys = [state.key] if state else []
    is_whole = all(area.level != AreaLevel.MUNICIPALITY for area in situation.areas)
    wide = land_wide_organisations(state.key, not_seated_in=scope.area_keys) if state else ()
    limited = Offer.areas.through.objects.filter(offer__in=[offer.pk for offer in situation.offers])
    return Surroundings(
        state=state,
        nationwide=tuple(networks_in_areas((), scopes=[NetworkScope.FEDERAL], on=scope.on)),
        state_networks=tuple(networks_in_areas(keys, scopes=[NetworkScope.REGIONAL], on=scope.on)),
        land_wide_organisations=tuple(wide),
        services=_services(scope),
        regional_offers=frozenset(limited.values_list("offer", flat=True)),
        towns=_towns(situation),
        topics=_topics(situation),
        establishments=latest_establishments(situation.districts) if is_whole and situation.districts else None,
    )


def _services(scope: FactScope) -> tuple[ServiceArea, ...]:
    here = areas_touching(scope.area_keys, with_states=False)
    found = ServiceArea.objects.filter(running(scope.on), area__in=here, office__ended_on="")
    return tuple(found.order_by("office", "offer", "pk"))


def _towns(situation: Situation) -> int:
    inside = Q(pk__in=())
    for area in situation.areas:
        inside |= Q(key__startswith=area.key)
    return Area.objects.current().filter(inside, level=AreaLevel.MUNICIPALITY, designation="Stadt").count()


def _topics(situation: Situation) -> tuple[str, ...]:
    ties = Network.topics.through.objects.filter(network__in=[network.pk for network in situation.networks])
    names = ties.order_by("topic__sort_key").values_list("topic__name", flat=True)
    return tuple(dict.fromkeys(names))
