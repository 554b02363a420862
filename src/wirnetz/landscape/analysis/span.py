"""Span: how large a network's territory is, and how long the ways in it are.

The radius is the radius of gyration of the people around their centre (Weaver & Hess 1963; Li, Goodchild & Church
2013). The way is the distance within which nine of ten people live of the meeting place, else of the centre of the
people, times 1.3 for roads. Areas are points; a way is never shorter than the mean way inside an area (two thirds of
the radius of a disc of its size).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from wirnetz.core.german import number_word, quoted
from wirnetz.core.sorting import german_sort_key
from wirnetz.landscape.analysis.answered import AREAS, after_territories, once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Held, Landscape, or_none
from wirnetz.landscape.analysis.matrices import ranges
from wirnetz.landscape.analysis.territories import Territories
from wirnetz.landscape.analysis.weights import KM2
from wirnetz.landscape.analysis.words import about, kilometres

DETOUR = 1.3
"""Kilometres of road for each as the crow flies."""
SHARE = 0.9
PEERS = 30
FEWEST = 5
"""Fewer others of similar density give no position."""
WAY = 4
"""The row of `Spans.sizes` with the ways."""


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


@dataclass(frozen=True, eq=False)
class Spans(Sequence[Span]):
    """The spans of a landscape in columns, NaN or -1 where there is nothing to say; each is made when looked at.

    `order`, `logs`: networks that can be compared, the least dense first, and the logarithms of their density.
    """

    counts: Array
    sizes: Array
    position: Array
    peers: Array
    order: Array
    logs: Array

    @property
    def people(self) -> Array:
        """What is known of the people of each territory."""
        return self.sizes[0]

    @property
    def km2(self) -> Array:
        """Their size."""
        return self.sizes[2]

    @property
    def radius(self) -> Array:
        """Their radius in kilometres."""
        return self.sizes[3]

    @property
    def way(self) -> Array:
        """The way that nine of ten have at most."""
        return self.sizes[WAY]

    def __len__(self) -> int:
        return len(self.position)

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> list[Span]: ...
    def __getitem__(self, at: int | slice) -> Span | list[Span]:
        rows = np.arange(len(self))[at if isinstance(at, slice) else [at]]
        position = [None if value < 0 else value for value in self.position[rows].tolist()]
        sizes = (map(or_none, each) for each in self.sizes[:, rows].tolist())
        columns = (rows.tolist(), *self.counts[:, rows].tolist(), *sizes, position, self.peers[rows].tolist())
        found = [Span(*row) for row in zip(*columns, strict=True)]
        return found if isinstance(at, slice) else found[0]

    def __iter__(self) -> Iterator[Span]:
        return iter(self[:])


@once(*AREAS, "networks", "territory")
def spans(landscape: Landscape) -> Spans:
    """The span of every network, in their order."""
    counts, sizes = _measured(landscape, None)
    order, logs = _by_density(sizes)
    position, peers = np.full(len(sizes[WAY]), -1), np.zeros(len(sizes[WAY]), int)
    position[order], peers[order] = _positions(sizes[WAY][order], logs, np.arange(len(order)))
    return Spans(counts, sizes, position, peers, order, logs)


@after_territories(spans)
def spans_after(before: Spans, landscape: Landscape, rows: Array, _areas: Array) -> Spans:
    """The spans after these networks have another territory: theirs, and the positions that this moves."""
    counts, sizes = before.counts.copy(), before.sizes.copy()
    counts[:, rows], sizes[:, rows] = _measured(landscape, rows)
    is_moved = np.zeros(len(landscape.networks), bool)
    is_moved[rows] = True
    is_old = is_moved[before.order]
    order, logs = before.order[~is_old], before.logs[~is_old]
    new, dense = _by_density(sizes[:, rows])
    at = np.searchsorted(logs, dense)
    order, logs = np.insert(order, at, rows[new]), np.insert(logs, at, dense)
    moved = _beside(logs, np.concatenate([dense, before.logs[is_old]]))
    position, peers = before.position.copy(), before.peers.copy()
    position[rows], peers[rows] = -1, 0
    position[order[moved]], peers[order[moved]] = _positions(sizes[WAY][order], logs, moved)
    return Spans(counts, sizes, position, peers, order, logs)


def _measured(landscape: Landscape, rows: Array | None) -> tuple[Array, Array]:
    """Counts and sizes of these networks."""
    held = Territories.of(landscape, rows)
    networks = landscape.networks if rows is None else [landscape.networks[row] for row in rows]
    radius, way = _distances(landscape, held, networks)
    people, firms = held.known_sums()
    km2 = held.sums[:, KM2]
    touched, whole = held.districts()
    return np.array([held.sizes, whole, touched, held.pieces()]), np.array([people, firms, km2, radius, way])


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


def peers_of(found: Spans, network: int) -> list[int]:
    """The networks that a span is compared with: those nearest in density; none where there are too few."""
    if np.isnan(found.way[network]):
        return []
    near: list[int] = _near(network, found.way, _density(found.people, found.km2)).tolist()
    return near


def _distances(landscape: Landscape, held: Territories, networks: Sequence[Held]) -> tuple[Array, Array]:
    """Radius around the middle, and the way to the meeting place (else the middle); NaN where nobody lives."""
    total, x, y, squares = held.middles()
    meets = np.array([-1 if each.meets_in is None else each.meets_in for each in networks], dtype=int)
    has_place = meets >= 0
    x[has_place], y[has_place] = landscape.x[meets[has_place]], landscape.y[meets[has_place]]
    return np.sqrt(squares), held.reach(total, x, y, share=SHARE) * DETOUR


def _positions(ways: Array, logs: Array, at: Array) -> tuple[Array, Array]:
    """Of those at these places: how many of the networks nearest in density have shorter ways, ties counting half and
    rounded down; how many these are. -1 and 0 where there are too few.

    `ways`, `logs`: by density, its logarithm. Networks that are as near as the last one count as well, so that the
    order of rows does not matter.
    """
    if len(logs) <= FEWEST or not len(at):
        return np.full(len(at), -1), np.zeros(len(at), int)
    apart = np.abs(_around(logs, PEERS)[at] - logs[at, None])
    most = min(PEERS, len(logs) - 1)
    limit = np.partition(apart, most, axis=1)[:, most] + 1e-12  # itself among them
    starts, ends = np.searchsorted(logs, logs[at] - limit - 1e-9), np.searchsorted(logs, logs[at] + limit + 1e-9)
    counts = ends - starts
    other, first = ranges(starts, counts), np.cumsum(counts) - counts
    is_near = np.abs(logs[other] - np.repeat(logs[at], counts)) <= np.repeat(limit, counts)
    is_near[first + at - starts] = False
    theirs, mine = ways[other], np.repeat(ways[at], counts)
    below, equal, near = (
        np.add.reduceat(which, first, dtype=int)
        for which in (is_near & (theirs < mine), is_near & (theirs == mine), is_near)
    )
    return below + equal // 2, near


def _beside(logs: Array, dense: Array) -> Array:
    """The places, by density, that could be compared with one that is, or was, as dense as one of these."""
    starts = np.searchsorted(logs, dense - 1e-9) - PEERS - len(dense)
    ends = np.searchsorted(logs, dense + 1e-9) + PEERS + len(dense)
    is_near = np.zeros(len(logs), bool)
    for start, end in zip(np.maximum(starts, 0).tolist(), ends.tolist(), strict=True):
        is_near[start:end] = True
    return np.flatnonzero(is_near)


def _by_density(sizes: Array) -> tuple[Array, Array]:
    """The networks that can be compared, the least dense first, and the logarithms of their density."""
    people, _firms, km2, _radius, ways = sizes
    logs = np.log(_density(people, km2))
    usable = np.flatnonzero(~np.isnan(ways) & ~np.isnan(logs))
    rows = usable[np.argsort(logs[usable], kind="stable")]
    return rows, logs[rows]


def _around(values: Array, reach: int) -> Array:
    """Each of these ascending values among the so many before and after it, infinite where there is none."""
    padded = np.concatenate([np.full(reach, -np.inf), values, np.full(reach, np.inf)])
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)


def _density(people: Array, km2: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((people > 0) & (km2 > 0), people / km2, np.nan)


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
        return f"Für das Netzwerk {quoted(network.name)} ist noch kein Gebiet eingetragen."
    who = about(each.firms, "kleinen und mittleren Betrieben") or about(each.people, "Menschen")
    parts = [f"Das Netzwerk {quoted(network.name)} umfasst {_extent(each)}" + (f" mit {who}." if who else ".")]
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
