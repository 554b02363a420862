"""The view of one Land: its districts, painted as on the map of Germany, with the surroundings as context."""

from collections.abc import Callable, Iterable, Mapping

from wirnetz.documents.drawing import Drawing, Role, Shape
from wirnetz.regions.geometry.far import Sheet, area_links, network_legend, painted_layers
from wirnetz.regions.geometry.frame import CREDIT, Frame, cut, touches
from wirnetz.regions.geometry.labels import Layout, Placed, Town, place_towns, scale_bar
from wirnetz.regions.geometry.painting import Paint, Painting
from wirnetz.regions.geometry.sea import place_sea
from wirnetz.regions.geometry.topology import Topology

DESCRIPTION = (
    "Karte der Kreise. Gefüllt: eigene Netzwerke. Schraffiert: andere Netzwerke, große nur als Umriss. "
    "Weiß: kein regionales Netzwerk bekannt. Dieselben Angaben stehen in der Tabelle dazu."
)


def state_map(
    municipalities: Topology,
    districts: Topology,
    key: str,
    painted: Painting | Mapping[str, Paint],
    *,
    names: Mapping[str, str],
    towns: Iterable[Town] = (),
    href: Callable[[str], str] | None = None,
    narrow: bool = False,
    title: str = "",
) -> Drawing:
    """One Land by district, drawn from the finer shapes of the municipalities.

    The step of the grid follows the scale, so that a large Land is coarser. KeyError for an unknown Land.
    """
    own = districts.members(key) if len(key) == 2 else []
    if not own:
        raise KeyError(key)
    painting = painted if isinstance(painted, Painting) else Painting(painted)
    size, padding, weight = ((380, 400), 14, 0.85) if narrow else ((660, 640), 34, 1.0)
    rings = () if narrow else districts.outline(own)
    base = Frame.beside_legend(districts.bbox(own), size, padding, rings=rings)
    step = max(1, round(base.unit / 1.5))
    drawn, frame = municipalities.coarse(step), base.scaled(step)
    sheet = Sheet(drawn, {district: drawn.members(district) for district in own})
    layers = context_layers(drawn, districts, own, base, frame)
    shown = painted_layers(sheet, painting, weight)
    layers += shown
    layers += area_links(sheet, painting, names, href)
    layout = Layout(frame, 0.95 if narrow else 1.0)
    layout.reserve_corners()
    land = [ring for item in layers if item.role in {Role.CONTEXT, Role.LAND} for ring in item.rings]
    placed: list[Placed] = [*scale_bar(layout, drawn), *place_sea(layout, drawn, land)]
    inside = {member for keys in sheet.members.values() for member in keys}
    choice = [town for town in towns if town.key in inside]
    placed += place_towns(layout, drawn, choice, focus=inside, most=6 if narrow else 12)
    name = f"state-{key}{'-narrow' if narrow else ''}"
    return Drawing(name, frame.box, frame.unit, (*layers, *placed), title, DESCRIPTION, CREDIT, network_legend(shown))


def context_layers(
    drawn: Topology, districts: Topology, focus: Iterable[str], base: Frame, frame: Frame
) -> list[Shape]:
    """The surroundings of the `focus` (keys of any level) with their district borders, cut to the sheet.

    `base` is the view in units of `districts`, `frame` the same view in those of `drawn`.
    """
    inside = set(drawn.within(focus))
    near = [key for key in districts.keys if touches(districts.bbox([key]), base.surroundings())]
    groups = {key: district for district in near for key in drawn.members(district) if key not in inside}
    edge = frame.surroundings(0.5)
    land = cut(drawn.outline(list(groups)), edge, closed=True)
    lines = cut(drawn.mesh(groups), edge, closed=False)
    layers = [Shape(Role.CONTEXT, land), Shape(Role.CONTEXT_LINE, lines, closed=False, width=1.4)]
    return [layer for layer in layers if layer.rings]
