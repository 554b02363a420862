"""Span: how large a network's territory is, and how long the ways in it are.

The radius is the radius of gyration of the people around their centre (Weaver & Hess 1963; Li, Goodchild & Church
2013). The way is the distance within which nine of ten people live of the meeting place, else of the centre of the
people, times 1.3 for roads. Areas are points; a way is never shorter than the mean way inside an area (two thirds of
the radius of a disc of its size).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wirnetz.core.german import number_word
from wirnetz.core.sorting import german_sort_key
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.territories import Territories
from wirnetz.landscape.analysis.words import about, kilometres

DETOUR = 1.3
"""Kilometres of road for each as the crow flies."""
SHARE = 0.9
PEERS = 30
FEWEST = 5
"""Fewer others of similar density give no position."""


@dataclass(frozen=True, slots=True)
class Span:
    """The territory of one network in figures; None where there is nothing to say.

    `people`, `firms`, `km2`: sums of what is known · `radius`, `way`: km · `position`: of `peers` networks in similarly
    dense regions so many have shorter ways.
    """

    network: int
    municipalities: int
    whole_districts: int
    districts: int
    pieces: int
    people: float | None = None
    firms: float | None = None
    km2: float = 0.0
    radius: float | None = None
    way: float | None = None
    position: int | None = None
    peers: int = 0


def spans(landscape: Landscape) -> list[Span]:
    """The span of every network, in their order."""
    found = _measured(landscape)
    ways, density = _ways_and_density(found)
    return [_placed(each, ways, density) for each in found]


@question("span")
def span(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each network, by name: an order by ways would read as a ranking."""
    found = sorted(spans(landscape), key=lambda each: german_sort_key(landscape.networks[each.network].name))
    return [_finding(landscape, each) for each in found]


def _measured(landscape: Landscape) -> list[Span]:
    """All spans without their position among others."""
    held = Territories.of(landscape)
    weight = np.nan_to_num(landscape.people)[held.areas]
    total, x, y = held.middles(weight)
    radius, way = _distances(landscape, held, weight, (total, x, y))
    touched, whole = held.districts()
    whole_numbers = np.column_stack([held.sizes, whole, touched, held.pieces()]).tolist()
    figures = (
        held.known_sum(landscape.people), held.known_sum(landscape.firms),
        held.per_network(np.nan_to_num(landscape.km2)[held.areas]), radius, way,
    )  # fmt: skip
    known = [[_or_none(value) for value in row] for row in np.column_stack(figures).tolist()]
    rows = zip(whole_numbers, known, strict=True)
    return [
        Span(network, size, whole, touched, pieces, people, firms, km2 or 0.0, reach, far)
        for network, ((size, whole, touched, pieces), (people, firms, km2, reach, far)) in enumerate(rows)
    ]


def _or_none(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124 - not a number


def meeting_point(landscape: Landscape, network: int) -> tuple[float, float] | None:
    """Where a network meets: its usual place, else the middle of its people; None where nobody is known to live."""
    meets_in = landscape.networks[network].meets_in
    if meets_in is not None:
        return float(landscape.x[meets_in]), float(landscape.y[meets_in])
    areas = landscape.areas_of(network)
    weight = np.nan_to_num(landscape.people[areas])
    if not weight.sum() > 0:
        return None
    return tuple(float(np.average(axis[areas], weights=weight)) for axis in (landscape.x, landscape.y))  # type: ignore[return-value]


def peers_of(found: Sequence[Span], network: int) -> list[int]:
    """The networks that a span is compared with: those nearest in density; none where there are too few."""
    ways, density = _ways_and_density(found)
    return [] if found[network].way is None else [int(row) for row in _near(network, ways, density)]


def _distances(
    landscape: Landscape, held: Territories, weight: Array, middles: tuple[Array, Array, Array]
) -> tuple[Array, Array]:
    """Radius around the middle, and the way to the meeting place (else the middle); NaN where nobody lives."""
    total, x, y = middles
    from_middle = (landscape.x[held.areas] - x[held.owner]) ** 2 + (landscape.y[held.areas] - y[held.owner]) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        radius = np.sqrt(held.per_network(weight * from_middle) / total)
    meets = np.array([-1 if each.meets_in is None else each.meets_in for each in landscape.networks], dtype=int)
    has_place = meets >= 0
    at_x, at_y = x.copy(), y.copy()
    at_x[has_place], at_y[has_place] = landscape.x[meets[has_place]], landscape.y[meets[has_place]]
    away = np.hypot(landscape.x[held.areas] - at_x[held.owner], landscape.y[held.areas] - at_y[held.owner])
    inner = 2 / 3 * np.sqrt(np.maximum(landscape.km2[held.areas], 0) / np.pi)
    return radius, held.reach(weight, np.maximum(away, np.nan_to_num(inner)), SHARE) * DETOUR


def _placed(each: Span, ways: Array, density: Array) -> Span:
    """With its position among the networks nearest in density; ties count half, rounded down.

    Networks that are as near as the last one count as well, so that the order of rows does not matter.
    """
    near = _near(each.network, ways, density)
    if each.way is None or not len(near):
        return each
    shorter = int((ways[near] < each.way).sum() + (ways[near] == each.way).sum() // 2)
    return Span(**{name: getattr(each, name) for name in Span.__slots__} | {"position": shorter, "peers": len(near)})


def _ways_and_density(found: Sequence[Span]) -> tuple[Array, Array]:
    density = np.array([(each.people or np.nan) / each.km2 if each.km2 else np.nan for each in found])
    return np.array([np.nan if each.way is None else each.way for each in found]), density


def _near(network: int, ways: Array, density: Array) -> Array:
    """The others nearest in density; none where there are fewer than FEWEST."""
    others = np.flatnonzero(~np.isnan(ways) & ~np.isnan(density))
    others = others[others != network]
    if np.isnan(density[network]) or len(others) < FEWEST:
        return others[:0]
    apart = np.abs(np.log(density[others]) - np.log(density[network]))
    return others[apart <= np.sort(apart)[min(PEERS, len(others)) - 1] + 1e-12]


def _finding(landscape: Landscape, each: Span) -> Finding:
    network = landscape.networks[each.network]
    figures = {name: getattr(each, name) for name in Span.__slots__ if name != "network"}
    areas = tuple(landscape.keys[area] for area in landscape.areas_of(each.network))
    sentence = _sentence(landscape, each)
    return Finding("span", network.slug, sentence, areas, (network.slug,), figures, network.is_example)


def _sentence(landscape: Landscape, each: Span) -> str:
    network = landscape.networks[each.network]
    if not each.municipalities:
        return f"Für {network.name} ist noch kein Gebiet eingetragen."
    who = about(each.firms, "kleinen und mittleren Betrieben") or about(each.people, "Menschen")
    parts = [f"{network.name} umfasst {_extent(each)}" + (f" mit {who}." if who else ".")]
    if each.pieces > 1:
        parts.append(f"Das Gebiet hat {number_word(each.pieces)} getrennte Teile.")
    if each.way is not None:
        meets_in = network.meets_in
        to = "zur Mitte" if meets_in is None else f"zum Treffpunkt in {landscape.names[meets_in]}"
        parts.append(f"Neun von zehn Menschen haben höchstens {kilometres(each.way)} bis {to}.")
    if each.position is not None:
        shorter = {0: "keines", 1: "eines"}.get(each.position) or number_word(each.position)
        verb = "hat" if each.position <= 1 else "haben"
        peers = f"Von {number_word(each.peers)} Netzwerken in ähnlich dicht besiedelten Gegenden"
        parts.append(f"{peers} {verb} {shorter} kürzere Wege.")
        parts.append("Ob das im Alltag überschaubar ist, wissen Sie am besten.")
    return " ".join(parts)


def _extent(each: Span) -> str:
    if each.municipalities == 1:
        return "eine Gemeinde"
    if each.whole_districts == each.districts:
        return "einen Kreis" if each.districts == 1 else f"{number_word(each.districts)} Kreise"
    within = "einem Kreis" if each.districts == 1 else f"{number_word(each.districts)} Kreisen"
    return f"{number_word(each.municipalities)} Gemeinden in {within}"
