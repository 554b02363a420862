"""The maps of the pages: drawing data from the regions, painted with networks, written as inline SVG."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.german import counted
from wirnetz.core.kept import data_version, kept_value
from wirnetz.core.models import OUTDATED_AFTER_YEARS
from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import regional_keys, running
from wirnetz.networks.queries.by_area import REGIONAL
from wirnetz.networks.queries.maps import MapSheet, name_on_map, sheet_of, territory_sheet
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.seats import Seat
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.geometry.labels import Site
from wirnetz.regions.geometry.painting import Painting, painting_of
from wirnetz.regions.geometry.painting import Territory as Painted
from wirnetz.regions.models import Area
from wirnetz.regions.queries import germany_drawing, site_at, state_drawing, territory_drawing


def region_address(key: str) -> str:
    """Where an area on a map leads."""
    return reverse("portal:region", args=[key])


def office_dots(offices: Iterable[Organisation], *, numbers: Mapping[Area, str] = MappingProxyType({})) -> list[Site]:
    """A dot for each place in which offices sit, titled with how many; each with `seat` and `municipality` loaded."""
    at = Counter(area for office in offices if (area := office.municipality or office.seat))
    dots = (
        site_at(
            area,
            number=numbers.get(area, ""),
            title=f"{area.name}: {counted(count, _('Stelle'), _('Stellen'), one=_('eine'))}",
        )
        for area, count in at.items()
    )
    return [dot for dot in dots if dot]


def _shows_example(state: str = "") -> bool:
    """Whether an invented network is painted in Germany, or in this Land."""
    parts = Territory.objects.filter(running(), network__is_example=True, network__coverage__in=REGIONAL)
    return parts.filter(area__key__startswith=state).exists()


def regional_territories(year: int) -> list[Painted]:
    """All regional networks as sets of keys, for painting; one query."""
    limit = year - OUTDATED_AFTER_YEARS
    return [
        Painted(name_on_map(network), keys, network.is_own, network.as_of is None or network.as_of < limit)
        for network, keys in regional_keys()
    ]


def germany_painting() -> Painting:
    """What the map of Germany and the maps of the Länder show."""
    return painting_of(regional_territories(timezone.localdate().year))


def germany_sheet() -> MapSheet:
    """Germany by district; kept as long as no record changes, since it is the same for everybody."""
    return kept_value(data_version(), "germany_sheet", _germany_sheet)


def _germany_sheet() -> MapSheet:
    painting = germany_painting()
    wide, narrow = (germany_drawing(painting, href=region_address, narrow=flag) for flag in (False, True))
    return sheet_of(wide, narrow, is_example=_shows_example())


def region_map(area: Area, networks: Sequence[Network], seats: Sequence[Seat]) -> MapSheet:
    """A Land by district, or a district or municipality close up with its networks and seats."""
    if area.level == AreaLevel.STATE:
        painting = germany_painting()
        wide, narrow = (state_drawing(area.key, painting, href=region_address, narrow=flag) for flag in (False, True))
        return sheet_of(wide, narrow, is_example=_shows_example(area.key))
    keys = [area.key[:5]]
    sets = _keys_of(networks)
    own = set().union(*(sets[network.pk] for network in networks if network.is_own))
    others = [sets[network.pk] for network in networks if not network.is_own]
    sites = [Site(seat.number, seat.longitude, seat.latitude, seat.city) for seat in seats]
    wide, narrow = (
        territory_drawing(
            keys,
            own_keys=own,
            other_sets=others,
            marked=[area.key],
            sites=sites,
            narrow=flag,
            title=area.full_name,
            href=region_address,
        )
        for flag in (False, True)
    )
    return sheet_of(wide, narrow, is_example=any(network.is_example for network in networks))


def network_map(network: Network, areas: Iterable[Area]) -> MapSheet | None:
    """The territory of a network; None for nationwide ones. A single Land is drawn by district."""
    return territory_sheet(network, [area.key for area in areas], href=region_address)


def seat_map(organisation: Organisation) -> MapSheet | None:
    """The district of an organisation's seat; None where it is not known."""
    if organisation.seat is None:
        return None
    wide, narrow = (
        territory_drawing(
            [organisation.seat.key],
            own_keys=(),
            other_sets=(),
            sites=(),
            narrow=flag,
            title=organisation.seat.full_name,
            href=region_address,
        )
        for flag in (False, True)
    )
    return replace(sheet_of(wide, narrow), legend=())


def _keys_of(networks: Sequence[Network]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {network.pk: set() for network in networks}
    parts = Territory.objects.filter(running(), network__in=[network.pk for network in networks])
    for network_id, key in parts.values_list("network_id", "area__key"):
        found[network_id].add(key)
    return found
