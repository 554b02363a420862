"""A distribution as a picture: one dot for each value, dots of about the same value on top of each other.

Numbers are written as SVG wants them, whatever the language of the page.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (5, 10, 20, 25, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a dot stands, and what it stands for."""

    x: str
    y: str
    title: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Dots:
    """A drawing: its box, dots (the marked one last), hairlines with what they mean, base line, radius."""

    name: str
    box: str
    width: str
    base: str
    radius: str
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[str, str], ...]
    label_y: str
    mark: Dot | None
    mark_anchor: str = "middle"


def dots_of(values: Sequence[tuple[float, str]], marked: tuple[float, str], *, width: int, name: str) -> Dots:
    """Dots for `values` and one for the marked, all from 0 to a round end; `width` in pixels as seen."""
    radius, margin, head = (7.0, 24.0, 46.0) if width > 500 else (6.0, 20.0, 46.0)
    highest = max(value for value, _title in [*values, marked])
    step = next((step for step in STEPS if highest <= 4 * step), STEPS[-1])
    end = step * 4
    usable = width - 2 * margin
    columns: dict[int, list[tuple[float, str, bool]]] = defaultdict(list)
    for value, title in values:
        columns[int(value / end * usable // (2 * radius + 2))].append((value, title, False))
    columns[int(marked[0] / end * usable // (2 * radius + 2))].append((*marked, True))
    base = head + max(len(column) for column in columns.values()) * (2 * radius + 2)
    found, mark = [], None
    for number, column in sorted(columns.items()):
        for row, (_value, title, is_marked) in enumerate(column):
            x = margin + (number + 0.5) * (2 * radius + 2)
            dot = Dot(_told(x), _told(base - (row + 0.5) * (2 * radius + 2)), title, is_marked)
            found.append(dot)
            mark = dot if is_marked else mark
    ticks = tuple((_told(margin + part / 4 * usable), str(step * part)) for part in range(5))
    at = float(mark.x) if mark else 0.0
    anchor = "start" if at < width / 3 else "end" if at > width * 2 / 3 else "middle"
    return Dots(
        name, f"0 0 {width} {_told(base + 34)}", str(width), _told(base), _told(radius),
        tuple(sorted(found, key=lambda dot: dot.is_marked)), ticks, _told(base + 24), mark, anchor,
    )  # fmt: skip


def _told(value: float) -> str:
    return f"{value:.1f}"
