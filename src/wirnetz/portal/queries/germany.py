"""Germany by district: what is recorded where."""

from dataclasses import dataclass

from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import district_coverage, recorded_networks, running
from wirnetz.networks.queries.by_area import REGIONAL
from wirnetz.portal.sentences.germany import GermanyCounts
from wirnetz.regions.models import Area
from wirnetz.regions.queries import districts_of_state


@dataclass(frozen=True)
class DistrictRow:
    """One district with its regional networks, own and other."""

    area: Area
    own: list[Network]
    other: list[Network]


def germany_counts() -> GermanyCounts:
    """Districts by kind of network; outlined networks count as other networks."""
    coverage = district_coverage()
    keys = set(districts_of_state().values_list("key", flat=True))
    own = both = other = 0
    for key, cell in coverage.items():
        if key not in keys:
            continue
        has_other = bool(cell.other or cell.outlined)
        own += bool(cell.own) and not has_other
        both += bool(cell.own) and has_other
        other += not cell.own and has_other
    is_example = any(cell.is_example for key, cell in coverage.items() if key in keys)
    return GermanyCounts(own, both, other, len(keys) - own - both - other, is_example)


@dataclass(frozen=True)
class StripPart:
    """A stretch of the strip that shows parts of a whole; `x` and `width` in percent, as text for SVG."""

    swatch: str
    x: str
    width: str


def strip_of(counts: GermanyCounts) -> list[StripPart]:
    """The strip under the map, in the map's own fills."""
    parts, x = [], 0.0
    for swatch, count in (("own", counts.own), ("both", counts.both), ("other", counts.other), ("free", counts.free)):
        width = 100 * count / max(counts.total, 1)
        if count:
            parts.append(StripPart(swatch, f"{x:.2f}%", f"{max(width - 0.35, 0.2):.2f}%"))
        x += width
    return parts


def district_rows(state: str = "") -> list[tuple[Area, list[DistrictRow]]]:
    """All districts by Land, or those of one Land (key of two digits), each with its networks; three queries."""
    found: dict[str, tuple[list[Network], list[Network]]] = {}
    parts = Territory.objects.filter(
        running(),
        network__in=recorded_networks().order_by(),
        network__coverage__in=REGIONAL,
        area__key__startswith=state,
    )
    for part in parts.select_related("network", "area").order_by("network__sort_key"):
        pair = found.setdefault(part.area.key[:5], ([], []))
        target = pair[0] if part.network.is_own else pair[1]
        if part.network not in target:
            target.append(part.network)
    states: dict[str, tuple[Area, list[DistrictRow]]] = {}
    for area in districts_of_state(state or None).order_by("parent__sort_key", "sort_key"):
        if area.parent is None:
            continue
        own, other = found.get(area.key, ([], []))
        states.setdefault(area.parent.key, (area.parent, []))[1].append(DistrictRow(area, own, other))
    return list(states.values())
