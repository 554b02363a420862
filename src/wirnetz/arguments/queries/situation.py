"""Everything recorded about an organisation in a region on a day, read once and handed to facts and slides."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from wirnetz.arguments.queries.remembering import remembered, shared_by_houses, situations_remembered
from wirnetz.documents.facts import FactScope
from wirnetz.networks.enums import MembershipRole, NetworkScope
from wirnetz.networks.models import Membership, Network, NetworkLink, Uptake
from wirnetz.networks.queries import (
    DistrictCoverage,
    district_coverage,
    networks_in_areas,
    networks_of,
    networks_of_offices,
    networks_without_recorded_link,
    offers_without_recorded_use,
    organisations_in_areas,
    regional_memberships_in,
    running,
    uptake_in,
)
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_available_in
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area
from wirnetz.regions.queries.areas import areas_by_keys, districts_of_state, neighbours_of

__all__ = ["Situation", "areas_of", "situation_of", "situations_remembered"]

_ROLES = (
    MembershipRole.COORDINATION,
    MembershipRole.HOST,
    MembershipRole.MEMBER,
    MembershipRole.COOPERATION,
    MembershipRole.FUNDING,
)  # the first one that is recorded says what an organisation is to a network


@dataclass(frozen=True, slots=True)
class Situation:
    """What is recorded, by the same questions that the region page asks. Being recorded is not being active.

    `organisations` have a seat here or belong to a regional network here; `seated` are the former.
    `own_memberships` has one record for each network of the house, its offices included; `office_memberships` is
    every one of an office. People's work is the house's own knowledge and stays out: a kit may be made by anybody.
    `unlinked` are other networks without a recorded link to a network of the alliance.
    `covered` says per Land (key): districts with a regional network, all districts. In `example_lands` (keys) some
    of these networks are invented. `around` are the neighbouring districts, `reached` the keys of all districts with a
    regional network, `neighbours` the networks of those around that do not reach in here.
    """

    on: date
    organisation: Organisation | None
    areas: tuple[Area, ...]
    districts: tuple[Area, ...]
    states: dict[str, Area]
    networks: tuple[Network, ...]
    land_wide: tuple[Network, ...]
    organisations: tuple[Organisation, ...]
    memberships: tuple[Membership, ...]
    own_memberships: tuple[Membership, ...]
    office_memberships: tuple[Membership, ...]
    links: tuple[NetworkLink, ...]
    unlinked: tuple[Network, ...]
    uptakes: tuple[Uptake, ...]
    offers: tuple[Offer, ...]
    unused: tuple[Offer, ...]
    municipalities: int
    covered: dict[str, tuple[int, int]]
    neighbours: tuple[Network, ...]
    example_lands: frozenset[str]
    around: tuple[Area, ...]
    reached: frozenset[str]

    @property
    def seated(self) -> tuple[Organisation, ...]:
        """Organisations with their seat here, in German order."""
        return tuple(organisation for organisation in self.organisations if organisation.is_seated_here)  # type: ignore[attr-defined]

    @property
    def organisation_records(self) -> tuple[Organisation | Membership, ...]:
        """What makes organisations count here: themselves, and the memberships of those that do not sit here."""
        away = [organisation for organisation in self.organisations if not organisation.is_seated_here]  # type: ignore[attr-defined]
        ties = [tie for organisation in away for tie in organisation.local_memberships]  # type: ignore[attr-defined]
        return (*self.organisations, *ties)

    @property
    def own_records(self) -> tuple[Membership | Network, ...]:
        """The memberships of the own house and its offices, and their networks."""
        networks = (membership.network for membership in self.own_memberships)
        return (*self.own_memberships, *self.office_memberships, *networks)

    @property
    def is_example(self) -> bool:
        """Whether invented records are counted in."""
        records = (*self.networks, *self.organisations, *self.memberships, *self.links, *self.uptakes)
        return any(record.is_example for record in records)


def areas_of(keys: tuple[str, ...]) -> tuple[Area, ...]:
    """The areas with these keys in the order of the keys; unknown keys are left out."""
    found = areas_by_keys(keys)
    return tuple(found[key] for key in keys if key in found)


@remembered
def situation_of(scope: FactScope) -> Situation:
    """What is recorded about the scope; a fixed number of queries whatever is recorded."""
    region = _situation_of_region(scope)
    if scope.organisation_id is None:
        return region
    house = Organisation.objects.select_related("node").filter(pk=scope.organisation_id).first()
    of_offices = _office_memberships(house, scope.on)
    return replace(
        region,
        organisation=house,
        own_memberships=_own_memberships(house, of_offices, scope.on),
        office_memberships=of_offices,
    )


@shared_by_houses
def _situation_of_region(scope: FactScope) -> Situation:
    """The situation as it is for any house."""
    keys, on = scope.area_keys, scope.on
    areas = areas_of(keys)
    districts = _districts(areas)
    networks = tuple(networks_in_areas(keys, scopes=[NetworkScope.REGIONAL], on=on))
    reached = district_coverage(on)
    around = tuple(neighbours_of(district.key for district in districts))
    return Situation(
        on=on,
        organisation=None,
        areas=areas,
        districts=districts,
        states={area.key: area for area in Area.objects.filter(level=AreaLevel.STATE)},
        networks=networks,
        land_wide=tuple(networks_in_areas(keys, scopes=[NetworkScope.LAND_WIDE], on=on)),
        organisations=tuple(organisations_in_areas(keys, on)),
        memberships=tuple(regional_memberships_in(keys, on).select_related("organisation")),
        own_memberships=(),
        office_memberships=(),
        links=_links(networks, on),
        unlinked=tuple(networks_without_recorded_link(keys, on)),
        uptakes=tuple(uptake_in(keys, on)),
        offers=tuple(offers_available_in(keys)),
        unused=tuple(offers_without_recorded_use(keys, on)),
        municipalities=_municipalities(areas),
        covered=_covered(reached),
        example_lands=frozenset(key[:2] for key, cell in reached.items() if cell.is_example),
        neighbours=_neighbours(around, networks, on),
        around=around,
        reached=frozenset(reached),
    )


def _districts(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    lands = [area.key for area in areas if area.level == AreaLevel.STATE]
    keys = [area.district_key for area in areas if area.level != AreaLevel.STATE]
    return tuple(districts_of_state().filter(Q(key__in=keys) | Q(parent__key__in=lands)))


def _office_memberships(organisation: Organisation | None, on: date) -> tuple[Membership, ...]:
    """The memberships of its offices; an office that is asked for itself is no office of its own."""
    if organisation is None:
        return ()
    return tuple(networks_of_offices(offices_below(organisation).exclude(pk=organisation.pk), on))


def _own_memberships(
    organisation: Organisation | None, of_offices: tuple[Membership, ...], on: date
) -> tuple[Membership, ...]:
    """One for each network in which the house or an office of it is recorded, in whatever role, the house's first."""
    if organisation is None:
        return ()
    found = (*networks_of(organisation, on), *of_offices)
    ranked = sorted(
        found, key=lambda membership: (membership.organisation_id != organisation.pk, _ROLES.index(membership.role))
    )
    once: dict[int, Membership] = {}
    for membership in ranked:
        once.setdefault(membership.network_id, membership)
    return tuple(sorted(once.values(), key=lambda membership: membership.network.sort_key))


def _links(networks: tuple[Network, ...], on: date) -> tuple[NetworkLink, ...]:
    """Links of these networks to which the other side does not object."""
    ids = [network.pk for network in networks]
    ties = Q(first__in=ids) | Q(second__in=ids)
    return tuple(NetworkLink.objects.filter(running(on, start="since_on"), ties, objection="").order_by("pk"))


def _municipalities(areas: tuple[Area, ...]) -> int:
    inside = Q(pk__in=())
    for area in areas:
        inside |= Q(key__startswith=area.key)
    found = Area.objects.current().filter(inside, level=AreaLevel.MUNICIPALITY)
    return found.exclude(designation="Gemeindefreies Gebiet").count()


def _covered(reached: dict[str, DistrictCoverage]) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for key in districts_of_state().values_list("key", flat=True):
        have, every = counts.get(key[:2], (0, 0))
        counts[key[:2]] = (have + (key in reached), every + 1)
    return counts


def _neighbours(around: tuple[Area, ...], here: tuple[Network, ...], on: date) -> tuple[Network, ...]:
    if not around:
        return ()
    inside = {network.pk for network in here}
    found = networks_in_areas([area.key for area in around], scopes=[NetworkScope.REGIONAL], on=on)
    return tuple(network for network in found if network.pk not in inside)
