"""What a region page shows: who works here, which networks and offers are recorded, what is not, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.german import number
from wirnetz.networks.enums import NetworkScope
from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import (
    ended_networks_in_areas,
    networks_in_areas,
    networks_without_recorded_link,
    organisations_in_areas,
)
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_available_in
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import land_wide_organisations
from wirnetz.portal.queries.examples import any_example, linked_by_example
from wirnetz.portal.queries.gaps import Gap, gaps_of
from wirnetz.portal.queries.germany import district_rows
from wirnetz.portal.queries.maps import region_map
from wirnetz.portal.queries.next_steps import NextStep, next_step_of
from wirnetz.portal.queries.seats import Seat, seats_of
from wirnetz.portal.queries.workers import MOST_WORKERS, Group, Worker, workers_of
from wirnetz.portal.sentences.region import HERE, RegionCounts, Whose, region_answer, region_lead
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area
from wirnetz.regions.queries import children_of


@dataclass(frozen=True)
class Region:
    """The page's content, before it is put into words by the template."""

    area: Area
    networks: list[Network]
    wide_networks: list[Network]
    ended: list[Network]
    unlinked: list[Network]
    workers: list[Worker]
    groups: list[Group]
    seated_total: int
    tied_total: int
    members_of_own: int
    land_wide: list[Organisation]
    offers: list[Offer]
    seats: list[Seat]
    gaps: list[Gap]
    next_step: NextStep
    linked_by_example: set[int]
    with_municipalities: set[int]

    @property
    def networks_are_example(self) -> bool:
        """Whether invented networks or links are counted."""
        return bool(self.linked_by_example) or any_example(self.networks, self.wide_networks)

    @property
    def workers_are_example(self) -> bool:
        """Whether invented memberships are counted."""
        named = any(worker.organisation.is_example or any_example(worker.memberships) for worker in self.workers)
        return named or any(group.is_example for group in self.groups)


def region_content(area: Area, visitor: Visitor) -> Region:
    """Everything recorded for `area`, as far as `visitor` may see it; a constant number of queries."""
    keys = [area.key]
    networks = list(visible(visitor, networks_in_areas(keys)))
    regional = [network for network in networks if network.scope == NetworkScope.REGIONAL]  # type: ignore[attr-defined]
    wide = [network for network in networks if network.scope == NetworkScope.LAND_WIDE]  # type: ignore[attr-defined]
    found = list(visible(visitor, organisations_in_areas(keys)))
    seats = seats_of(area, found)
    workers, groups = workers_of(found, {seat.city: seat.number for seat in seats})
    unlinked = list(visible(visitor, networks_without_recorded_link(keys)))
    land_wide = list(visible(visitor, land_wide_organisations(area.key[:2], not_seated_in=keys)))
    offers = list(visible(visitor, offers_available_in(keys)))
    return Region(
        area=area,
        networks=regional,
        wide_networks=wide,
        ended=list(visible(visitor, ended_networks_in_areas(keys))),
        unlinked=unlinked,
        workers=workers[:MOST_WORKERS],
        groups=groups,
        seated_total=sum(worker.is_seated_here for worker in workers),
        tied_total=sum(not worker.is_seated_here for worker in workers) + sum(group.total for group in groups),
        members_of_own=sum(worker.is_in_own_network for worker in workers),
        land_wide=land_wide,
        offers=offers,
        seats=seats,
        gaps=gaps_of(area, workers=found, land_wide=land_wide, unlinked=unlinked, offers=offers),
        next_step=next_step_of(area, networks=regional, unlinked=unlinked),
        linked_by_example=linked_by_example(regional),
        with_municipalities=_with_municipalities(regional),
    )


def _with_municipalities(networks: Sequence[Network]) -> set[int]:
    """Numbers of the networks whose territory holds single municipalities, so that its parts are no districts."""
    parts = Territory.objects.filter(
        network__in=[network.pk for network in networks], area__level=AreaLevel.MUNICIPALITY
    )
    return set(parts.values_list("network", flat=True))


def region_page(area: Area, visitor: Visitor) -> dict[str, Any]:
    """Context of the region page."""
    region = region_content(area, visitor)
    own = [network for network in region.networks if network.is_own]
    counts = RegionCounts(
        own=len(own),
        other=len(region.networks) - len(own),
        unlinked=len(region.unlinked),
        land_wide=len(region.wide_networks),
        seated=region.seated_total,
        tied=region.tied_total,
        members_of_own=region.members_of_own,
    )
    whose = _whose(area)
    is_state = area.level == AreaLevel.STATE
    return {
        "region": region,
        "area": area,
        "answer": region_answer(counts, whose),
        "lead": region_lead(counts, whose),
        "trail": _trail(area),
        "map": region_map(area, region.networks, region.seats),
        "figures": _figures(area),
        "district_rows": [row for _land, rows in district_rows(area.key) for row in rows] if is_state else [],
        "children": children if not is_state and len(children := list(children_of(area))) > 1 else [],
        "shared_offers": [offer for offer in region.offers if offer.is_shared][:4],
    }


def _whose(area: Area) -> Whose:
    """A municipality shows what is recorded for its district, unless it is a city that is its own district."""
    district = area.parent
    if area.level != AreaLevel.MUNICIPALITY or district is None or district.name == area.name:
        return HERE
    return Whose(area.name, district.full_name)


def _trail(area: Area) -> list[tuple[str, str]]:
    trail = [(reverse("portal:home"), _("Deutschland"))]
    parents: list[Area] = []
    parent = area.parent
    while parent is not None:
        parents.append(parent)
        parent = parent.parent
    return trail + [
        (reverse("portal:region", args=[up.key]), up.full_name if up.parent_id else up.name) for up in reversed(parents)
    ]


def _figures(area: Area) -> list[tuple[str, str, str]]:
    """People and size: figure, what it counts, source with its day."""
    found = []
    if area.population:
        found.append((number(area.population), _("Einwohnerinnen und Einwohner"), _("Destatis, 31.12.2018")))
    if area.area_km2:
        source = _("Destatis, 31.12.2018; wo die Grenzen sich änderten und bei Gemeinden aus der Karte gerechnet")
        found.append((number(area.area_km2), _("Quadratkilometer"), source))
    return found
