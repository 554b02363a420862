"""The name of the sea on a map: once, in open water, as far from the shore as the view allows."""

from collections.abc import Collection, Sequence

from wirnetz.documents.drawing import Label, Ring
from wirnetz.regions.geometry.labels import LETTER_WIDTH, Layout, Placed
from wirnetz.regions.geometry.topology import Box, Topology

# Rough outlines in degrees that keep off foreign land; German land is taken out by its own shapes.
SEAS = {
    "Nordsee": (
        (6.6, 53.75), (6.6, 54.4), (7.6, 55.05), (8.15, 55.05), (8.9, 54.9), (9.0, 54.0), (8.6, 53.85), (8.3, 53.5),
        (8.0, 53.6), (7.2, 53.6),
    ),
    "Ostsee": (
        (9.7, 54.83), (10.05, 54.83), (10.4, 54.73), (10.9, 54.58), (11.9, 54.48), (12.3, 54.7), (12.9, 54.85),
        (13.6, 54.95), (14.25, 54.6), (14.2, 53.93), (13.0, 53.8), (10.7, 53.88), (9.9, 54.3),
    ),
}  # fmt: skip
SAMPLES = 24  # positions tried in each direction
LETTERS, SPACING = 14, 2.4  # pixels


def place_sea(layout: Layout, topology: Topology, land: Collection[Ring]) -> list[Placed]:
    """The name of each sea in view, where it covers neither land nor anything placed."""
    labels: list[Placed] = []
    for name, outline in SEAS.items():
        corners = [topology.xy(longitude, latitude) for longitude, latitude in outline]
        if spot := _widest_spot(layout, name, corners, land):
            x, y, box = spot
            layout.taken.append(box)
            size = round(LETTERS * layout.size, 1)
            labels.append(Label(name, round(x, 1), round(y, 1), size, 500, "middle", "sea"))
    return labels


def _widest_spot(
    layout: Layout, name: str, corners: Sequence[tuple[float, float]], land: Collection[Ring]
) -> tuple[float, float, Box] | None:
    frame, unit, size = layout.frame, layout.frame.unit, LETTERS * layout.size
    half, high = len(name) * (size * LETTER_WIDTH + SPACING) / 2 * unit, size * 0.7 * unit
    shore = [point for ring in land for point in ring]
    best: tuple[float, float, float, Box] | None = None
    for column in range(1, SAMPLES):
        for row in range(1, SAMPLES):
            x, y = frame.left + frame.width * column / SAMPLES, frame.top + frame.height * row / SAMPLES
            box = (x - half, y - high, x + half, y + high)
            if not is_inside(x, y, corners) or not layout.is_free(box, 8):
                continue
            room = _room((x, y), (half, high), shore, better_than=max(4 * unit, best[0] if best else 0.0))
            if not room or sum(is_inside(x, y, ring) for ring in land) % 2:
                continue
            best = (room, x, y, box)
    return best[1:] if best else None


def _room(
    centre: tuple[float, float],
    halves: tuple[float, float],
    shore: Sequence[tuple[float, float]],
    *,
    better_than: float,
) -> float:
    """How far a box (half its width and height) is from the nearest point of the shore; 0 for no more than asked."""
    (x, y), (half, high) = centre, halves
    room = 0.0
    for px, py in shore:
        away = max(abs(px - x) - half, abs(py - y) - high)
        if away <= better_than:
            return 0.0
        room = min(room, away) if room else away
    return room


def is_inside(x: float, y: float, ring: Sequence[tuple[float, float]]) -> bool:
    """Whether a point lies inside a closed ring (even-odd)."""
    inside = False
    for i, (bx, by) in enumerate(ring):
        ax, ay = ring[i - 1]
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
