"""What is to be cut: units with weight, place, offices and district, and which of them touch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LINK = 1e-3  # kilometres of border that a link over a gap or over water counts as
FEW_EDGES = 500
"""So many borders are followed quicker one by one than handed over to a library."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One area that goes to a part as a whole. `weight` is what parts share evenly; x and y are kilometres.

    `inner` is the mean squared way within it, in square kilometres: figures count it, since areas are not points.
    `offices` are the organisations with an office here; `district` is the key of what should stay whole.
    """

    key: str
    weight: float
    x: float
    y: float
    offices: frozenset[str] = frozenset()
    district: str = ""
    inner: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two units that touch nowhere and are joined so that the territory can be cut at all."""

    a: str
    b: str
    kilometres: float


@dataclass(frozen=True)
class Ground:
    """The units in the order of their keys, as arrays and lists; `pieces` is how many there were before links."""

    keys: tuple[str, ...]
    weight: Floats
    x: Floats
    y: Floats
    neighbours: list[list[int]]
    offices: list[tuple[int, ...]]
    districts: Ints
    inner: Floats
    edge_a: Ints
    edge_b: Ints
    border: Floats
    organisations: tuple[str, ...]
    pieces: int
    links: tuple[Link, ...]
    has_districts: bool
    number: dict[str, int] = field(repr=False)

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.keys)

    @classmethod
    def of(cls, units: Iterable[Unit], borders: Iterable[tuple[str, str, float]]) -> "Ground":
        """Units in any order, borders in any order and direction with kilometres (0 for a crossing over water).

        Borders with areas outside are left out. A unit without weight counts a little, so that it has a place.
        """
        rows = sorted({unit.key: unit for unit in units}.values(), key=lambda unit: unit.key)
        number = {unit.key: index for index, unit in enumerate(rows)}
        weight = np.array([max(unit.weight, 0.0) for unit in rows], dtype=float)
        weight = np.maximum(weight, max(weight.sum(), 1.0) * 1e-9)
        x, y = _centred(rows, weight)
        lengths = _lengths(number, borders)
        pieces, links = _joined(rows, x, y, lengths)
        pairs = np.array(sorted(lengths), dtype=np.int64).reshape(-1, 2)
        border = np.array([lengths[a, b] for a, b in pairs.tolist()], dtype=float)
        neighbours: list[list[int]] = [[] for _ in rows]
        for a, b in pairs.tolist():
            neighbours[a].append(b)
            neighbours[b].append(a)
        names = sorted({office for unit in rows for office in unit.offices})
        code = {name: index for index, name in enumerate(names)}
        found = sorted({unit.district for unit in rows})
        district = {name: index for index, name in enumerate(found)}
        return cls(
            tuple(number), weight, x, y, neighbours,
            [tuple(sorted(code[office] for office in unit.offices)) for unit in rows],
            np.array([district[unit.district] for unit in rows], dtype=np.int64),
            np.array([unit.inner for unit in rows], dtype=float),
            pairs[:, 0], pairs[:, 1], border, tuple(names), pieces, links,
            1 < len(found) < len(rows), number,
        )  # fmt: skip

    def labels(self, parts: Mapping[str, int]) -> Ints:
        """The part of each unit in the order of the units."""
        return np.array([parts[key] for key in self.keys], dtype=np.int64)

    def components(self, labels: Ints) -> tuple[int, Ints]:
        """Connected pieces of equal label: how many, and the piece of each unit."""
        same = labels[self.edge_a] == labels[self.edge_b]
        return components(self.size, self.edge_a[same], self.edge_b[same])


def components(size: int, a: Ints, b: Ints) -> tuple[int, Ints]:
    """Connected pieces of `size` numbers tied by pairs, numbered in the order of their first members."""
    if len(a) > FEW_EDGES:
        graph = sp.coo_matrix((np.ones(len(a), dtype=np.int8), (a, b)), (size, size)).tocsr()
        count, found = connected_components(graph, directed=False)
        return int(count), found.astype(np.int64)
    above = list(range(size))
    tie(above, a.tolist(), b.tolist())
    number: dict[int, int] = {}
    labels = [number.setdefault(root_of(above, unit), len(number)) for unit in range(size)]
    return len(number), np.array(labels, dtype=np.int64)


def root_of(above: list[int], unit: int) -> int:
    """The number that stands for the piece of this one; the way there is shortened for the next to ask."""
    while above[unit] != unit:
        above[unit] = unit = above[above[unit]]
    return unit


def tie(above: list[int], a: list[int], b: list[int]) -> list[int]:
    """Join the pieces at both ends of each pair in their order; places of the pairs that joined two."""
    joined = []
    for place, (one, two) in enumerate(zip(a, b, strict=True)):
        first, second = root_of(above, one), root_of(above, two)
        if first != second:
            above[max(first, second)] = min(first, second)
            joined.append(place)
    return joined


def _centred(rows: Sequence[Unit], weight: Floats) -> tuple[Floats, Floats]:
    """Places seen from the centre of the whole, so that sums of squares keep their digits."""
    if not rows:
        return np.zeros(0), np.zeros(0)
    x, y = (np.array([getattr(unit, axis) for unit in rows], dtype=float) for axis in "xy")
    return x - np.average(x, weights=weight), y - np.average(y, weights=weight)


def _lengths(number: Mapping[str, int], borders: Iterable[tuple[str, str, float]]) -> dict[tuple[int, int], float]:
    lengths: dict[tuple[int, int], float] = {}
    for one, two, kilometres in borders:
        if one in number and two in number and one != two:
            pair = tuple(sorted((number[one], number[two])))
            lengths[pair[0], pair[1]] = max(lengths.get((pair[0], pair[1]), 0.0), kilometres, LINK)
    return lengths


def _joined(
    rows: Sequence[Unit], x: Floats, y: Floats, lengths: dict[tuple[int, int], float]
) -> tuple[int, tuple[Link, ...]]:
    """Tie the pieces of a territory together where they are nearest; adds to `lengths`."""
    links: list[Link] = []
    first = 0
    places = np.column_stack([x, y])
    while True:
        pairs = np.array(sorted(lengths), dtype=np.int64).reshape(-1, 2)
        count, piece = components(len(rows), pairs[:, 0], pairs[:, 1]) if rows else (0, np.zeros(0, dtype=np.int64))
        first = first or count
        if count <= 1:
            return first, tuple(links)
        inside = np.flatnonzero(piece == np.bincount(piece).argmin())
        outside = np.flatnonzero(piece != piece[inside[0]])
        distance, nearest = cKDTree(places[outside]).query(places[inside])
        at = int(distance.argmin())
        a, b = sorted((int(inside[at]), int(outside[nearest[at]])))
        lengths[a, b] = LINK
        links.append(Link(rows[a].key, rows[b].key, float(distance[at])))
