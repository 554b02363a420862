"""A territory in numbered parts: fills that differ between neighbours, strong borders, a numbered dot in each."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from wirnetz.documents.drawing import Drawing, Role, Shape
from wirnetz.regions.geometry.frame import CREDIT, Frame
from wirnetz.regions.geometry.labels import Layout, Placed, Site, Town, place_sites, place_towns, scale_bar, site_dots
from wirnetz.regions.geometry.state import context_layers
from wirnetz.regions.geometry.territory import CLOSEST, MOST_LINES, TOLERANCE_NARROW
from wirnetz.regions.geometry.topology import Topology

FILLS = (Role.PLAIN, Role.CLASS_2, Role.CLASS_1, Role.CLASS_3, Role.CLASS_4, Role.CLASS_5)
DESCRIPTION = "Karte der Teile mit ihren Nummern. Dieselben Angaben stehen in der Tabelle dazu."
SIZE, PADDING = (380, 400), 16


@dataclass(frozen=True, slots=True)
class PartLink:
    """Something of a part that can be pressed: its name in `key`, the official keys it covers, words and address."""

    key: str
    keys: tuple[str, ...]
    title: str
    href: str


def parts_map(
    municipalities: Topology,
    districts: Topology,
    parts: Sequence[Collection[str]],
    *,
    touching: Collection[tuple[int, int]] = (),
    sites: Sequence[Site] = (),
    towns: Iterable[Town] = (),
    marked: Collection[str] = (),
    chosen: Collection[str] = (),
    links: Sequence[PartLink] = (),
    title: str = "",
    name: str = "parts",
) -> Drawing:
    """Parts as sets of official keys of any level. `touching` pairs get different fills; `marked` areas an edge, the
    `chosen` one a heavier one; `links` lie above all.

    KeyError if no area is known. The fills carry no meaning, the numbers of the `sites` do.
    """
    everything = municipalities.within(key for keys in parts for key in keys)
    if not everything:
        raise KeyError(", ".join(sorted(key for keys in parts for key in keys)))
    base = Frame.around(municipalities.bbox(everything), SIZE, PADDING, (0, 6), CLOSEST / municipalities.scale)
    step = max(1, round(base.unit))
    drawn, frame = municipalities.coarse(step, step * TOLERANCE_NARROW), base.scaled(step)
    members = [drawn.within(keys) for keys in parts]
    fills = fills_of(len(parts), touching)
    layers = context_layers(drawn, districts, everything, base, frame)
    layers += [Shape(fill, drawn.outline(keys)) for fill, keys in zip(fills, members, strict=True) if keys]
    group = {key: str(part) for part, keys in enumerate(members) for key in keys}
    if len(everything) <= MOST_LINES:
        layers.append(Shape(Role.MUNICIPALITY_LINE, drawn.mesh({key: key for key in group}), closed=False, width=0.5))
    layers.append(Shape(Role.DISTRICT_LINE, drawn.mesh({key: key[:5] for key in group}), closed=False, width=0.9))
    layers.append(Shape(Role.EDGE_OTHER, drawn.outline(list(group)), width=1.4))
    layers.append(Shape(Role.EDGE_OTHER, drawn.mesh(group), closed=False, width=2.4))
    moved = drawn.within(marked)
    layers.append(Shape(Role.EDGE, drawn.outline(moved), width=2.0))
    layers.append(Shape(Role.EDGE, drawn.outline(drawn.within(chosen)), width=3.6))
    layout = Layout(frame, 0.95)
    layout.reserve_corners()
    blocks = place_sites(layout, drawn, sites)
    placed: list[Placed] = [*scale_bar(layout, drawn)]
    placed += place_towns(layout, drawn, towns, focus=list(group), most=6, blocks=blocks)
    placed += site_dots(layout, sites, blocks)
    pressed = [
        Shape(Role.AREA, drawn.outline(drawn.within(link.keys)), key=link.key, title=link.title, href=link.href)
        for link in links
    ]
    items = (*(layer for layer in (*layers, *pressed) if layer.rings), *placed)
    return Drawing(name, frame.box, frame.unit, items, title, DESCRIPTION, CREDIT)


def fills_of(parts: int, touching: Collection[tuple[int, int]]) -> list[Role]:
    """A fill for each part, the first one that no neighbour before it has."""
    fills: list[Role] = []
    for part in range(parts):
        near = {fills[other] for pair in touching if part in pair for other in pair if other < part}
        fills.append(next(fill for fill in FILLS if fill not in near))
    return fills
