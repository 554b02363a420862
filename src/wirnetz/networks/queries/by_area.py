"""Which networks count for an area, and how the map of Germany shows them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from wirnetz.core.sorting import german_sort_key
from wirnetz.networks.enums import Coverage, NetworkKind, NetworkScope, NetworkStatus
from wirnetz.networks.models import Network, Territory
from wirnetz.organisations.queries import areas_touching

REGIONAL = (Coverage.FULL, Coverage.DERIVED, Coverage.PARTIAL)
WIDEST_PAINTED = 10
"""Other networks of more districts than this are drawn as an outline only."""


def running(on: date | None = None, *, start: str = "from_on", prefix: str = "") -> Q:
    """Condition on a dated record: it holds on this day (today if not given)."""
    day = on or timezone.localdate()
    begun = Q(**{f"{prefix}{start}__isnull": True}) | Q(**{f"{prefix}{start}__lte": day})
    open_ended = Q(**{f"{prefix}until_on__isnull": True}) | Q(**{f"{prefix}until_on__gte": day})
    return begun & open_ended


def recorded_networks() -> QuerySet[Network]:
    """All networks whose end is not documented, with host and number of areas (`area_count`), in German order.

    Recorded says nothing about whether a network is active.
    """
    return networks_with_history().exclude(status=NetworkStatus.ENDED)


def networks_with_history() -> QuerySet[Network]:
    """The same with those that ended."""
    areas = Territory.objects.filter(running(), network=OuterRef("pk")).order_by().values("network")
    count = Subquery(areas.annotate(number=Count("area", distinct=True)).values("number"), output_field=IntegerField())
    found = Network.objects.annotate(area_count=Coalesce(count, 0))
    return found.select_related("host").order_by("sort_key", "pk")


def regional_keys(on: date | None = None) -> list[tuple[Network, frozenset[str]]]:
    """Each regional network with the keys of its areas on this day, in German order; one query."""
    parts = Territory.objects.filter(
        running(on), network__in=recorded_networks().order_by(), network__coverage__in=REGIONAL
    )
    found: dict[Network, set[str]] = {}
    for part in parts.select_related("network", "area"):
        found.setdefault(part.network, set()).add(part.area.key)
    ranked = sorted(found.items(), key=lambda pair: (pair[0].sort_key, pair[0].pk))
    return [(network, frozenset(keys)) for network, keys in ranked]


def networks_listed(
    *, kind: str = "", category: str = "", state: str = "", starts_with: str = "", ended: bool | None = False
) -> QuerySet[Network]:
    """The list page: filtered by kind, family, Land (key of two digits) and by the beginning of the name.

    `ended` True gives only those whose end is documented, None gives both.
    """
    found = recorded_networks() if ended is False else networks_with_history()
    if ended:
        found = found.filter(status=NetworkStatus.ENDED)
    if kind:
        found = found.filter(kind=kind)
    if category:
        found = found.filter(category=category)
    if state:
        lands = Network.states.through.objects.filter(network=OuterRef("pk"), area__key=state)
        here = Territory.objects.filter(running(), network=OuterRef("pk"), area__key__startswith=state)
        found = found.filter(Q(Exists(lands)) | Q(Exists(here)))
    if starts_with:
        found = found.filter(sort_key__startswith=german_sort_key(starts_with))
    return found


def networks_with_slug(slug: str) -> QuerySet[Network]:
    """The network of a page, history included, with everything the page says about it itself."""
    return (
        Network.objects.filter(slug=slug)
        .select_related("host", "node", "meeting_area")
        .prefetch_related("states", "topics")
    )


def networks_called(words: str) -> QuerySet[Network]:
    """Recorded ones of exactly this name or short form; where there are none, those with each word in the name."""
    words = " ".join(words.split())
    if not words:
        return recorded_networks().none()
    exact = recorded_networks().filter(Q(name__iexact=words) | Q(short_name__iexact=words))
    if exact.exists():
        return exact
    found = recorded_networks()
    for word in words.split()[:6]:
        found = found.filter(name__icontains=word)
    return found


def networks_in_areas(
    keys: Iterable[str], *, scopes: Iterable[str] = NetworkScope.values, on: date | None = None
) -> QuerySet[Network]:
    """Networks that count for these areas, own ones first, each with its `scope` (a NetworkScope).

    A network counts if its territory holds one of the areas, what lies above it or what lies below it; nationwide
    ones always count. Ended ones and those without a known boundary do not.
    """
    here = Territory.objects.filter(running(on), network=OuterRef("pk"), area__in=areas_touching(keys))
    scope = Case(
        When(coverage=Coverage.FEDERAL, then=Value(NetworkScope.FEDERAL.value)),
        When(coverage=Coverage.STATE, then=Value(NetworkScope.LAND_WIDE.value)),
        default=Value(NetworkScope.REGIONAL.value),
    )
    found = recorded_networks().filter(Q(Exists(here)) | Q(coverage=Coverage.FEDERAL)).annotate(scope=scope)
    return found.filter(scope__in=list(scopes)).order_by("-kind", "sort_key", "pk")


def ended_networks_in_areas(keys: Iterable[str]) -> QuerySet[Network]:
    """History: networks of these areas whose end is documented, the latest end first."""
    here = Territory.objects.filter(network=OuterRef("pk"), area__in=areas_touching(keys))
    found = Network.objects.filter(Exists(here), status=NetworkStatus.ENDED)
    return found.order_by("-ended_on", "sort_key", "pk")


def territory_of(network: Network, on: date | None = None) -> QuerySet[Territory]:
    """The areas of a network on this day, with their records, in German order."""
    found = network.territories.filter(running(on)).select_related("area")
    return found.order_by("area__sort_key", "area__key")


@dataclass(slots=True)
class DistrictCoverage:
    """How many networks the map of Germany paints in a district.

    `outlined` counts other networks too wide to be painted. `as_of` is the newest year that a painted network's
    source speaks of. Partly known territories count with the districts that are known.
    """

    own: int = 0
    other: int = 0
    outlined: int = 0
    as_of: int | None = None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class OutlinedNetwork:
    """A network of more than ten districts: drawn as an outline, not painted."""

    slug: str
    name: str
    district_keys: tuple[str, ...] = field(default=())


def district_coverage(on: date | None = None) -> dict[str, DistrictCoverage]:
    """District key → what the map of Germany paints there; districts without any network are left out.

    Nationwide and Land-wide networks are not painted; other networks of more than ten districts are outlined.
    """
    found: dict[str, DistrictCoverage] = defaultdict(DistrictCoverage)
    for network, districts in _regional_districts(on).items():
        for key in districts:
            cell = found[key]
            cell.is_example |= network.is_example
            if _is_outlined(network, districts):
                cell.outlined += 1
                continue
            cell.own += network.kind == NetworkKind.OWN
            cell.other += network.kind == NetworkKind.OTHER
            cell.as_of = max(filter(None, (cell.as_of, network.as_of)), default=None)
    return dict(found)


def outlined_networks(on: date | None = None) -> list[OutlinedNetwork]:
    """The networks that the map of Germany draws as an outline only, in German order."""
    wide = [pair for pair in _regional_districts(on).items() if _is_outlined(*pair)]
    wide.sort(key=lambda pair: (pair[0].sort_key, pair[0].pk))
    return [OutlinedNetwork(network.slug, network.name, tuple(sorted(keys))) for network, keys in wide]


def _is_outlined(network: Network, districts: set[str]) -> bool:
    return network.kind == NetworkKind.OTHER and len(districts) > WIDEST_PAINTED


def _regional_districts(on: date | None) -> dict[Network, set[str]]:
    """Each regional network with its district keys; one query."""
    found: dict[Network, set[str]] = defaultdict(set)
    parts = Territory.objects.filter(running(on), network__coverage__in=REGIONAL, area__key__regex=r"^\d{5}")
    parts = parts.exclude(network__status=NetworkStatus.ENDED).select_related("network", "area")
    for part in parts:
        found[part.network].add(part.area.key[:5])
    return dict(found)
