"""Landscapes to measure on: real districts (S) and municipalities (M), a made country (L); networks are simulated.

Territories lie around random places, members sit mostly near their own office, both as unequal as real ones.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import numpy as np
import scipy.sparse as sp
import shapely
from scipy.spatial import Delaunay, cKDTree

from wirnetz.landscape.analysis import Activity, Held, Landscape, Office, Seated

Array = np.ndarray
TOPICS = tuple(f"Thema {number}" for number in range(24))
SIZES = {
    "S": (100, 1_500, 4_000, 0.4),
    "M": (2_000, 20_000, 100_000, 0.15),
    "L": (50_000, 200_000, 1_300_000, 0.1),
}
"""Networks, organisations, memberships asked for, share of own networks."""
AREAS_OF_L, DISTRICTS_OF_L = 100_000, 1_500
MONTHS = 36


@dataclass(frozen=True)
class Ground:
    """A landscape; and what only slow ways need: polygons of areas, sets of areas and members by network."""

    landscape: Landscape
    own: Array
    polygons: list[Any]
    held: list[frozenset[int]]
    seated: list[frozenset[int]]


def ground(size: str) -> Ground:
    """The landscape of a size; polygons and sets for S and M."""
    networks, organisations, memberships, share = SIZES[size]
    bare = country() if size == "L" else real_areas(size)
    chance = np.random.default_rng(11)
    rows = territories(bare, networks, chance, is_small=size == "S")
    territory = matrix(rows, len(bare.keys))
    places = chance.choice(len(bare.keys), organisations, p=_shares(bare.people))
    seats = matrix(members(territory, places, memberships, chance), networks)
    is_own = chance.random(networks) < share
    topics = [tuple(chance.choice(TOPICS, 3, False)) for _network in range(networks)]
    made = replace(
        bare,
        networks=tuple(Held(f"n{n:05d}", f"Netz {n}", bool(is_own[n]), topics=topics[n]) for n in range(networks)),
        territory=territory,
        organisations=tuple(Seated(f"o{number}", f"Haus {number}") for number in range(organisations)),
        members=seats,
        activities=tuple(activities(bare, rows, chance)),
        offices=tuple(
            Office(f"o{number}", f"Haus {number}", f"o{number}", int(place), bool(chance.random() < 0.3))
            for number, place in enumerate(places)
        ),
    )
    if size == "L":
        return Ground(made, np.flatnonzero(is_own), [], [], [])
    sitting = made.sitting
    return Ground(
        made,
        np.flatnonzero(is_own),
        polygons_of(made),
        [frozenset(row.tolist()) for row in rows],
        [frozenset(sitting.indices[a:b].tolist()) for a, b in zip(sitting.indptr, sitting.indptr[1:], strict=False)],
    )


def territories(bare: Landscape, networks: int, chance: np.random.Generator, *, is_small: bool) -> list[Array]:
    """Two thirds hold whole districts around a place, the others the municipalities nearest to one."""
    places = np.column_stack([bare.x, bare.y])
    tree, district, count = cKDTree(places), bare.district_of, len(places)
    inside = np.split(np.arange(count), np.cumsum(bare.district_sizes)[:-1])
    rows: list[Array] = []
    for _network in range(networks):
        middle = places[chance.integers(count)]
        if is_small or chance.random() < 0.65:
            wanted = int(np.clip(chance.lognormal(np.log(3), 0.85), 1, 45))
            near = np.unique(district[tree.query(middle, min(count, wanted * (1 if is_small else 25)))[1]])[:wanted]
            rows.append(np.concatenate([inside[each] for each in near]))
        else:
            wanted = int(np.clip(chance.lognormal(np.log(25), 0.9), 2, 3000))
            rows.append(np.sort(np.atleast_1d(tree.query(middle, wanted)[1])))
    return rows


def members(territory: sp.csr_matrix, places: Array, memberships: int, chance: np.random.Generator) -> list[Array]:
    """By organisation the networks that it sits in: those that hold its place first, then any."""
    holders, networks = territory.T.tocsr(), territory.shape[0]
    activity = chance.pareto(1.4, len(places)) + 0.3
    found: list[Array] = []
    for place, degree in zip(places, chance.multinomial(memberships, activity / activity.sum()), strict=True):
        near = holders.indices[holders.indptr[place] : holders.indptr[place + 1]] if degree else np.zeros(0, int)
        chosen = chance.choice(near, min(len(near), degree), replace=False) if len(near) else near
        more = chance.integers(0, networks, min(max(degree - len(chosen), 0), 50))
        found.append(np.unique(np.concatenate([chosen, more]).astype(int)))
    return found


def activities(bare: Landscape, rows: list[Array], chance: np.random.Generator) -> list[Activity]:
    """Three years of records; half of them with a place; some networks have none, some are planned."""
    rates = chance.gamma(1.2, 0.35, len(rows)) * (chance.random(len(rows)) > 0.15)
    found = []
    for network, count in enumerate(chance.poisson(rates * MONTHS)):
        for ago, where in zip(chance.integers(-40, 30 * MONTHS, count), chance.random(count), strict=True):
            area = None if where < 0.5 else int(rows[network][int((where - 0.5) * 2 * len(rows[network]))])
            found.append(Activity(network, bare.on - timedelta(days=int(ago)), area))
    return found


def matrix(rows: list[Array], columns: int) -> sp.csr_matrix:
    """True where a row names a column."""
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    indices = np.concatenate(rows).astype(np.int64) if rows else np.zeros(0, np.int64)
    return sp.csr_matrix((np.ones(len(indices), bool), indices, starts), (len(rows), columns))


def real_areas(size: str) -> Landscape:
    """Today's municipalities, or the districts as if each were one, without any network."""
    from wirnetz.landscape.queries import landscape_on
    from wirnetz.regions.actions import load_reference

    load_reference()
    real = without_networks(landscape_on())
    return by_district(real) if size == "S" else real


def without_networks(made: Landscape) -> Landscape:
    """The areas alone."""
    return replace(
        made, networks=(), territory=sp.csr_matrix((0, len(made.keys)), dtype=bool), organisations=(), members=None,
        records=(), activities=(), offices=(), links=frozenset(), resting=frozenset(), offers=(), uses=frozenset(),
    )  # fmt: skip


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
        territory=sp.csr_matrix((0, len(keys)), dtype=bool),
    )


def country() -> Landscape:
    """A made country: most areas in clusters, districts around random ones, borders by triangles."""
    from datetime import date

    chance, count = np.random.default_rng(3), AREAS_OF_L
    middles, spread = chance.uniform(0, 2500, (400, 2)), chance.lognormal(4, 0.6, 400)
    cluster = chance.integers(0, 400, count * 7 // 10)
    close = middles[cluster] + chance.normal(0, 1, (len(cluster), 2)) * spread[cluster][:, None]
    points = np.abs(np.concatenate([close, chance.uniform(0, 2500, (count - len(cluster), 2))]))
    points = 2500 - np.abs(2500 - points)
    district = cKDTree(points[chance.choice(count, DISTRICTS_OF_L, replace=False)]).query(points)[1]
    order = np.argsort(district, kind="stable")
    points, district = points[order], district[order]
    sizes = np.bincount(district)
    within = np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    corners = Delaunay(points).simplices
    edges = np.unique(np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]), 1), axis=0)
    length = np.hypot(*(points[edges[:, 0]] - points[edges[:, 1]]).T)
    edges, length = edges[length < np.quantile(length, 0.995)], length[length < np.quantile(length, 0.995)]
    one_way = sp.csr_matrix((length * 0.6, (edges[:, 0], edges[:, 1])), (count, count))
    people = np.clip(chance.lognormal(7.2, 1.35, count), 30, 3e6).round()
    return Landscape(
        on=date(2026, 11, 28),
        keys=tuple(f"{10_000 + 55 * number:05d}{at:05d}" for number, at in zip(district, within, strict=True)),
        names=tuple(f"Ort {number}" for number in range(count)),
        people=people,
        firms=(people * 0.038 * chance.lognormal(0, 0.15, count)).round(),
        km2=cKDTree(points).query(points, 7)[0][:, 6] ** 2 * np.pi / 6.5,
        x=points[:, 0],
        y=points[:, 1],
        borders=sp.csr_matrix(one_way + one_way.T),
        networks=(),
        territory=sp.csr_matrix((0, count), dtype=bool),
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


def _shares(people: Array) -> Array:
    known = np.nan_to_num(people)
    return np.asarray(known / known.sum())
