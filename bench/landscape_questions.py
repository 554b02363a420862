"""The questions about territories against the ways a person would go otherwise. `python -m bench landscape_questions`

Real districts (S, 100 networks) and municipalities (M, 2,000 networks) carry simulated territories, members, topics.
Against plain sets and loops, networkx, a plain sparse product, and polygons: united and cut by shapely, as geopandas
does. Ways that would take minutes are timed for a part and scaled; that stands in the name of the row.
Contestants alternate in one run; the least of the rounds counts, in seconds of computing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp
import shapely
from scipy.spatial import cKDTree

from bench.landscape import Row, target
from wirnetz.landscape.analysis import Held, Landscape, Seated
from wirnetz.landscape.analysis.docking import docking
from wirnetz.landscape.analysis.overlap import overlaps, shared_people
from wirnetz.landscape.analysis.span import spans
from wirnetz.landscape.analysis.white_spots import spots

ROUNDS = 3
TOPICS = tuple(f"Thema {number}" for number in range(24))
PART = 40  # networks that slow ways are timed for
SIZES = {"S": (100, 1_500, 4_000, 0.4), "M": (2_000, 20_000, 100_000, 0.15)}


@dataclass(frozen=True)
class Ground:
    """A landscape with what only slow ways need: each area's polygon, sets of areas and of members by network."""

    landscape: Landscape
    polygons: list[Any]
    held: list[frozenset[int]]
    seated: list[frozenset[int]]


def least(*ways: Callable[[], Any]) -> list[float]:
    """Seconds of computing of each, the least of the rounds; they take turns."""
    found = [float("inf")] * len(ways)
    for _round in range(ROUNDS):
        for at, way in enumerate(ways):
            started = time.process_time()
            way()
            found[at] = min(found[at], time.process_time() - started)
    return found


def ground(size: str) -> Ground:
    """Territories around random places, members that mostly sit near their own, as unequal as real ones."""
    from wirnetz.landscape.queries import landscape_on
    from wirnetz.regions.actions import load_reference

    load_reference()
    real = landscape_on()
    bare = by_district(real) if size == "S" else real
    networks, organisations, memberships, own = SIZES[size]
    chance = np.random.default_rng(11)
    count = len(bare.keys)
    places = np.column_stack([bare.x, bare.y])
    tree, district = cKDTree(places), bare.district_of
    rows: list[np.ndarray] = []
    for _network in range(networks):
        middle = places[chance.integers(count)]
        if size == "S" or chance.random() < 0.65:
            wanted = int(np.clip(chance.lognormal(np.log(3), 0.85), 1, 45))
            near = np.unique(district[tree.query(middle, min(count, wanted * (1 if size == "S" else 25)))[1]])[:wanted]
            rows.append(np.flatnonzero(np.isin(district, near)))
        else:
            wanted = int(np.clip(chance.lognormal(np.log(25), 0.9), 2, 3000))
            rows.append(np.sort(np.atleast_1d(tree.query(middle, wanted)[1])))
    territory = _matrix(rows, count)
    activity = chance.pareto(1.4, organisations) + 0.3
    seats: list[np.ndarray] = []
    for degree in chance.multinomial(memberships, activity / activity.sum()):
        near = territory[:, chance.integers(count)].nonzero()[0] if degree else np.zeros(0, int)
        chosen = chance.choice(near, min(len(near), degree), replace=False) if len(near) else near
        more = chance.integers(0, networks, min(max(degree - len(chosen), 0), 50))
        seats.append(np.unique(np.concatenate([chosen, more]).astype(int)))
    held = tuple(
        Held(f"n{number}", f"Netz {number}", bool(chance.random() < own), topics=tuple(chance.choice(TOPICS, 3, False)))
        for number in range(networks)
    )
    made = replace(
        bare,
        networks=held,
        territory=territory,
        organisations=tuple(Seated(f"o{number}", f"Haus {number}") for number in range(organisations)),
        members=_matrix(seats, networks),
        records=(),
        activities=(),
        offices=(),
        links=frozenset(),
        resting=frozenset(),
        offers=(),
        uses=frozenset(),
    )
    columns = made.seats().tocsc()
    return Ground(
        made,
        polygons_of(made),
        [frozenset(made.areas_of(row).tolist()) for row in range(networks)],
        [frozenset(columns[:, row].indices.tolist()) for row in range(networks)],
    )


def _matrix(rows: list[np.ndarray], columns: int) -> sp.csr_matrix:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    indices = np.concatenate(rows).astype(np.int64) if rows else np.zeros(0, np.int64)
    return sp.csr_matrix((np.ones(len(indices), bool), indices, starts), (len(rows), columns))


def by_district(real: Landscape) -> Landscape:
    """The districts as if each were one municipality."""
    keys = sorted({key[:5] for key in real.keys})
    at = real.district_of
    people = np.nan_to_num(real.people)
    weight = np.maximum(np.bincount(at, people), 1e-9)
    joined = sp.csr_matrix((np.ones(len(at)), (at, np.arange(len(at)))), (len(keys), len(at)))
    borders = sp.csr_matrix(joined @ real.borders @ joined.T)
    borders.setdiag(0)
    borders.eliminate_zeros()
    return replace(
        real,
        keys=tuple(f"{key}000" for key in keys),
        names=tuple(keys),
        people=np.bincount(at, people),
        firms=np.full(len(keys), np.nan),
        km2=np.bincount(at, np.nan_to_num(real.km2)),
        x=np.bincount(at, real.x * people) / weight,
        y=np.bincount(at, real.y * people) / weight,
        borders=borders,
        networks=(),
        territory=sp.csr_matrix((0, len(keys)), dtype=bool),
        organisations=(),
        members=None,
        records=(),
        activities=(),
        offices=(),
        links=frozenset(),
        resting=frozenset(),
        uses=frozenset(),
    )


def polygons_of(made: Landscape) -> list[Any]:
    """The real outline of each area."""
    from wirnetz.regions.queries.maps import districts, municipalities

    is_coarse = all(key.endswith("000") for key in made.keys) and len(made.keys) < 1000
    topology = districts() if is_coarse else municipalities()
    return [
        shapely.union_all([shapely.Polygon(ring).buffer(0) for ring in topology.rings(key[:5] if is_coarse else key)])
        for key in made.keys
    ]


def span_by_loops(it: Ground) -> list[tuple[float, float, int]]:
    """People, square kilometres and pieces of each territory, by sets and loops."""
    made = it.landscape
    near = [
        made.borders.indices[a:b].tolist() for a, b in zip(made.borders.indptr, made.borders.indptr[1:], strict=False)
    ]
    found = []
    for areas in it.held:
        left, pieces = set(areas), 0
        while left:
            pieces += 1
            waiting = [left.pop()]
            while waiting:
                for other in near[waiting.pop()]:
                    if other in left:
                        left.discard(other)
                        waiting.append(other)
        people = sum(made.people[area] for area in areas if made.people[area] == made.people[area])
        found.append((people, sum(made.km2[area] for area in areas), pieces))
    return found


def pieces_by_networkx(it: Ground, graph: nx.Graph) -> list[int]:
    """Connected pieces of each territory."""
    return [nx.number_connected_components(graph.subgraph(areas)) for areas in it.held]


def unions(it: Ground, rows: range) -> list[Any]:
    """Each territory as one polygon."""
    return [shapely.union_all([it.polygons[area] for area in it.held[row]]) for row in rows]


def white_by_sets(it: Ground) -> set[int]:
    """Areas in no territory."""
    return set(range(len(it.landscape.keys))) - set().union(*it.held)


def people_by_sets(it: Ground, rows: list[int]) -> list[float]:
    """People shared by these networks with every network."""
    people = np.nan_to_num(it.landscape.people).tolist()
    return [sum(people[area] for area in it.held[row] & other) for row in rows for other in it.held]


def people_by_index(it: Ground, rows: list[int]) -> dict[tuple[int, int], float]:
    """The same by an inverted index from area to networks."""
    people = np.nan_to_num(it.landscape.people).tolist()
    holders: dict[int, list[int]] = {}
    for row, areas in enumerate(it.held):
        for area in areas:
            holders.setdefault(area, []).append(row)
    found: dict[tuple[int, int], float] = {}
    for row in rows:
        for area in it.held[row]:
            for other in holders[area]:
                found[row, other] = found.get((row, other), 0.0) + people[area]
    return found


def people_by_product(it: Ground, rows: list[int] | None = None) -> sp.csr_matrix:
    """The same by one sparse product."""
    territory = it.landscape.territory.astype(float)
    some = territory if rows is None else territory[rows]
    return some.multiply(np.nan_to_num(it.landscape.people)).tocsr() @ territory.T


def pairs_by_sets(it: Ground) -> list[tuple[int, int, frozenset[int], frozenset[int]]]:
    """Pairs that share three tenths of the smaller one's people, with shared areas and members."""
    people = np.nan_to_num(it.landscape.people).tolist()
    totals = [sum(people[area] for area in areas) for areas in it.held]
    found = []
    for one in range(len(it.held)):
        for other in range(one):
            both = it.held[one] & it.held[other]
            if both and sum(people[area] for area in both) >= 0.3 * min(totals[one], totals[other]):
                found.append((one, other, both, it.seated[one] & it.seated[other]))
    return found


def rows_of(size: str) -> list[Row]:
    """All comparisons at one size."""
    it = ground(size)
    made = it.landscape
    networks = len(made.networks)
    own = [row for row, each in enumerate(made.networks) if each.is_own]
    some = own[: max(1, len(own) // 10)] if size == "M" else own
    graph = nx.from_scipy_sparse_array(made.borders)
    part = range(min(PART, networks))
    scale = networks / len(part)
    span, loops, net = least(lambda: spans(made), lambda: span_by_loops(it), lambda: pieces_by_networkx(it, graph))
    [union] = least(lambda: unions(it, part))
    white, sets = least(lambda: spots(made), lambda: white_by_sets(it))
    shared, index, product = least(
        lambda: shared_people(made.territory, np.nan_to_num(made.people)),
        lambda: people_by_index(it, own),
        lambda: people_by_product(it),
    )
    [plain] = least(lambda: people_by_sets(it, some))
    plain *= len(own) / len(some)
    pairs, dock = least(lambda: overlaps(made), lambda: docking(made))
    rows: list[Row] = [
        (f"T7 span: loops and sets / ours ({span * 1000:.0f} ms), {size}", loops / span,
         target(loops / span, 1 / 6, 1, least=True) if size == "S" else ""),
        (f"span: networkx, pieces alone / ours, {size}", net / span, ""),
        (f"T2 span: unions of polygons / ours, {size} ({len(part)} networks, scaled)", union * scale / span,
         target(union * scale / span, 500, 1500, least=True) if size == "M" else ""),
        (f"white spots: sets, areas alone / ours with names ({white * 1000:.0f} ms), {size}", sets / white, ""),
        (f"T4 people shared, own × all: sets / ours, all × all ({shared * 1000:.0f} ms), {size}", plain / shared,
         target(plain / shared, 1200, 2000, least=True) if size == "M" else ""),
        (f"T4 people shared: inverted index / ours, {size}", index / shared,
         target(index / shared, 140, 200, least=True) if size == "M" else ""),
        (f"T4 people shared: plain sparse product, all × all / ours, {size}", product / shared,
         target(product / shared, 6, 8, least=True) if size == "M" else ""),
    ]  # fmt: skip
    if size == "S":
        [pairs_plain] = least(lambda: pairs_by_sets(it))
        whole = unions(it, range(networks))
        [cut] = least(lambda: [one.intersection(two).area for at, one in enumerate(whole) for two in whole[:at]])
        country = shapely.union_all(it.polygons)
        [gone] = least(lambda: country.difference(shapely.union_all(whole)))
        rows += [
            (f"pairs with evidence: sets / ours ({pairs * 1000:.0f} ms), S", pairs_plain / pairs, ""),
            ("T5 people shared: polygons cut with each other / ours, S", cut / shared,
             target(cut / shared, 400, 1000, least=True)),
            ("T3 white spots: polygons taken from the country / ours, S", gone / white,
             target(gone / white, 800, 1500, least=True)),
        ]  # fmt: skip
    rows.append((f"docking, ms, {size}", dock * 1000, "shown only"))
    rows.append((f"pairs with evidence, ms, {size}", pairs * 1000, "shown only"))
    return rows


def main() -> list[Row]:
    """The rows of this run."""
    return [*rows_of("S"), *rows_of("M")]
