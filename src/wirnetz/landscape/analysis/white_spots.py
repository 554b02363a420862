"""White spots: areas without a recorded network, joined where they touch within one Land, small enough to act on.

They say nothing about what happens there, only that nothing is written down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.words import about, kilometres

MOST_DISTRICTS = 12
"""A spot of more districts is cut further: nobody can act on it."""
NOTHING_RECORDED = "Wir können es nicht sagen, weil noch kein Gebiet eines Netzwerks eingetragen ist."


@dataclass(frozen=True, slots=True)
class WhiteSpot:
    """Connected areas without a network: their numbers, people and firms as far as known, the nearest network."""

    areas: Array
    people: float | None
    firms: float | None
    nearest: int | None
    away: float | None


def spots(landscape: Landscape) -> list[WhiteSpot]:
    """All white spots, the one with most firms (else people) first."""
    held = np.zeros(len(landscape.keys), bool)
    held[landscape.territory.indices] = True
    states = np.array([key[:2] for key in landscape.keys])
    found = [
        _spot(landscape, areas, held)
        for state in np.unique(states)
        for whole in landscape.pieces(np.flatnonzero(~held & (states == state)))
        for areas in manageable(landscape, whole)
    ]
    return sorted(found, key=lambda spot: (-(spot.firms or 0), -(spot.people or 0), landscape.keys[spot.areas[0]]))


def manageable(landscape: Landscape, areas: Array, *, most: int = MOST_DISTRICTS) -> list[Array]:
    """Connected areas as connected pieces of at most so many districts: by Regierungsbezirk, then along neighbours.

    What is too large is cut where the halves come out most alike, on the tree of shortest ways between districts.
    """
    districts = np.unique(landscape.district_of[areas])
    if len(districts) <= most:
        return [areas]
    regions = np.array([landscape.keys[area][:3] for area in areas])
    if len(set(regions)) > 1:
        parts = [areas[regions == region] for region in np.unique(regions)]
    else:
        near = _halved(landscape, areas, districts)
        parts = [areas[np.isin(landscape.district_of[areas], half)] for half in near]
    return [
        each for part in parts for piece in landscape.pieces(part) for each in manageable(landscape, piece, most=most)
    ]


@question("white-spots")
def white_spots(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each spot; a single one that says so where there is none, or where no network is recorded."""
    if not landscape.networks or not landscape.territory.nnz:
        return [Finding("white-spots", "", NOTHING_RECORDED)]
    found = spots(landscape)
    if not found:
        return [Finding("white-spots", "", "Für jede Gemeinde ist ein regionales Netzwerk eingetragen.")]
    return [_finding(landscape, spot) for spot in found]


def name_of(landscape: Landscape, areas: Array) -> str:
    """How a person would call the areas: a district or Land if it is just that, else by its largest place."""
    largest = landscape.largest(areas)
    district = landscape.district_of[largest]
    if len(areas) == landscape.district_sizes[district] and bool((landscape.district_of[areas] == district).all()):
        return landscape.above.get(landscape.keys[largest][:5], landscape.names[largest])
    state = landscape.above.get(landscape.keys[largest][:2], "")
    if len(areas) == sum(key[:2] == landscape.keys[largest][:2] for key in landscape.keys):
        return state or landscape.names[largest]
    return f"Um {landscape.names[largest]} ({state})" if state else f"Um {landscape.names[largest]}"


def _halved(landscape: Landscape, areas: Array, districts: Array) -> tuple[Array, Array]:
    """The districts in two connected sets, as alike in number as the tree of shortest ways allows."""
    at = np.searchsorted(districts, landscape.district_of[areas])
    size = np.bincount(at)
    x, y = (np.bincount(at, axis[areas]) / size for axis in (landscape.x, landscape.y))
    touching = landscape.borders[areas][:, areas].tocoo()
    one, two = at[touching.row], at[touching.col]
    ways = np.hypot(x[one] - x[two], y[one] - y[two]) + 1e-6
    links = {(int(a), int(b)): float(way) for a, b, way in zip(one, two, ways, strict=True) if a != b}
    rows, columns = zip(*sorted(links), strict=True)
    graph = sp.csr_matrix(([links[pair] for pair in sorted(links)], (rows, columns)), (len(districts),) * 2)
    tree = sp.csgraph.minimum_spanning_tree(graph).tocoo()
    best: tuple[int, Array] | None = None
    for cut in range(tree.nnz):
        rest = sp.csr_matrix((np.delete(tree.data, cut), (np.delete(tree.row, cut), np.delete(tree.col, cut))),
                             graph.shape)  # fmt: skip
        label = sp.csgraph.connected_components(rest, directed=False)[1]
        gap = abs(int(2 * label.sum()) - len(districts))
        if best is None or gap < best[0]:
            best = gap, label
    assert best is not None  # noqa: S101  connected districts have a tree
    return districts[best[1] == 0], districts[best[1] == 1]


def _spot(landscape: Landscape, areas: Array, held: Array) -> WhiteSpot:
    people, firms = landscape.total(landscape.people, areas), landscape.total(landscape.firms, areas)
    taken = np.flatnonzero(held)
    if not len(taken):
        return WhiteSpot(areas, people, firms, None, None)
    middle = landscape.largest(areas)
    away = np.hypot(landscape.x[taken] - landscape.x[middle], landscape.y[taken] - landscape.y[middle])
    at = taken[np.argmin(away)]
    holders = landscape.territory[:, [at]].nonzero()[0]
    nearest = min(holders, key=lambda row: landscape.networks[row].slug)
    return WhiteSpot(areas, people, firms, int(nearest), float(away.min()))


def _who_is_there(spot: WhiteSpot) -> str:
    if spot.firms is not None and round(spot.firms) == 1:
        return "Dort arbeitet ein kleiner oder mittlerer Betrieb."
    if spot.firms is not None:
        return f"Dort arbeiten {about(spot.firms, 'kleine und mittlere Betriebe')}."
    return f"Dort leben {about(spot.people, 'Menschen')}." if spot.people is not None else ""


def _finding(landscape: Landscape, spot: WhiteSpot) -> Finding:
    keys = tuple(landscape.keys[area] for area in spot.areas)
    largest = landscape.largest(spot.areas)
    called = name_of(landscape, spot.areas)
    parts = [f"{called}: Nach den hier vorliegenden Angaben ist noch kein regionales Netzwerk eingetragen."]
    parts += [who for who in (_who_is_there(spot),) if who]
    networks: tuple[str, ...] = ()
    if spot.nearest is not None and spot.away is not None:
        nearest = landscape.networks[spot.nearest]
        networks = (nearest.slug,)
        parts.append(f"Am nächsten liegt {nearest.name}, {kilometres(spot.away)} von {landscape.names[largest]}.")
    figures = {
        "name": called,
        "people": spot.people,
        "firms": spot.firms,
        "municipalities": len(spot.areas),
        "kilometres": spot.away,
    }
    return Finding("white-spots", landscape.keys[largest], " ".join(parts), keys, networks, figures)
