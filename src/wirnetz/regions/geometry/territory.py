"""The close view of a territory: municipality borders, neighbours as context, networks, towns and numbered sites."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wirnetz.documents.drawing import Drawing, Legend, Ring, Role, Shape
from wirnetz.regions.geometry.frame import CREDIT, Frame
from wirnetz.regions.geometry.labels import (
    Layout,
    Placed,
    Site,
    Town,
    place_sites,
    place_towns,
    scale_bar,
    site_dots,
)
from wirnetz.regions.geometry.painting import MOST_DISTRICTS_FILLED
from wirnetz.regions.geometry.sea import place_sea
from wirnetz.regions.geometry.state import context_layers
from wirnetz.regions.geometry.topology import Topology

DESCRIPTION = "Karte mit Gemeindegrenzen. Dieselben Angaben stehen als Liste daneben."
CLOSEST = 46  # metres for each pixel; the borders are not exact enough for more
MOST_LINKED = 260  # municipalities; larger territories link their districts instead
MOST_LINES = 900  # municipalities; larger territories show district borders only
MOST_DISTRICTS_NARROW = 8  # in narrow drawings; larger territories show and link their districts only
TOLERANCE, TOLERANCE_NARROW = 0.5, 1.0  # pixels that a border may be off


@dataclass(frozen=True, slots=True)
class Close:
    """The areas of a close view, all as keys of municipalities."""

    topology: Topology
    focus: list[str]
    own: list[str]
    one: list[str]
    many: list[str]
    large: list[list[str]]

    @classmethod
    def of(
        cls, topology: Topology, keys: Iterable[str], own_keys: Iterable[str], other_sets: Iterable[Collection[str]]
    ) -> "Close":
        """Resolve sets of official keys of any level to the municipalities in view."""
        focus = topology.within(keys)
        inside = set(focus)
        counts: dict[str, int] = {}
        large = []
        for other in other_sets:
            here = [key for key in topology.within(other) if key in inside]
            if len({key[:5] for key in topology.within(other)}) > MOST_DISTRICTS_FILLED:
                if here:
                    large.append(here)
                continue
            for key in here:
                counts[key] = counts.get(key, 0) + 1
        own = [key for key in topology.within(own_keys) if key in inside]
        return cls(topology, focus, own, sorted(counts), sorted(k for k, n in counts.items() if n > 1), large)


def territory_map(
    municipalities: Topology,
    districts: Topology,
    keys: Collection[str],
    *,
    own_keys: Collection[str] = (),
    other_sets: Sequence[Collection[str]] = (),
    marked: Collection[str] = (),
    sites: Sequence[Site] = (),
    towns: Iterable[Town] = (),
    names: Mapping[str, str] | None = None,
    href: Callable[[str], str] | None = None,
    narrow: bool = False,
    is_outdated: bool = False,
    title: str = "",
) -> Drawing:
    """A set of areas close up. KeyError if none of `keys` is known.

    `own_keys` are covered by an own network (tint and boundary band), each of `other_sets` by another one (hatch;
    more than ten districts: outline). `marked` areas inside are outlined strongly and named first. Keys may be
    districts, municipalities or Länder.
    """
    focus = districts.within(key[:5] for key in keys)
    if not focus or not municipalities.within(keys):
        raise KeyError(", ".join(sorted(keys)))
    size, padding, shift = ((380, 400), 18, (0, 6)) if narrow else ((660, 640), 44, (0, 14))
    box = municipalities.bbox(municipalities.within(keys))
    rings = () if narrow else districts.outline(focus)
    base = Frame.beside_legend(box, size, padding, shift, CLOSEST / municipalities.scale, rings=rings)
    step = max(1, round(base.unit))
    drawn = municipalities.coarse(step, step * (TOLERANCE_NARROW if narrow else TOLERANCE))
    frame = base.scaled(step)
    close = Close.of(drawn, keys, own_keys, other_sets)
    by_district = narrow and len(focus) > MOST_DISTRICTS_NARROW
    painted, clip = _painted(close, is_outdated, 0.95 if narrow else 1.0, by_district)
    shown = set(drawn.within(marked)) & set(close.focus)
    if 0 < len(shown) < len(close.focus):
        painted.append(Shape(Role.EDGE_OTHER, drawn.outline(sorted(shown)), width=2.6))
    layers = [*context_layers(drawn, districts, keys, base, frame), *painted]
    layers += _links(close, names or {}, href, by_district)
    layout = Layout(frame, 0.95 if narrow else 1.0)
    layout.reserve_corners()
    land = [ring for item in layers if item.role in {Role.CONTEXT, Role.PLAIN} for ring in item.rings]
    blocks = place_sites(layout, drawn, sites)
    placed: list[Placed] = [*scale_bar(layout, drawn), *place_sea(layout, drawn, land)]
    most = 6 if narrow else 14
    placed += place_towns(layout, drawn, towns, focus=close.focus, first=shown, most=most, blocks=blocks)
    placed += site_dots(layout, sites, blocks)
    name = f"territory{'-narrow' if narrow else ''}"
    items = (*layers, *placed)
    return Drawing(name, frame.box, frame.unit, items, title, DESCRIPTION, CREDIT, _legend(close), clip)


def _painted(close: Close, is_outdated: bool, size: float, by_district: bool) -> tuple[list[Shape], tuple[Ring, ...]]:
    """The territory in its order of drawing, and the rings that the band is clipped to."""
    outline, mesh = close.topology.outline, close.topology.mesh
    whole, own = outline(close.focus), outline(close.own)
    layers = [Shape(Role.PLAIN, whole), Shape(Role.OWN_TINT, own)]
    if len(close.focus) <= MOST_LINES and not by_district:
        lines = mesh({key: key for key in close.focus})
        layers.append(Shape(Role.MUNICIPALITY_LINE, lines, closed=False, width=0.75))
    if close.own:
        layers.append(Shape(Role.BAND, own, width=17 * size))
    elif close.one and set(close.one) >= set(close.focus):
        layers.append(Shape(Role.BAND_OTHER, whole, width=17 * size))
    layers.append(Shape(Role.HATCH_ONE, outline(close.one), width=1.15))
    layers.append(Shape(Role.HATCH_MANY, outline(close.many), width=1.15))
    borders = mesh({key: key[:5] for key in close.focus})
    layers.append(Shape(Role.DISTRICT_LINE, borders, closed=False, width=1.1))
    layers += [Shape(Role.OUTLINE, outline(keys), width=1.2) for keys in close.large]
    if len(close.own) < len(close.focus):
        width = 1.2 if close.own else 1.7 * size
        layers.append(Shape(Role.EDGE_OTHER, whole, width=width, dashed=is_outdated and not close.own))
    layers.append(Shape(Role.EDGE, own, width=1.7 * size, dashed=is_outdated))
    return [layer for layer in layers if layer.rings], own or whole


def _links(close: Close, names: Mapping[str, str], href: Callable[[str], str] | None, by_district: bool) -> list[Shape]:
    if href is None:
        return []
    districts = sorted({key[:5] for key in close.focus})
    if len(districts) == 1 or (len(close.focus) <= MOST_LINKED and not by_district):
        areas = {key: close.topology.rings(key) for key in close.focus}
    else:
        inside = set(close.focus)
        areas = {d: close.topology.outline([k for k in close.topology.members(d) if k in inside]) for d in districts}
    return [
        Shape(Role.AREA, rings, key=key, title=names[key], href=href(key))
        for key, rings in areas.items()
        if key in names and rings
    ]


def _legend(close: Close) -> tuple[Legend, ...]:
    entries = []
    if close.own:
        entries.append(Legend("tint", "Eigenes Netzwerk"))
    if close.one:
        entries.append(Legend("other", "Anderes Netzwerk"))
    is_seen = any(len(keys) < len(close.focus) for keys in close.large)  # else it hides under the edge
    if is_seen or (close.large and not entries):
        entries.append(Legend("outline", "Großes anderes Netzwerk"))
    if not entries:
        entries.append(Legend("free", "Kein regionales Netzwerk bekannt"))
    return tuple(entries)
