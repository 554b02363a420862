"""The free room of a layout: plain arithmetic on rectangles."""

from collections.abc import Iterable

from wirnetz.documents.pptx.grid import HEIGHT, Box

EDGE = 0.045  # of the slide, kept free all around
GAP = 12.0  # points between what the template draws and what we write


def free_room(size: tuple[float, float], known: tuple[Box | None, list[Box]], obstacles: Iterable[Box]) -> Box:
    """The largest rectangle that keeps clear of title, footers and drawn shapes, in line with the title's edges."""
    title, small = known
    width, height = size
    edge = EDGE * width
    room = Box(edge, edge, width - 2 * edge, height - 2 * edge)
    if title is not None:
        left = max(room.x, title.x) if title.x < 0.3 * width else room.x
        right = min(room.right, title.right) if title.right > 0.7 * width else room.right
        room = Box(left, room.y, right - left, room.height)
    gap = GAP * max(1.0, height / HEIGHT)
    for box in (*([title] if title is not None else []), *small, *obstacles):
        room = without(room, box, gap)
    return room


def without(room: Box, box: Box, gap: float = GAP) -> Box:
    """The largest part of `room` beside, above or below `box`."""
    if (
        box.right + gap <= room.x
        or box.x - gap >= room.right
        or box.bottom + gap <= room.y
        or box.y - gap >= room.bottom
    ):
        return room
    left, right = max(room.x, box.right + gap), min(room.right, box.x - gap)
    top, bottom = max(room.y, box.bottom + gap), min(room.bottom, box.y - gap)
    parts = (
        Box(room.x, room.y, room.width, max(0.0, bottom - room.y)),
        Box(room.x, top, room.width, max(0.0, room.bottom - top)),
        Box(room.x, room.y, max(0.0, right - room.x), room.height),
        Box(left, room.y, max(0.0, room.right - left), room.height),
    )
    return max(parts, key=lambda part: part.width * part.height)


def meets(first: Box, second: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    wide = min(first.right, second.right) - max(first.x, second.x)
    high = min(first.bottom, second.bottom) - max(first.y, second.y)
    return wide > 0.5 and high > 0.5
