"""The view box of a drawing: which part of the country fits into how many pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from wirnetz.documents.drawing import Ring
from wirnetz.regions.geometry.topology import Box

CREDIT = "© GeoBasis-DE / BKG 2017 (Daten verändert)"
LEGEND = (250, 130)  # pixels at the upper left of a wide sheet that the legend and the name line stand on
SURROUNDINGS = 0.45  # drawn beyond the view box on every side, since a sheet may be cut wider


@dataclass(frozen=True, slots=True)
class Frame:
    """A view box in map units, with `unit` map units for each pixel."""

    left: float
    top: float
    width: float
    height: float
    unit: float

    @classmethod
    def around(
        cls,
        box: Box,
        size: tuple[int, int],
        padding: float,
        shift: tuple[float, float] = (0, 0),
        least: float = 0.0,
        *,
        head: float = 0.0,
    ) -> "Frame":
        """The frame of `size` pixels that shows `box` with `padding` pixels around it, moved by `shift` pixels.

        A pixel measures at least `least` map units; `head` pixels at the top stay free.
        """
        width, height = size
        room = height - 2 * padding - head
        unit = max((box[2] - box[0]) / (width - 2 * padding), (box[3] - box[1]) / room, least)
        left = (box[0] + box[2]) / 2 - (shift[0] + width / 2) * unit
        top = (box[1] + box[3]) / 2 - (shift[1] + (height + head) / 2) * unit
        return cls(left, top, width * unit, height * unit, unit)

    @classmethod
    def beside_legend(
        cls,
        box: Box,
        size: tuple[int, int],
        padding: float,
        shift: tuple[float, float] = (0, 0),
        least: float = 0.0,
        *,
        rings: Iterable[Ring],
    ) -> "Frame":
        """The same for a wide sheet; if the `rings` of its subject came to lie under the legend: below the legend."""
        frame = cls.around(box, size, padding, shift, least)
        right, bottom = frame.left + LEGEND[0] * frame.unit, frame.top + LEGEND[1] * frame.unit
        if any(x < right and y < bottom for ring in rings for x, y in ring):
            return cls.around(box, size, padding, (shift[0], 0), least, head=LEGEND[1] - padding)
        return frame

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.top + self.height

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x, y, width, height, as drawings have it."""
        return tuple(round(value, 2) for value in (self.left, self.top, self.width, self.height))  # type: ignore[return-value]

    def scaled(self, factor: float) -> "Frame":
        """The same view in units `factor` times as large."""
        return Frame(*(value / factor for value in (self.left, self.top, self.width, self.height, self.unit)))

    def surroundings(self, share: float = SURROUNDINGS) -> Box:
        """The box widened on every side by a share of its width and height."""
        dx, dy = self.width * share, self.height * share
        return self.left - dx, self.top - dy, self.right + dx, self.bottom + dy

    def holds(self, x: float, y: float, margin: float) -> bool:
        """Whether a point lies inside, at least `margin` pixels from the edge."""
        edge = margin * self.unit
        return self.left + edge < x < self.right - edge and self.top + edge < y < self.bottom - edge


def touches(first: Box, second: Box) -> bool:
    """Whether two boxes overlap."""
    return first[0] < second[2] and first[2] > second[0] and first[1] < second[3] and first[3] > second[1]


def cut(rings: tuple[Ring, ...], box: Box, *, closed: bool) -> tuple[Ring, ...]:
    """Rings (or lines) as far as they lie in a box: what is outside is left out, nothing inside changes.

    Closed rings are clipped to the box so that fills stay right; lines are broken at the edge.
    """
    cutter = _cut_ring if closed else _cut_line
    return tuple(piece for ring in rings for piece in cutter(ring, box))


def _cut_line(line: Ring, box: Box) -> list[Ring]:
    pieces: list[Ring] = []
    current: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for point in line:
        inside = box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
        if inside:
            if not current and before is not None:
                current.append(before)
            current.append(point)
        elif current:
            pieces.append((*current, point))
            current = []
        before = point
    if len(current) > 1:
        pieces.append(tuple(current))
    return pieces


def _cut_ring(ring: Ring, box: Box) -> list[Ring]:
    """Sutherland and Hodgman, edge by edge, on whole numbers."""
    points: list[tuple[float, float]] = list(ring)
    for axis, limit, sign in (
        (0, floor(box[0]), 1),
        (1, floor(box[1]), 1),
        (0, ceil(box[2]), -1),
        (1, ceil(box[3]), -1),
    ):
        source, points = points, []
        for i, point in enumerate(source):
            last = source[i - 1]
            is_in, was_in = (point[axis] - limit) * sign >= 0, (last[axis] - limit) * sign >= 0
            if is_in != was_in:
                share = (limit - last[axis]) / (point[axis] - last[axis])
                points.append(tuple(last[k] + share * (point[k] - last[k]) for k in (0, 1)))  # type: ignore[arg-type]
            if is_in:
                points.append(point)
        if not points:
            return []
    rounded = [(round(x), round(y)) for x, y in points]
    clean = [point for i, point in enumerate(rounded) if point != rounded[i - 1]]
    return [tuple(clean)] if len(clean) >= 3 else []
