"""The territory of a network as a map for a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.documents.svg import svg
from wirnetz.networks.models import Network
from wirnetz.regions.geometry.painting import Territory as Painted
from wirnetz.regions.geometry.painting import painting_of
from wirnetz.regions.queries import districts_of_state, state_drawing, territory_drawing


@dataclass(frozen=True)
class MapSheet:
    """A map for a page: both drawings as SVG, legend and credit; whether invented networks are on it."""

    wide: SafeString
    narrow: SafeString
    legend: tuple[Legend, ...]
    credit: str
    is_example: bool = False


def sheet_of(wide: Drawing, narrow: Drawing, *, is_example: bool = False) -> MapSheet:
    """Both drawings as SVG; the wide one gives legend and credit."""
    large, small = mark_safe(svg(wide, prefix="w")), mark_safe(svg(narrow, prefix="n"))  # noqa: S308 - own drawings
    return MapSheet(large, small, wide.legend, wide.credit, is_example)


def name_on_map(network: Network) -> str:
    """The short form, marked where the network is invented."""
    return _("%s (Beispiel)") % network.label if network.is_example else network.label


def territory_sheet(network: Network, keys: Sequence[str], *, href: Callable[[str], str]) -> MapSheet | None:
    """The areas of a network; None for nationwide ones and where all areas ended. A Land is drawn by district."""
    wide = territory_drawing_of(network, keys, href=href)
    narrow = territory_drawing_of(network, keys, href=href, narrow=True)
    return sheet_of(wide, narrow, is_example=network.is_example) if wide and narrow else None


def territory_drawing_of(
    network: Network, keys: Sequence[str], *, href: Callable[[str], str] | None = None, narrow: bool = False
) -> Drawing | None:
    """The same as one drawing, for pages and paper."""
    if not keys:
        return None
    if all(len(key) == 2 for key in keys):
        if len(keys) > 1:
            return None
        districts = districts_of_state(keys[0]).values_list("key", flat=True)
        painting = painting_of([Painted(name_on_map(network), frozenset(districts), network.is_own)])
        return state_drawing(keys[0], painting, href=href, narrow=narrow)
    own, others = (keys, []) if network.is_own else ([], [keys])
    try:
        return territory_drawing(keys, own_keys=own, other_sets=others, narrow=narrow, title=network.name, href=href)
    except KeyError:  # none of them is an area of today
        return None
