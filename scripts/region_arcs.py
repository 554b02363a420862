"""Cut a coverage of polygons into shared arcs on an integer grid, and pack them for shipping."""

import itertools
import json
from collections.abc import Iterable, Sequence
from typing import Any

import shapely

ORIGIN = (4031000, 3556000)  # top left of the map frame, EPSG:3035 metres
Point = tuple[int, int]


def ring_points(ring: Any, grid: int) -> list[Point]:
    """A ring on the integer grid, y down, without repeats and without the spikes that rounding makes."""
    points: list[Point] = []
    for x, y in shapely.get_coordinates(ring):
        point = (round((x - ORIGIN[0]) / grid), round((ORIGIN[1] - y) / grid))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    spike = True
    while spike and len(points) >= 3:
        spike = False
        for i in range(len(points)):
            after = (i + 1) % len(points)
            if points[i - 1] == points[after]:
                for gone in sorted({i, after}, reverse=True):
                    points.pop(gone)
                spike = True
                break
    return points if len(points) >= 3 else []


def rings_of(shape: Any, grid: int) -> list[list[Point]]:
    """All rings of an area, largest polygon first."""
    polygons = sorted(shapely.get_parts(shape), key=lambda p: -p.area)
    rings = [ring_points(ring, grid) for p in polygons for ring in (p.exterior, *p.interiors)]
    return [ring for ring in rings if ring]


def junctions_of(rings: Iterable[list[Point]]) -> set[Point]:
    """The points where borders part: their neighbours differ from ring to ring."""
    seen: dict[Point, frozenset[Point]] = {}
    junctions = set()
    for ring in rings:
        for i, point in enumerate(ring):
            pair = frozenset((ring[i - 1], ring[(i + 1) % len(ring)]))
            if seen.setdefault(point, pair) != pair:
                junctions.add(point)
    return junctions


def cut_arcs(shapes: dict[str, Any], grid: int) -> tuple[list[tuple[Point, ...]], dict[str, list[list[int]]]]:
    """Arcs, and for each key its rings as arc numbers (~n: arc n backwards, as in TopoJSON)."""
    rings = {key: rings_of(shape, grid) for key, shape in shapes.items()}
    junctions = junctions_of(ring for of_key in rings.values() for ring in of_key)
    arcs: list[tuple[Point, ...]] = []
    numbers: dict[tuple[Point, ...], int] = {}

    def number(points: Sequence[Point]) -> int:
        arc = tuple(points)
        if arc in numbers:
            return numbers[arc]
        if arc[::-1] in numbers:
            return ~numbers[arc[::-1]]
        numbers[arc] = len(arcs)
        arcs.append(arc)
        return numbers[arc]

    topology: dict[str, list[list[int]]] = {}
    for key, of_key in rings.items():
        topology[key] = []
        for ring in of_key:
            cuts = [i for i, point in enumerate(ring) if point in junctions] or [ring.index(min(ring))]
            turned = ring[cuts[0] :] + ring[: cuts[0]] + [ring[cuts[0]]]
            ends = [cut - cuts[0] for cut in cuts] + [len(ring)]
            topology[key].append([number(turned[a : b + 1]) for a, b in itertools.pairwise(ends)])
    return arcs, topology


def packed(arcs: list[tuple[Point, ...]], topology: dict[str, list[list[int]]], grid: int, credit: str) -> str:
    """The shipped form: arcs and rings as short strings, decoded when they are drawn. Holes are ordinary rings."""
    encoded = []
    for arc in arcs:
        steps = [arc[0], *((x - px, y - py) for (px, py), (x, y) in itertools.pairwise(arc))]
        encoded.append(" ".join(f"{x} {y}" for x, y in steps))
    rings = {key: "|".join(",".join(map(str, ring)) for ring in of_key) for key, of_key in topology.items()}
    meta = {"crs": "EPSG:3035", "as_of": "2016-01-01, keys brought up to date", "source": credit}
    return json.dumps(
        {**meta, "scale": grid, "origin": list(ORIGIN), "arcs": encoded, "rings": rings},
        ensure_ascii=False,
        separators=(",", ":"),
    )
