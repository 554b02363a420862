"""Names, sites and the sea on a map: placed one after the other where nothing is in the way."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt

from wirnetz.documents.drawing import Circle, Label, Point, Role, Shape
from wirnetz.regions.geometry.frame import LEGEND, Frame, touches
from wirnetz.regions.geometry.topology import Box, Topology

CITY_WEIGHT = 90_000
TOWN_WEIGHT = 12_000
LETTER_WIDTH = 0.55  # of the size, mean over German names in Hanken Grotesk 600
NARROW_CORNER = (150, 60)  # pixels at the upper left of a narrow drawing without names
SITE_RADIUS = 11.5
LONGEST_NAME = 38  # letters; longer names of networks are left to the list
Placed = Shape | Circle | Label


@dataclass(frozen=True, slots=True)
class Town:
    """A place that may be named; `weight` orders places by size."""

    key: str
    name: str
    weight: int
    longitude: float
    latitude: float
    is_town: bool = True  # has the rights of a town; villages are named last


@dataclass(frozen=True, slots=True)
class Site:
    """A numbered dot; the number is the key in the list beside the map."""

    number: str
    longitude: float
    latitude: float
    title: str = ""


@dataclass(slots=True)
class Layout:
    """What is placed already in a frame. `size` scales letters and dots."""

    frame: Frame
    size: float = 1.0
    taken: list[Box] = field(default_factory=list)

    def reserve_corners(self) -> None:
        """Keep the upper left free for the legend and the lower right for the credit, which stand over the map."""
        frame, unit = self.frame, self.frame.unit
        wide = frame.width > 500 * unit
        legend = tuple(pixels * unit for pixels in (LEGEND if wide else NARROW_CORNER))
        self.taken.append((frame.left, frame.top, frame.left + legend[0], frame.top + legend[1]))
        self.taken.append((frame.right - 270 * unit, frame.bottom - 26 * unit, frame.right, frame.bottom))

    def is_free(self, box: Box, margin: float = 2) -> bool:
        """Whether a box lies in the frame and touches nothing placed."""
        f, edge = self.frame, margin * self.frame.unit
        inside = (
            box[0] > f.left + edge and box[2] < f.right - edge and box[1] > f.top + edge and box[3] < f.bottom - edge
        )
        return inside and not any(touches(box, other) for other in self.taken)

    def text_box(self, text: str, x: float, y: float, size: float, anchor: str) -> Box:
        """The box of a text whose middle line is at y."""
        width = (len(text) * size * LETTER_WIDTH + 4) * self.frame.unit
        height = size * 1.2 * self.frame.unit
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        return left, y - height / 2, left + width, y + height / 2


@dataclass(frozen=True, slots=True)
class Block:
    """The dots of one place: middle, half width, and for each dot the index of its site and its middle."""

    x: float
    y: float
    half: float
    dots: tuple[tuple[int, float, float], ...]


def place_sites(layout: Layout, topology: Topology, sites: Sequence[Site]) -> list[Block]:
    """Reserve room for the numbered dots; those of one place stand beside each other in a block."""
    radius = SITE_RADIUS * layout.size * layout.frame.unit
    groups: list[tuple[float, float, list[int]]] = []
    for index, site in enumerate(sites):
        x, y = topology.xy(site.longitude, site.latitude)
        near = next((g for g in groups if abs(g[0] - x) < 2 * radius and abs(g[1] - y) < 2 * radius), None)
        if near:
            near[2].append(index)
        elif layout.frame.holds(x, y, SITE_RADIUS):
            groups.append((x, y, [index]))
    blocks = [_block(x, y, members, radius) for x, y, members in groups]
    for block in blocks:
        layout.taken += [(x - radius, y - radius, x + radius, y + radius) for _, x, y in block.dots]
    return blocks


def _block(x: float, y: float, members: list[int], radius: float) -> Block:
    columns = ceil(sqrt(len(members)))
    rows = ceil(len(members) / columns)
    dots = []
    for order, index in enumerate(members):
        column, row = order % columns, order // columns
        in_row = min(columns, len(members) - row * columns)
        dots.append((index, x + (column - (in_row - 1) / 2) * 2.1 * radius, y + (row - (rows - 1) / 2) * 2.1 * radius))
    return Block(x, y, columns * 1.05 * radius, tuple(dots))


def site_dots(layout: Layout, sites: Sequence[Site], blocks: Iterable[Block]) -> list[Placed]:
    """The numbered dots at their reserved places."""
    radius = SITE_RADIUS * layout.size
    return [
        Circle("site", round(x, 1), round(y, 1), radius, sites[index].number, sites[index].title)
        for block in blocks
        for index, x, y in block.dots
    ]


def place_towns(
    layout: Layout,
    topology: Topology,
    towns: Iterable[Town],
    *,
    focus: Collection[str],
    most: int,
    first: Collection[str] = (),
    blocks: Collection[Block] = (),
) -> list[Placed]:
    """Dots and names of up to `most` places, `first` ones, then the territory's: to the right, else left, else out."""
    placed: list[Placed] = []
    inside = set(focus)
    ranked = sorted(
        towns,
        key=lambda t: (
            t.key not in first,
            t.key not in inside,
            t.weight < CITY_WEIGHT,
            not t.is_town,
            -t.weight,
            t.key,
        ),
    )
    for town in ranked:
        if len(placed) >= 2 * most:
            break
        x, y = topology.xy(town.longitude, town.latitude)
        if layout.frame.holds(x, y, 12):
            placed += _town(layout, town, x, y, blocks)
    dots = [item for item in placed if isinstance(item, Circle)]
    return [*dots, *(item for item in placed if isinstance(item, Label))]


def _town(layout: Layout, town: Town, x: float, y: float, blocks: Collection[Block]) -> list[Placed]:
    unit, scale = layout.frame.unit, layout.size
    size = (17 if town.weight > CITY_WEIGHT else 14 if town.weight > TOWN_WEIGHT else 13) * scale
    weight = 700 if town.weight > CITY_WEIGHT else 600
    reach = 17 * unit * scale
    site = next((b for b in blocks if abs(b.x - x) < reach and abs(b.y - y) < reach), None)
    offset = site.half + 4 * unit if site else 6 * unit
    if site:
        x, y = site.x, site.y
    dot: Box = (x - 3 * unit, y - 3 * unit, x + 3 * unit, y + 3 * unit)
    if not site and any(touches(dot, other) for other in layout.taken):
        return []
    for anchor, at in (("start", x + offset), ("end", x - offset)):
        box = layout.text_box(town.name, at, y, size, anchor)
        if layout.is_free(box):
            layout.taken += [box] if site else [box, dot]
            label = Label(town.name, round(at, 1), round(y, 1), round(size, 1), weight, anchor)
            return [label] if site else [Circle("town", round(x, 1), round(y, 1), 2.6), label]
    return []


def place_names(
    layout: Layout, names: Mapping[str, Sequence[Point]], *, size: float, most: int, avoid: Collection[Point]
) -> list[Placed]:
    """Names beside areas (given by the points of their outlines), largest first, where they cover least of `avoid`."""
    unit = layout.frame.unit
    placed: list[Placed] = []
    for name, points in sorted(names.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(placed) == most or not points or len(name) > LONGEST_NAME:
            continue
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        cx, cy, gap, half = (left + right) / 2, (top + bottom) / 2, 5 * unit, size * 0.75 * unit
        above, below = top - half, bottom + half
        spots = [
            ("middle", cx, above), ("start", right + gap, cy), ("end", left - gap, cy), ("middle", cx, below),
            ("start", cx, above), ("end", cx, above), ("start", cx, below), ("end", cx, below),
            ("start", right + gap, top + half), ("end", left - gap, top + half),
        ]  # fmt: skip
        ranked = []
        for order, (anchor, x, y) in enumerate(spots):
            box = layout.text_box(name, x, y, size, anchor)
            if layout.is_free(box):
                covered = sum(box[0] <= px <= box[2] and box[1] <= py <= box[3] for px, py in avoid)
                ranked.append((covered + 4 * order, order, box))
        if ranked:
            _, order, box = min(ranked)
            anchor, x, y = spots[order]
            layout.taken.append(box)
            placed.append(Label(name, round(x, 1), round(y, 1), size, 600, anchor))
    return placed


def scale_bar(layout: Layout, topology: Topology) -> list[Placed]:
    """A bar of ten kilometres at the lower left."""
    unit, frame = layout.frame.unit, layout.frame
    length = round(10_000 / topology.scale)
    x, y, tick = round(frame.left + 20 * unit), round(frame.bottom - 18 * unit), max(1, round(4 * unit))
    bar = ((x, y - tick), (x, y), (x + length, y), (x + length, y - tick))
    text = Label("10 km", round(x + length + 7 * unit, 1), round(y - 3 * unit, 1), 12, 500, "start", "scale")
    box = layout.text_box("10 km", text.x, text.y, 12, "start")
    layout.taken.append((x - 4 * unit, box[1], box[2], y + 4 * unit))
    return [Shape(Role.LOCATOR, (bar,), closed=False, width=1.4), text]
