"""White spots: areas without a recorded network, joined where they touch within one Land, small enough to act on.

They say nothing about what happens there, only that nothing is written down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from wirnetz.core.german import quoted
from wirnetz.landscape.analysis.answered import AREAS, after_territories, once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.words import about, kilometres

MOST_DISTRICTS = 12
"""A spot of more districts is cut further: nobody can act on it."""
CLOSE = 1e-6
"""Kilometres within which ways are as good as equal."""
NOTHING_RECORDED = "Wir können es nicht sagen, weil noch kein Gebiet eines Netzwerks eingetragen ist."


@dataclass(frozen=True, slots=True)
class WhiteSpot:
    """Connected areas without a network: their numbers, people and firms as far as known, the nearest network.

    `largest`: the area with most people, from which the nearest network is `away`.
    """

    areas: Array
    largest: int
    people: float | None
    firms: float | None
    nearest: int | None
    away: float | None


@once(*AREAS, "networks", "territory")
def spots(landscape: Landscape) -> list[WhiteSpot]:
    """All white spots, the one with most firms (else people) first."""
    pieces = manageable(landscape, white_pieces(landscape))
    return _in_order(landscape, _with_nearest(landscape, pieces))


@after_territories(spots)
def spots_after(before: list[WhiteSpot], landscape: Landscape, _rows: Array, areas: Array) -> list[WhiteSpot]:
    """The spots after some networks have another territory: anew in the Länder in which an area changed its colour.

    Of a spot that stays the nearest network is looked for again if one came or went as near as that.
    """
    was_white = np.zeros(len(landscape.keys), bool)
    was_white[np.concatenate([each.areas for each in before] or [np.zeros(0, int)])] = True
    is_white = landscape.holders.counts == 0
    land = landscape.land_of
    lands = set(land[areas[was_white[areas] != is_white[areas]]].tolist())
    kept = [each for each in before if land[each.largest] not in lands]
    again = _as_near(landscape, kept, areas)
    new = np.isin(land, list(lands)) & is_white if lands else np.zeros(0, bool)
    pieces = manageable(landscape, landscape.alike(np.where(new, land, -1))) if new.any() else []
    pieces += [each.areas for each, is_again in zip(kept, again, strict=True) if is_again]
    stay = [each for each, is_again in zip(kept, again, strict=True) if not is_again]
    return _in_order(landscape, [*stay, *_with_nearest(landscape, pieces)])


def _as_near(landscape: Landscape, spots: Sequence[WhiteSpot], areas: Array) -> list[bool]:
    """Of each spot whether one of these areas is as near to it as the nearest network."""
    largest = np.array([each.largest for each in spots], int)
    far = np.array([np.inf if each.away is None else each.away for each in spots])
    ways = (np.subtract.outer(axis[largest], axis[areas]) for axis in (landscape.x, landscape.y))
    found: list[bool] = (np.hypot(*ways) <= far[:, None] + CLOSE).any(axis=1).tolist()
    return found


def _in_order(landscape: Landscape, found: Sequence[WhiteSpot]) -> list[WhiteSpot]:
    return sorted(found, key=lambda spot: (-(spot.firms or 0), -(spot.people or 0), landscape.keys[spot.areas[0]]))


def white_pieces(landscape: Landscape) -> list[Array]:
    """Areas without a network, as connected pieces within one Land each."""
    is_held = landscape.holders.counts > 0
    return landscape.alike(np.where(is_held, -1, landscape.land_of))


def manageable(landscape: Landscape, pieces: Sequence[Array], *, most: int = MOST_DISTRICTS) -> list[Array]:
    """Connected areas as connected pieces of at most so many districts: by Regierungsbezirk, then along neighbours.

    What is too large is cut where the halves come out most alike, on the tree of shortest ways between districts.
    """
    small: list[Array] = []
    while pieces:
        group, count = np.full(len(landscape.keys), -1), 0
        for areas in pieces:
            parts = _parts(landscape, areas, most)
            if parts is None:
                small.append(areas)
                continue
            group[areas] = count + parts
            count += int(parts.max()) + 1
        pieces = landscape.alike(group) if count else []
    return small


def _parts(landscape: Landscape, areas: Array, most: int) -> Array | None:
    """The part of each area, from 0; None where there is no need to cut."""
    if len(areas) <= most:
        return None
    districts = np.unique(landscape.district_of[areas])
    if len(districts) <= most:
        return None
    regions = landscape.region_of[areas]
    if regions.min() != regions.max():
        return regions - regions.min()
    return _halved(landscape, areas, districts)


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
    if len(areas) == int((landscape.land_of == landscape.land_of[largest]).sum()):
        return state or landscape.names[largest]
    return f"Um {landscape.names[largest]} ({state})" if state else f"Um {landscape.names[largest]}"


def _halved(landscape: Landscape, areas: Array, districts: Array) -> Array:
    """0 or 1 of each area: its districts in two connected sets, as alike in number as the tree of ways allows."""
    at = np.searchsorted(districts, landscape.district_of[areas])
    size = np.bincount(at)
    x, y = (np.bincount(at, axis[areas]) / size for axis in (landscape.x, landscape.y))
    touching = landscape.borders[areas][:, areas].tocoo()
    links = np.unique(at[touching.row] * len(districts) + at[touching.col])
    one, two = np.divmod(links[links // len(districts) != links % len(districts)], len(districts))
    ways = np.hypot(x[one] - x[two], y[one] - y[two]) + 1e-6
    tree = sp.csgraph.minimum_spanning_tree(sp.csr_matrix((ways, (one, two)), (len(districts),) * 2)).tocoo()
    order, before = sp.csgraph.breadth_first_order(tree, 0, directed=False)
    below = np.ones(len(districts), int)
    for district in order[:0:-1]:
        below[before[district]] += below[district]
    lower = np.where(before[tree.col] == tree.row, tree.col, tree.row)
    cut = lower[np.argmin(np.abs(2 * below[lower] - len(districts)))]
    beyond = np.zeros(len(districts), bool)
    for district in order:
        beyond[district] = district == cut or (district and beyond[before[district]])
    return beyond[at].astype(int)


def _with_nearest(landscape: Landscape, pieces: Sequence[Array]) -> list[WhiteSpot]:
    """The pieces with people, firms and the network nearest to their largest place; the first by key of equals."""
    if not pieces:
        return []
    people, firms = (_totals(values, pieces) for values in (landscape.people, landscape.firms))
    sums = list(zip(pieces, map(landscape.largest, pieces), people, firms, strict=True))
    taken = np.flatnonzero(landscape.holders.counts)
    if not len(taken):
        return [WhiteSpot(*each, None, None) for each in sums]
    slug = landscape.places_by_slug
    nearest, away = _nearest(landscape, taken, [largest for _areas, largest, *_sums in sums])
    holders = [min(landscape.holding(np.array([at])), key=slug.__getitem__) for at in nearest]
    return [WhiteSpot(*each, int(row), way) for each, row, way in zip(sums, holders, away, strict=True)]


def _nearest(landscape: Landscape, taken: Array, places: Sequence[int]) -> tuple[list[int], list[float]]:
    """Of each place the nearest of the areas that are taken, the first of those as good as equally near; its way."""
    nearest, away = [], []
    for place in places:
        east, north = landscape.x[taken] - landscape.x[place], landscape.y[taken] - landscape.y[place]
        squares = east * east + north * north
        near = np.flatnonzero(squares <= (np.sqrt(squares.min()) + CLOSE) ** 2)
        ways = np.hypot(east[near], north[near])
        away.append(float(ways.min()))
        nearest.append(int(taken[near[np.argmax(ways <= away[-1] * (1 + 1e-12) + 1e-9)]]))
    return nearest, away


def _totals(values: Array, pieces: Sequence[Array]) -> list[float | None]:
    """Sum over each piece of what is known; None where nothing is known of any of its areas."""
    known = ~np.isnan(values)
    areas, starts = np.concatenate(pieces), np.cumsum([0, *map(len, pieces[:-1])])
    counts = np.add.reduceat(known[areas].astype(int), starts).tolist()
    sums = np.add.reduceat(np.where(known, values, 0.0)[areas], starts).tolist()
    return [value if count else None for value, count in zip(sums, counts, strict=True)]


def _who_is_there(spot: WhiteSpot) -> str:
    if spot.firms is not None and round(spot.firms) == 1:
        return "Dort arbeitet ein kleiner oder mittlerer Betrieb."
    if spot.firms is not None:
        return f"Dort arbeiten {about(spot.firms, 'kleine und mittlere Betriebe')}."
    return f"Dort leben {about(spot.people, 'Menschen')}." if spot.people is not None else ""


def _finding(landscape: Landscape, spot: WhiteSpot) -> Finding:
    keys = tuple(landscape.keys[area] for area in spot.areas)
    largest = spot.largest
    called = name_of(landscape, spot.areas)
    parts = [f"{called}: Nach den hier vorliegenden Angaben ist noch kein regionales Netzwerk eingetragen."]
    parts += [who for who in (_who_is_there(spot),) if who]
    networks: tuple[str, ...] = ()
    if spot.nearest is not None and spot.away is not None:
        nearest = landscape.networks[spot.nearest]
        networks = (nearest.slug,)
        away = f"{kilometres(spot.away)} von {landscape.names[largest]}"
        parts.append(f"Am nächsten liegt das Netzwerk {quoted(nearest.name)}: {away}.")
    figures = {
        "name": called,
        "people": spot.people,
        "firms": spot.firms,
        "municipalities": len(spot.areas),
        "kilometres": spot.away,
    }
    return Finding("white-spots", landscape.keys[largest], " ".join(parts), keys, networks, figures)
