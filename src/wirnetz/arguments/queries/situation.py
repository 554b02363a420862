"""Everything recorded about an organisation in a region on a day, read once and handed to facts and slides."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from wirnetz.documents.facts import FactScope
from wirnetz.networks.enums import MEMBER_ROLES, Coverage, NetworkStatus
from wirnetz.networks.models import Membership, Network, NetworkLink, Territory, Uptake
from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Adjacency, Area


@dataclass(frozen=True, slots=True)
class Situation:
    """What is recorded. Networks are those not known to have ended; Land-wide ones stand apart.

    `seated` have their seat in the districts; `members` belong to a regional network here, seat anywhere.
    """

    on: date
    organisation: Organisation | None
    areas: tuple[Area, ...]
    districts: tuple[Area, ...]
    states: tuple[Area, ...]
    networks: tuple[Network, ...]
    state_networks: tuple[Network, ...]
    seated: tuple[Organisation, ...]
    members: tuple[Organisation, ...]
    memberships: tuple[Membership, ...]
    own_memberships: tuple[Membership, ...]
    links: tuple[NetworkLink, ...]
    uptakes: tuple[Uptake, ...]
    offers: tuple[Offer, ...]
    municipalities: int
    covered: dict[str, tuple[int, int]]  # key of the Land: districts with a regional network, all districts
    neighbours: tuple[Network, ...]

    @property
    def working_here(self) -> tuple[Organisation, ...]:
        """Organisations with a seat here or a place in a regional network here, each once, in German order."""
        found = {organisation.pk: organisation for organisation in (*self.seated, *self.members)}
        return tuple(sorted(found.values(), key=lambda organisation: organisation.sort_key))

    @property
    def is_example(self) -> bool:
        """Whether invented records are counted in."""
        records = (*self.networks, *self.seated, *self.members, *self.own_memberships, *self.links, *self.uptakes)
        return any(record.is_example for record in records)


_remembered: ContextVar[dict[FactScope, Situation] | None] = ContextVar("situations", default=None)


@contextmanager
def situations_remembered() -> Iterator[None]:
    """Within this block each situation is read once."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def situation_of(scope: FactScope) -> Situation:
    """What is recorded about the scope; a fixed number of queries whatever is recorded."""
    remembered = _remembered.get()
    if remembered is not None and scope in remembered:
        return remembered[scope]
    situation = _read(scope)
    if remembered is not None:
        remembered[scope] = situation
    return situation


def areas_of(keys: tuple[str, ...]) -> tuple[Area, ...]:
    """The areas with these keys in the order of the keys."""
    found = {area.key: area for area in Area.objects.filter(key__in=keys)}
    return tuple(found[key] for key in keys if key in found)


def _read(scope: FactScope) -> Situation:
    on, areas = scope.on, areas_of(scope.area_keys)
    districts = _districts(areas, on)
    keys = [district.key for district in districts]
    states = tuple(Area.objects.filter(key__in={key[:2] for key in keys}).order_by("sort_key"))
    networks = tuple(_living(Network.objects.filter(pk__in=_territories(on).filter(_inside(keys)).values("network"))))
    ids = [network.pk for network in networks]
    memberships = tuple(_dated(Membership.objects.filter(network__in=ids, role__in=MEMBER_ROLES), "from_on", on)
                        .select_related("organisation", "network").order_by("organisation__sort_key"))
    return Situation(
        on=on,
        organisation=Organisation.objects.filter(pk=scope.organisation_id).first() if scope.organisation_id else None,
        areas=areas,
        districts=districts,
        states=states,
        networks=networks,
        state_networks=tuple(_living(Network.objects.filter(coverage=Coverage.STATE, states__in=states))),
        seated=tuple(Organisation.objects.filter(seat__key__in=keys, ended_on="").order_by("sort_key")),
        members=tuple({m.organisation_id: m.organisation for m in memberships if not m.organisation.ended_on}.values()),
        memberships=memberships,
        own_memberships=_own_memberships(scope),
        links=tuple(_dated(NetworkLink.objects.filter(Q(first__in=ids) | Q(second__in=ids)), "since_on", on)),
        uptakes=_uptakes(keys, ids, on),
        offers=_offers(districts, states),
        municipalities=_municipalities(areas, keys, on),
        covered=_covered(on),
        neighbours=_neighbours(keys, ids, on),
    )


def _districts(areas: tuple[Area, ...], on: date) -> tuple[Area, ...]:
    lands = [area.key for area in areas if area.level == AreaLevel.STATE]
    keys = [area.district_key for area in areas if area.level != AreaLevel.STATE]
    districts = Area.objects.current(on).filter(level=AreaLevel.DISTRICT)
    return tuple(districts.filter(Q(key__in=keys) | Q(parent__key__in=lands)).order_by("sort_key"))


def _inside(keys: list[str]) -> Q:
    return Q(area__key__in=keys) | Q(area__parent__key__in=keys)


def _dated(records: QuerySet, start: str, on: date) -> QuerySet:  # type: ignore[type-arg]
    begun = Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": on})
    return records.filter(begun, Q(until_on__isnull=True) | Q(until_on__gte=on))


def _territories(on: date) -> QuerySet[Territory]:
    wide = (Coverage.STATE, Coverage.FEDERAL)
    return _dated(Territory.objects.exclude(network__coverage__in=wide), "from_on", on)


def _living(networks: QuerySet[Network]) -> QuerySet[Network]:
    return networks.exclude(status=NetworkStatus.ENDED).distinct().order_by("sort_key")


def _own_memberships(scope: FactScope) -> tuple[Membership, ...]:
    if not scope.organisation_id:
        return ()
    found = Membership.objects.filter(organisation=scope.organisation_id, role__in=MEMBER_ROLES)
    living = _dated(found.exclude(network__status=NetworkStatus.ENDED), "from_on", scope.on)
    once = {membership.network_id: membership for membership in living.select_related("network").order_by("-role")}
    return tuple(sorted(once.values(), key=lambda membership: membership.network.sort_key))


def _uptakes(keys: list[str], networks: list[int], on: date) -> tuple[Uptake, ...]:
    here = Q(network__in=networks) | Q(organisation__seat__key__in=keys) | _inside(keys)
    return tuple(_dated(Uptake.objects.filter(here), "since_on", on).select_related("offer").distinct())


def _offers(districts: tuple[Area, ...], states: tuple[Area, ...]) -> tuple[Offer, ...]:
    usable = Q(areas__isnull=True) | Q(areas__in=[*districts, *states])
    living = Offer.objects.exclude(status=OfferStatus.ENDED).filter(usable)
    return tuple(living.select_related("provider").distinct().order_by("sort_key"))


def _municipalities(areas: tuple[Area, ...], districts: list[str], on: date) -> int:
    if areas and all(area.level == AreaLevel.MUNICIPALITY for area in areas):
        return len(areas)
    return Area.objects.current(on).filter(level=AreaLevel.MUNICIPALITY, parent__key__in=districts).count()


def _covered(on: date) -> dict[str, tuple[int, int]]:
    reached = _territories(on).exclude(network__status=NetworkStatus.ENDED).values_list("area__key", flat=True)
    with_network = {key[:5] for key in reached}
    counts: dict[str, tuple[int, int]] = {}
    for key in Area.objects.current(on).filter(level=AreaLevel.DISTRICT).values_list("key", flat=True):
        have, every = counts.get(key[:2], (0, 0))
        counts[key[:2]] = (have + (key in with_network), every + 1)
    return counts


def _neighbours(keys: list[str], here: list[int], on: date) -> tuple[Network, ...]:
    pairs = Adjacency.objects.filter(Q(a__key__in=keys) | Q(b__key__in=keys)).values_list("a__key", "b__key")
    around = {key for pair in pairs for key in pair} - set(keys)
    ids = _territories(on).filter(_inside(list(around))).values("network")
    return tuple(_living(Network.objects.filter(pk__in=ids).exclude(pk__in=here)))
