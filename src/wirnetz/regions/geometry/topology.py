"""Areas as shared arcs: shapes, outlines of any set of areas, borders between groups, lighter copies without gaps."""

import gzip
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from wirnetz.documents.drawing import Point, Ring
from wirnetz.regions.geometry.projection import from_laea, laea

Box = tuple[float, float, float, float]
_ARCS_KEPT, _COPIES_KEPT = 12_000, 6


class Topology:
    """Arcs and rings by official key. Coordinates are grid units of `scale` metres, y pointing down.

    Holes are ordinary rings, to be filled by the even-odd rule. Arcs are decoded when they are first drawn.
    """

    def __init__(self, raw: Mapping[str, Any], step: int = 1, tolerance: float = 0.0) -> None:
        self._raw = raw
        self.step, self.tolerance = step, tolerance
        self.scale: int = raw["scale"] * step
        self._origin: tuple[int, int] = (raw["origin"][0], raw["origin"][1])
        self._arcs: list[str] = raw["arcs"]
        self._rings: Mapping[str, str] = raw["rings"]
        self._keys = sorted(self._rings)
        self._decoded = lru_cache(maxsize=_ARCS_KEPT)(self._decode)
        self._arcs_of: dict[str, list[list[int]]] = {}
        self._boxes: dict[str, Box] = {}
        self._copies: dict[tuple[int, float], Topology] = {}

    @classmethod
    def load(cls, path: Path) -> "Topology":
        """Read a packed topology (`districts.json.gz`, `municipalities.json.gz`)."""
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return cls(json.load(file))

    def coarse(self, step: int, tolerance: float = 0.0) -> "Topology":
        """A lighter copy: every vertex moves to a grid `step` times as wide, on both sides of a border alike.

        Vertices that lie less than `tolerance` (in original grid units) off the line are left out; where borders
        meet, nothing moves, so no gaps arise.
        """
        if (step, tolerance) == (self.step, self.tolerance):
            return self
        copy = self._copies.get((step, tolerance))
        if copy is None:
            if len(self._copies) >= _COPIES_KEPT:
                self._copies.pop(next(iter(self._copies)), None)
            copy = self._copies[step, tolerance] = Topology(self._raw, step, tolerance)
            copy._arcs_of = self._arcs_of
        return copy

    @property
    def keys(self) -> list[str]:
        """All official keys, sorted."""
        return self._keys

    def members(self, prefix: str) -> list[str]:
        """The keys that begin with `prefix`: the areas of a district, a Land, or the area itself."""
        return self._keys[bisect_left(self._keys, prefix) : bisect_left(self._keys, prefix + "~")]

    def within(self, prefixes: Iterable[str]) -> list[str]:
        """The keys of all areas that lie in any of the given areas, sorted, each once."""
        return sorted({key for prefix in prefixes for key in self.members(prefix)})

    def xy(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Degrees to grid units."""
        east, north = laea(longitude, latitude)
        return (east - self._origin[0]) / self.scale, (self._origin[1] - north) / self.scale

    def degrees(self, point: Point) -> tuple[float, float]:
        """Grid units to degrees."""
        return from_laea(self._origin[0] + point[0] * self.scale, self._origin[1] - point[1] * self.scale)

    def points(self, arc: int) -> tuple[Point, ...]:
        """The points of an arc; `~n` is arc n read backwards."""
        return self._decoded(arc) if arc >= 0 else self._decoded(~arc)[::-1]

    def _decode(self, arc: int) -> tuple[Point, ...]:
        values = list(map(int, self._arcs[arc].split()))
        points: list[Point] = list(zip(accumulate(values[::2]), accumulate(values[1::2]), strict=True))
        if self.tolerance:
            points = _simplified(points, self.tolerance)
        return tuple(points) if self.step == 1 else _snapped(points, self.step)

    def _arc_rings(self, key: str) -> list[list[int]]:
        rings = self._arcs_of.get(key)
        if rings is None:
            rings = [list(map(int, ring.split(","))) for ring in self._rings[key].split("|")]
            self._arcs_of[key] = rings
        return rings

    def rings(self, key: str) -> tuple[Ring, ...]:
        """The closed rings of one area; rings that shrank to a line are left out unless nothing else remains."""
        rings = [self._joined(arcs) for arcs in self._arc_rings(key)]
        return tuple(ring for ring in rings if len(ring) >= 3)

    def bbox(self, keys: Iterable[str]) -> Box:
        """The box around a set of areas: left, top, right, bottom."""
        boxes = [self._box_of(key) for key in keys]
        if not boxes:
            raise ValueError("a box needs at least one area")
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def _box_of(self, key: str) -> Box:
        box = self._boxes.get(key)
        if box is None:
            points = [point for ring in self._arc_rings(key) for arc in ring for point in self.points(arc)]
            xs, ys = zip(*points, strict=True)
            box = self._boxes[key] = (min(xs), min(ys), max(xs), max(ys))
        return box

    def outline(self, keys: Collection[str]) -> tuple[Ring, ...]:
        """The closed outer boundary of a set of areas (with its holes): the arcs that exactly one of them uses."""
        uses = Counter(arc if arc >= 0 else ~arc for key in set(keys) for ring in self._arc_rings(key) for arc in ring)
        walks = self._walks([arc for arc, count in uses.items() if count == 1])
        return tuple(walk[:-1] if walk[0] == walk[-1] else walk for walk in walks if len(walk) > 3)

    def mesh(self, groups: Mapping[str, str]) -> tuple[Ring, ...]:
        """The borders between areas of different groups as open lines; areas without a group count as outside."""
        sides: dict[int, list[str]] = {}
        for key, group in groups.items():
            for ring in self._arc_rings(key):
                for arc in ring:
                    sides.setdefault(arc if arc >= 0 else ~arc, []).append(group)
        return tuple(self._walks([arc for arc, pair in sides.items() if len(pair) == 2 and pair[0] != pair[1]]))

    def _joined(self, arcs: Iterable[int]) -> Ring:
        points: list[Point] = []
        for arc in arcs:
            piece = self.points(arc)
            points.extend(piece[1:] if points and points[-1] == piece[0] else piece)
        if len(points) > 1 and points[0] == points[-1]:
            points.pop()
        return tuple(points)

    def _walks(self, arcs: list[int]) -> list[Ring]:
        """Chain arcs end to end into as few lines as possible; lines that close end at their first point."""
        left = {arc for arc in arcs if len(self.points(arc)) > 1}
        starts: dict[Point, list[int]] = {}
        for arc in sorted(left):
            points = self.points(arc)
            starts.setdefault(points[0], []).append(arc)
            starts.setdefault(points[-1], []).append(~arc)
        loose = [point for point, out in starts.items() if len(out) % 2]
        walks = []
        for point in [*loose, *starts]:
            while walk := self._walk(point, starts, left):
                walks.append(walk)
        return walks

    def _walk(self, point: Point, starts: dict[Point, list[int]], left: set[int]) -> Ring:
        line: list[Point] = []
        while True:
            out = starts[point]
            while out and (out[-1] if out[-1] >= 0 else ~out[-1]) not in left:
                out.pop()
            if not out:
                return tuple(line)
            arc = out.pop()
            left.discard(arc if arc >= 0 else ~arc)
            piece = self.points(arc)
            line.extend(piece[1:] if line else piece)
            point = piece[-1]


def _snapped(points: list[Point], step: int) -> tuple[Point, ...]:
    """Points on the wider grid, without repeats and without the middle of straight lines."""
    snapped: list[Point] = []
    for x, y in points:
        point = (round(x / step), round(y / step))
        if snapped and point == snapped[-1]:
            continue
        if len(snapped) > 1:
            (ax, ay), (bx, by) = snapped[-2:]
            ux, uy, vx, vy = bx - ax, by - ay, point[0] - bx, point[1] - by
            if ux * vy == uy * vx and ux * vx + uy * vy > 0:
                snapped.pop()
        snapped.append(point)
    return tuple(snapped)


def _simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The line without the vertices that lie closer than `tolerance` to it (Douglas and Peucker); loops keep three."""
    if len(points) < 4:
        return points
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda i: _off(points[i], points[0], points[0]))
        spans = [(0, far), (far, len(points) - 1)]
        keep.add(far)
        side = max(range(len(points)), key=lambda i: _off(points[i], points[0], points[far]))
        keep.add(side)
    else:
        spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        start, end = points[first], points[last]
        worst, middle = max((_off(points[i], start, end), i) for i in range(first + 1, last))
        if worst > tolerance * tolerance:
            keep.add(middle)
            spans += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """Square of the distance of a point from a stretch of line."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    ex, ey = px - ax - share * dx, py - ay - share * dy
    return ex * ex + ey * ey
