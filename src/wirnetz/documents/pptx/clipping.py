"""Rings and lines cut at the edge of the plate, hatching cut at the edge of an area: plain plane geometry."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, floor

from wirnetz.documents.pptx.grid import Box

XY = tuple[float, float]
Line = list[XY]


def clip_ring(ring: Sequence[XY], box: Box) -> Line:
    """The part of a closed ring inside `box` (Sutherland and Hodgman); empty when nothing is left."""
    if all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in ring):
        return list(ring)
    points = list(ring)
    edges = ((0, box.x, True), (0, box.right, False), (1, box.y, True), (1, box.bottom, False))
    for axis, limit, keeps_greater in edges:
        points = _clip_half(points, axis, limit, keeps_greater)
        if len(points) < 3:
            return []
    return points


def _clip_half(points: Line, axis: int, limit: float, keeps_greater: bool) -> Line:
    kept: Line = []
    before = points[-1]
    before_inside = before[axis] >= limit if keeps_greater else before[axis] <= limit
    for point in points:
        inside = point[axis] >= limit if keeps_greater else point[axis] <= limit
        if inside != before_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
        before, before_inside = point, inside
    return kept


def clip_line(line: Sequence[XY], box: Box) -> list[Line]:
    """The pieces of an open line inside `box` (Liang and Barsky for each stretch)."""
    if all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in line):
        return [list(line)]
    pieces: list[Line] = []
    current: Line = []
    for start, end in pairwise(line):
        visible = _clip_stretch(start, end, box)
        if visible is None:
            continue
        if not current or current[-1] != visible[0]:
            current = [visible[0]]
            pieces.append(current)
        current.append(visible[1])
    return pieces


def _clip_stretch(start: XY, end: XY, box: Box) -> tuple[XY, XY] | None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, start[0] - box.x),
        (dx, box.right - start[0]),
        (-dy, start[1] - box.y),
        (dy, box.bottom - start[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    entry = start if first == 0 else (start[0] + first * dx, start[1] + first * dy)
    leave = end if last == 1 else (start[0] + last * dx, start[1] + last * dy)
    return entry, leave


def hatch(rings: Iterable[Sequence[XY]], spacing: float, rising: bool) -> list[tuple[XY, XY]]:
    """Lines at 45° inside the rings (even-odd), `spacing` apart; they continue across neighbouring areas."""
    step = spacing * 2**0.5
    slope = 1.0 if rising else -1.0
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            level0, level1 = (x0 * slope + y0) / step, (x1 * slope + y1) / step
            low, high = (level0, level1) if level0 < level1 else (level1, level0)
            for level in range(ceil(low), floor(high) + 1):
                if low <= level < high:
                    share = (level - level0) / (level1 - level0)
                    crossings.setdefault(level, []).append(x0 + share * (x1 - x0))
            x0, y0 = x1, y1
    lines: list[tuple[XY, XY]] = []
    for level in sorted(crossings):
        stops = sorted(crossings[level])
        for left, right in zip(stops[::2], stops[1::2], strict=False):
            lines.append(((left, level * step - slope * left), (right, level * step - slope * right)))
    return lines
