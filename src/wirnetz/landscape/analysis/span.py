"""Span: how large a network's territory is, and how long the ways in it are.

The radius is the radius of gyration of the people around their centre (Weaver & Hess 1963; Li, Goodchild & Church
2013). The way is the distance within which nine of ten people live of the meeting place, else of the centre of the
people, times 1.3 for roads. Areas are points; a way is never shorter than the mean way inside an area (two thirds of
the radius of a disc of its size).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from wirnetz.core.german import number_word
from wirnetz.core.sorting import german_sort_key
from wirnetz.landscape.analysis.answered import AREAS, after_territories, once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Held, Landscape
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


@once(*AREAS, "networks", "territory")
def spans(landscape: Landscape) -> list[Span]:
    """The span of every network, in their order."""
    return _placed(_measured(landscape, None))


@after_territories(spans)
def spans_after(before: list[Span], landscape: Landscape, rows: Array, _left: Sequence[Array]) -> list[Span]:
    """The spans after these networks have another territory: theirs, and the positions that this moves."""
    found = list(before)
    for row, each in zip(rows.tolist(), _measured(landscape, rows), strict=True):
        found[row] = replace(each, network=row)
    return _placed(found)


def _measured(landscape: Landscape, rows: Array | None) -> list[Span]:
    """The spans of these networks, counted from 0, without their position among others."""
    held = Territories.of(landscape, rows)
    networks = landscape.networks if rows is None else [landscape.networks[row] for row in rows]
    weight = np.nan_to_num(landscape.people)[held.areas]
    radius, way = _distances(landscape, held, weight, networks)
    people, km2 = held.known_sum(landscape.people), held.per_network(np.nan_to_num(landscape.km2)[held.areas])
    touched, whole = held.districts()
    counted: tuple[Array, ...] = (held.sizes, whole, touched, held.pieces())
    figures = people, held.known_sum(landscape.firms), np.nan_to_num(km2), radius, way
    columns = [each.tolist() for each in counted]
    columns += [[None if value != value else value for value in each.tolist()] for each in figures]  # noqa: PLR0124
    return [Span(number, *row) for number, row in enumerate(zip(*columns, strict=True))]


def _placed(found: list[Span]) -> list[Span]:
    """With the position of each among the networks of similar density."""
    shorter, peers = _positions(*_ways_and_density(found))
    places = zip([None if value < 0 else value for value in shorter.tolist()], peers.tolist(), strict=True)
    return [
        each if (each.position, each.peers) == place else replace(each, position=place[0], peers=place[1])
        for each, place in zip(found, places, strict=True)
    ]


@question("span")
def span(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each network, by name: an order by ways would read as a ranking."""
    found = sorted(spans(landscape), key=lambda each: german_sort_key(landscape.networks[each.network].name))
    return [_finding(landscape, each) for each in found]


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


def _distances(landscape: Landscape, held: Territories, weight: Array, networks: Sequence[Held]) -> tuple[Array, Array]:
    """Radius around the middle, and the way to the meeting place (else the middle); NaN where nobody lives."""
    total, x, y = held.middles(weight)
    from_middle = (landscape.x[held.areas] - x[held.owner]) ** 2 + (landscape.y[held.areas] - y[held.owner]) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        radius = np.sqrt(held.per_network(weight * from_middle) / total)
    meets = np.array([-1 if each.meets_in is None else each.meets_in for each in networks], dtype=int)
    has_place = meets >= 0
    at_x, at_y = x.copy(), y.copy()
    at_x[has_place], at_y[has_place] = landscape.x[meets[has_place]], landscape.y[meets[has_place]]
    away = np.hypot(landscape.x[held.areas] - at_x[held.owner], landscape.y[held.areas] - at_y[held.owner])
    inner = 2 / 3 * np.sqrt(np.maximum(landscape.km2[held.areas], 0) / np.pi)
    return radius, held.reach(weight, np.maximum(away, np.nan_to_num(inner)), SHARE) * DETOUR


def _positions(ways: Array, density: Array) -> tuple[Array, Array]:
    """Of the networks nearest in density: how many have shorter ways, ties counting half and rounded down; how many.

    -1 and 0 where there is nothing to compare. Networks that are as near as the last one count as well, so that the
    order of rows does not matter.
    """
    shorter, peers = np.full(len(ways), -1), np.zeros(len(ways), int)
    usable = np.flatnonzero(~np.isnan(ways) & ~np.isnan(density))
    if len(usable) <= FEWEST:
        return shorter, peers
    rows = usable[np.argsort(density[usable], kind="stable")]
    logs = np.log(density[rows])
    apart = np.abs(_around(logs, PEERS) - logs[:, None])
    most = min(PEERS, len(rows) - 1)
    limit = np.partition(apart, most - 1, axis=1)[:, most - 1] + 1e-12
    starts, ends = np.searchsorted(logs, logs - limit - 1e-9), np.searchsorted(logs, logs + limit + 1e-9)
    counts = ends - starts
    one = np.repeat(np.arange(len(rows)), counts)
    other = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts - starts, counts)
    is_near = (np.abs(logs[other] - logs[one]) <= limit[one]) & (other != one)
    one, theirs, mine = one[is_near], ways[rows[other[is_near]]], ways[rows[one[is_near]]]
    below, equal = (np.bincount(one, values, len(rows)).astype(int) for values in (theirs < mine, theirs == mine))
    shorter[rows], peers[rows] = below + equal // 2, np.bincount(one, minlength=len(rows))
    return shorter, peers


def _around(values: Array, reach: int) -> Array:
    """Of each of these ascending values the so many before and after it, infinite where there is none."""
    padded = np.concatenate([np.full(reach, -np.inf), values, np.full(reach, np.inf)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    return np.delete(windows, reach, axis=1)


def _density(people: Array, km2: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((people > 0) & (km2 > 0), people / km2, np.nan)


def _ways_and_density(found: Sequence[Span]) -> tuple[Array, Array]:
    people, km2, ways = (
        np.array([getattr(each, name) for each in found], dtype=float) for name in ("people", "km2", "way")
    )
    return ways, _density(people, km2)


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
