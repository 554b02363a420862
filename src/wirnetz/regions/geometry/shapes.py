"""Outlines as shapes of GeoJSON (RFC 7946): polygons with holes, degrees, outer rings against the clock."""

from collections.abc import Iterable, Sequence
from typing import Any

from wirnetz.documents.drawing import Point, Ring
from wirnetz.regions.geometry.topology import Topology

PLACES = 5
"""Digits behind the point of a degree: about a metre."""


def shape_of(topology: Topology, keys: Iterable[str]) -> dict[str, Any] | None:
    """The outline of areas given by key of any level; None where none of them is on the topology."""
    parts = polygons(topology.outline(topology.within(keys)))
    if not parts:
        return None
    written = [[_written(topology, ring, is_hole=at > 0) for at, ring in enumerate(part)] for part in parts]
    return {"type": "MultiPolygon", "coordinates": written}


def polygons(rings: Sequence[Ring]) -> list[list[Ring]]:
    """Rings of the even-odd rule as polygons: each outer ring with the holes that lie directly in it."""
    ordered = sorted((ring for ring in rings if len(ring) >= 3), key=lambda ring: -abs(area(ring)))
    outer: list[tuple[Ring, list[Ring]]] = []
    depth: list[tuple[Ring, int]] = []
    for ring in ordered:
        around = [(other, level) for other, level in depth if _lies_in(ring[0], other)]
        level = len(around)
        depth.append((ring, level))
        if level % 2 == 0:
            outer.append((ring, []))
        else:
            owner = around[-1][0]
            next(holes for found, holes in outer if found is owner).append(ring)
    return [[ring, *holes] for ring, holes in outer]


def area(ring: Ring) -> float:
    """Twice the signed area."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def _lies_in(point: Point, ring: Ring) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _written(topology: Topology, ring: Ring, *, is_hole: bool) -> list[list[float]]:
    """Degrees, closed, outer rings against the clock; on the grid y points down, so signs are turned."""
    turned = ring if (area(ring) < 0) != is_hole else ring[::-1]
    points = [[round(value, PLACES) for value in topology.degrees(point)] for point in turned]
    return [*points, points[0]]
