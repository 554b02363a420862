"""The usual ways to the same answers: loops over plain sets, networkx, and polygons united and cut by shapely.

geopandas is no dependency. Its `overlay` finds candidates in a tree and cuts them by shapely, which is done here
without its frames: a little faster than geopandas itself.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from math import hypot, log, log1p, log2, nan, pi, sqrt
from typing import Any

import networkx as nx
import numpy as np
import shapely

from bench.landscape_grounds import Ground
from wirnetz.landscape.analysis.thin_spots import NEAR
from wirnetz.landscape.analysis.thin_spots import RECENT_DAYS as RECENT

Shared = dict[tuple[int, int], float]


@dataclass(frozen=True)
class Plain:
    """The records as a person would keep them in Python: lists and sets."""

    it: Ground
    people: list[float]
    is_counted: list[bool]
    firms: list[float]
    km2: list[float]
    x: list[float]
    y: list[float]
    district: list[int]
    sizes: list[int]
    land: list[int]
    near: list[list[int]]
    own: list[int]
    is_own: list[bool]
    topics: list[frozenset[str]]
    sits_in: list[list[int]]
    slugs: list[str]
    happened: list[tuple[int, int, int]]
    today: int
    partners: list[tuple[float, float]]

    @classmethod
    def of(cls, it: Ground) -> "Plain":
        """From the landscape."""
        made = it.landscape
        borders, seats = made.borders.tocsr(), made.seats()
        happened = [(e.network, e.on.toordinal(), -1 if e.area is None else e.area) for e in made.activities]
        member_of_own = {house for row in it.own.tolist() for house in it.seated[row]}
        row_of = {house.slug: row for row, house in enumerate(made.organisations)}
        houses = {each.house for each in made.offices if row_of.get(each.slug) in member_of_own}
        areas = {each.area for each in made.offices if each.is_partner or each.house in houses} - {None}
        return cls(
            it, np.nan_to_num(made.people).tolist(), (~np.isnan(made.people)).tolist(), made.firms.tolist(),
            made.km2.tolist(), made.x.tolist(), made.y.tolist(),
            made.district_of.tolist(), made.district_sizes.tolist(), [int(key[:2]) for key in made.keys],
            [borders.indices[a:b].tolist() for a, b in zip(borders.indptr, borders.indptr[1:], strict=False)],
            it.own.tolist(), made.is_own.tolist(), [frozenset(each.topics) for each in made.networks],
            [seats.indices[a:b].tolist() for a, b in zip(seats.indptr, seats.indptr[1:], strict=False)],
            [each.slug for each in made.networks], happened, made.on.toordinal(),
            [(made.x[area], made.y[area]) for area in areas],
        )  # fmt: skip


def pieces(near: list[list[int]], areas: set[int], land: list[int] | None = None) -> list[list[int]]:
    """Connected pieces of a set of areas, within one Land each if Länder are given."""
    left, found = set(areas), []
    while left:
        waiting = [left.pop()]
        piece = list(waiting)
        while waiting:
            one = waiting.pop()
            for other in near[one]:
                if other in left and (land is None or land[one] == land[other]):
                    left.discard(other)
                    waiting.append(other)
                    piece.append(other)
        found.append(piece)
    return found


def spans_by_loops(plain: Plain) -> list[tuple[Any, ...]]:
    """Areas, whole and touched districts, pieces, people, firms, km², radius, way and position of each network."""
    found, ways, density = [], [], []
    for areas in plain.it.held:
        total = sum(plain.people[u] for u in areas)
        known, firms = any(plain.is_counted[u] for u in areas), known_sum(plain.firms, areas)
        km2 = sum(plain.km2[u] for u in areas)
        counts = Counter(plain.district[u] for u in areas)
        whole = sum(count == plain.sizes[district] for district, count in counts.items())
        x, y = (sum(plain.people[u] * axis[u] for u in areas) / (total or nan) for axis in (plain.x, plain.y))
        radius = sqrt(sum(plain.people[u] * ((plain.x[u] - x) ** 2 + (plain.y[u] - y) ** 2) for u in areas)
                      / (total or nan))  # fmt: skip
        away = sorted((max(hypot(plain.x[u] - x, plain.y[u] - y), 2 / 3 * sqrt(plain.km2[u] / pi)), plain.people[u])
                      for u in areas)  # fmt: skip
        within, at = 0.0, -1
        while away and total and within < 0.9 * total * (1 - 1e-9):
            at += 1
            within += away[at][1]
        ways.append(away[at][0] * 1.3 if total else nan)
        density.append(log(total / km2) if total and km2 else nan)
        found.append(
            (len(areas), whole, len(counts), len(pieces(plain.near, set(areas))), total if known else None, firms, km2,
             radius, ways[-1])
        )  # fmt: skip
    places = _positions(ways, density)
    return [(*each, *place) for each, place in zip(found, places, strict=True)]


def known_sum(values: list[float], areas: Iterable[int]) -> float | None:
    """Sum of what is known; None where nothing is."""
    known = [values[u] for u in areas if values[u] == values[u]]  # not NaN
    return sum(known) if known else None


def _positions(ways: list[float], density: list[float]) -> list[tuple[int, int]]:
    order = sorted((d, row) for row, (d, way) in enumerate(zip(density, ways, strict=True)) if d == d and way == way)
    found = [(-1, 0)] * len(ways)
    for at, (d, row) in enumerate(order if len(order) > 5 else []):
        window = order[max(0, at - 40) : at] + order[at + 1 : at + 41]
        limit = nsmallest(min(30, len(order) - 1), (abs(other - d) for other, _row in window))[-1] + 1e-12
        near = [ways[other] for e, other in window if abs(e - d) <= limit]
        found[row] = (sum(way < ways[row] for way in near) + sum(way == ways[row] for way in near) // 2, len(near))
    return found


def pieces_by_networkx(it: Ground, graph: nx.Graph) -> list[int]:
    """Connected pieces of each territory."""
    return [nx.number_connected_components(graph.subgraph(areas)) for areas in it.held]


def unions(it: Ground, rows: range) -> list[Any]:
    """Each territory as one polygon, with its area and pieces."""
    united = [shapely.union_all([it.polygons[area] for area in it.held[row]]) for row in rows]
    _said = [(each.area, len(shapely.get_parts(each))) for each in united]
    return united


def spots_by_sets(plain: Plain) -> list[tuple[Any, ...]]:
    """White areas as connected pieces with people, firms, the nearest network and its way; most firms first.

    What is too large is not cut, as we do.
    """
    taken = set().union(*plain.it.held)
    holder: dict[int, int] = {}
    for row in sorted(range(len(plain.slugs)), key=plain.slugs.__getitem__, reverse=True):
        holder.update(dict.fromkeys(plain.it.held[row], row))
    found, held = [], sorted(taken)
    for areas in pieces(plain.near, set(range(len(plain.people))) - taken, plain.land):
        areas.sort()
        at = max(areas, key=plain.people.__getitem__)
        ways = [hypot(plain.x[u] - plain.x[at], plain.y[u] - plain.y[at]) for u in held]
        away = min(ways)
        nearest = holder[next(u for u, way in zip(held, ways, strict=True) if way <= away + 1e-9)]
        people = sum(plain.people[u] for u in areas) if any(plain.is_counted[u] for u in areas) else None
        found.append((areas, people, known_sum(plain.firms, areas), nearest, away))
    return sorted(found, key=lambda spot: (-(spot[2] or 0), -(spot[1] or 0), spot[0][0]))


def tiers_by_sets(plain: Plain) -> list[int]:
    """Of each area whether it is white, unrecorded, quiet, far from partners or fine, as 0 to 4."""
    past = [each for each in plain.happened if each[1] <= plain.today]
    recent = [(row, area) for row, day, area in past if day > plain.today - RECENT]
    heard = {row for row, _day, _area in past}
    everywhere = {row for row, area in recent if area < 0}
    found = [0] * len(plain.people)
    for row, areas in enumerate(plain.it.held):
        tier = 4 if row in everywhere else 2 if row in heard else 1
        for area in areas:
            found[area] = max(found[area], tier)
    for row, place in {(row, area) for row, area in recent if row not in everywhere and area >= 0}:
        x, y = plain.x[place], plain.y[place]
        for area in plain.it.held[row]:
            if found[area] != 4 and hypot(plain.x[area] - x, plain.y[area] - y) <= NEAR:
                found[area] = 4
    grid: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for x, y in plain.partners:
        grid.setdefault((int(x // NEAR), int(y // NEAR)), []).append((x, y))
    for area, tier in enumerate(found):
        if tier == 4 and plain.partners and not _has_near(grid, plain.x[area], plain.y[area]):
            found[area] = 3
    return found


def _has_near(grid: dict[tuple[int, int], list[tuple[float, float]]], x: float, y: float) -> bool:
    """Whether a place of the grid is near; looked for in the cells around."""
    column, row = int(x // NEAR), int(y // NEAR)
    around = [(column + right, row + up) for right in (0, -1, 1) for up in (0, -1, 1)]
    return any(hypot(u - x, v - y) <= NEAR for cell in around for u, v in grid.get(cell, ()))


def white_by_polygons(polygons: Any, united: list[Any]) -> Any:
    """What is left of each area without the territories, as `overlay(how="difference")` does it."""
    taken = shapely.union_all(united)
    hit = shapely.intersects(taken, polygons)
    return shapely.difference(polygons[hit], taken), polygons[~hit]


def people_by_sets(plain: Plain, rows: list[int]) -> Shared:
    """People shared by these networks with every network."""
    people, found = plain.people, {}
    for row in rows:
        mine = plain.it.held[row]
        for other, theirs in enumerate(plain.it.held):
            both = mine & theirs
            if both:
                found[row, other] = sum(people[area] for area in both)
    return found


def people_by_index(plain: Plain, rows: list[int]) -> Shared:
    """The same by an inverted index from area to networks."""
    holders: list[list[int]] = [[] for _area in plain.people]
    for row, areas in enumerate(plain.it.held):
        for area in areas:
            holders[area].append(row)
    found: Shared = {}
    for row in rows:
        mine: dict[int, float] = {}
        for area in plain.it.held[row]:
            for other in holders[area]:
                mine[other] = mine.get(other, 0.0) + plain.people[area]
        found.update({(row, other): value for other, value in mine.items()})
    return found


def people_by_product(it: Ground, rows: Any) -> Any:
    """The same by one sparse product."""
    territory = it.landscape.territory.astype(float)
    return territory[rows].multiply(np.nan_to_num(it.landscape.people)).tocsr() @ territory.T.tocsr()


def people_by_polygons(united: list[Any], rows: list[int]) -> Any:
    """Areas of the polygons that these networks share with each, as `overlay(how="intersection")` does it."""
    shapes = np.array(united)
    one, two = shapely.STRtree(shapes).query(shapes[rows], predicate="intersects")
    return shapely.area(shapely.intersection(shapes[rows][one], shapes[two]))


def pairs_by_sets(plain: Plain, shared: Shared) -> dict[tuple[int, int], tuple[float, ...]]:
    """Shares of area, members and topics, and people, of each pair that shares three tenths of the smaller one's
    people; in the order in which they are told.
    """
    totals = [sum(plain.people[area] for area in areas) for areas in plain.it.held]
    counts = Counter(topic for topics in plain.topics for topic in topics)
    rare = {topic: log1p(len(totals) / count) for topic, count in counts.items()}
    weight = [1 / log2(1 + max(len(networks), 1)) for networks in plain.sits_in]
    weights = [sum(weight[house] for house in houses) for houses in plain.it.seated]
    found: dict[tuple[int, int], tuple[float, ...]] = {}
    for (one, two), people in shared.items():
        least = min(totals[one], totals[two])
        if one == two or not least or people / least < 0.3 or (min(one, two), max(one, two)) in found:
            continue
        both = plain.it.seated[one] & plain.it.seated[two]
        base = min(weights[one], weights[two])
        either = sum(rare[topic] for topic in plain.topics[one] | plain.topics[two])
        found[min(one, two), max(one, two)] = (
            people / least,
            sum(weight[house] for house in both) / base if base else nan,
            sum(rare[topic] for topic in plain.topics[one] & plain.topics[two]) / either,
            people,
        )
    return dict(sorted(found.items(), key=lambda pair: _told(plain, *pair)))


def _told(plain: Plain, ends: tuple[int, int], shares: tuple[float, ...]) -> tuple[Any, ...]:
    """What pairs are told in order by."""
    area, members, topics, people = (0.0 if value != value else value for value in shares)
    rank = sqrt(area * (1 - (1 - members) * (1 - topics)))
    one, two = ends
    is_foreign = not (plain.is_own[one] or plain.is_own[two])
    return is_foreign, -round(rank, 9), -round(people, 3), plain.slugs[one], plain.slugs[two]


def docking_by_sets(plain: Plain, shared: Shared, is_open: list[bool]) -> dict[int, list[tuple[int, float]]]:
    """By own network the at most five best to join, with the share of people that they reach."""
    made = plain.it.landscape
    offices: dict[int, set[int]] = {}
    row_of = {house.slug: row for row, house in enumerate(made.organisations)}
    for office in made.offices:
        if office.is_partner and office.area is not None and office.slug in row_of:
            offices.setdefault(office.area, set()).add(row_of[office.slug])
    found = {}
    others: dict[int, list[int]] = {row: [] for row in plain.own}
    for row, other in shared:
        others[row].append(other)
    for row in plain.own:
        mine = plain.it.seated[row]
        near = set().union(*(offices.get(area, ()) for area in plain.it.held[row])) - mine
        total = shared.get((row, row), 0.0)
        ranked = []
        for other in others[row]:
            if plain.is_own[other] or not is_open[other] or not shared[row, other]:
                continue
            strength = len(mine & plain.it.seated[other]) + len(near & plain.it.seated[other]) / 2
            if strength:
                reach = min(shared[row, other] / total, 1.0)
                rank = reach * strength / (1 + strength)
                ranked.append((-round(rank, 9), plain.slugs[other], other, reach))
        found[row] = [(other, reach) for _rank, _slug, other, reach in sorted(ranked)[:5]]
    return found


def bridges_by_dict(plain: Plain, most: int) -> list[tuple[int, int, float]]:
    """How many links between own and other networks each organisation makes, how many it alone; its share in all."""
    linked = [
        ([n for n in networks if plain.is_own[n]], [n for n in networks if not plain.is_own[n]])
        if len(networks) <= most
        else ([], [])
        for networks in plain.sits_in
    ]
    counts = Counter((one, two) for own, others in linked for one in own for two in others)
    found = []
    for own, others in linked:
        made = [counts[one, two] for one in own for two in others]
        found.append((len(made), made.count(1), sum(1 / count for count in made)))
    return found
