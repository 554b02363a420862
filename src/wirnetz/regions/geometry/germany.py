"""The view of Germany by district."""

from collections.abc import Callable, Collection, Mapping, Sequence

from wirnetz.documents.drawing import Circle, Drawing, Role
from wirnetz.regions.geometry.far import Sheet, area_links, network_legend, painted_layers
from wirnetz.regions.geometry.frame import CREDIT, Frame
from wirnetz.regions.geometry.labels import Layout, Site, place_names
from wirnetz.regions.geometry.painting import Paint, Painting
from wirnetz.regions.geometry.topology import Topology

NORMAL, NARROW = (5, 7.5), (8, 13.0)  # grid step and tolerance; both less than a pixel
DESCRIPTION = (
    "Karte der 401 Kreise. Gefüllt: eigene Netzwerke. Schraffiert: andere Netzwerke, große nur als Umriss. "
    "Weiß: kein regionales Netzwerk bekannt. Dieselben Angaben stehen in der Tabelle dazu."
)


def germany_map(
    topology: Topology,
    painted: Painting | Mapping[str, Paint],
    *,
    names: Mapping[str, str],
    href: Callable[[str], str] | None = None,
    marked: Collection[str] = (),
    narrow: bool = False,
    title: str = "Regionale Netzwerke in Deutschland",
    description: str = DESCRIPTION,
    labels: bool = True,
    dots: Sequence[Site] = (),
) -> Drawing:
    """Germany on the topology of the districts.

    `names` gives the name of each district by key, for the titles of the links that `href` leads to.
    `marked` districts together get a ring around them; `dots` are places without a number. The narrow drawing is
    380 units wide, with fewer names.
    """
    painting = painted if isinstance(painted, Painting) else Painting(painted)
    drawn = topology.coarse(*(NARROW if narrow else NORMAL))
    size, padding, weight = ((380, 490), 8, 0.8) if narrow else ((660, 790), 10, 1.0)
    frame = Frame.around(drawn.bbox(drawn.keys), size, padding)
    sheet = Sheet(drawn, {key: [key] for key in drawn.keys})
    layers = painted_layers(sheet, painting, weight)
    items = [*layers, *area_links(sheet, painting, names, href)]
    layout = Layout(frame)
    if labels:
        outlines = {name: [p for ring in sheet.outline(keys) for p in ring] for name, keys in painting.names.items()}
        painted_roles = {Role.HATCH_ONE, Role.HATCH_MANY, Role.OWN, Role.STATE_LINE}
        avoid = [p for item in items if item.role in painted_roles for ring in item.rings for p in ring]
        layout.reserve_corners()
        most, letters = (3, 12) if narrow else (6, 14)
        items += place_names(layout, outlines, size=letters, most=most, avoid=avoid)  # type: ignore[arg-type]
    items += _dots(drawn, dots, 2.2 if narrow else 3.2)  # type: ignore[arg-type]
    items += _rings_around(drawn, marked, frame)  # type: ignore[arg-type]
    name = "germany-narrow" if narrow else "germany"
    return Drawing(name, frame.box, frame.unit, tuple(items), title, description, CREDIT, network_legend(layers))


def _dots(topology: Topology, sites: Sequence[Site], radius: float) -> list[Circle]:
    places = {(site.longitude, site.latitude): site.title for site in sites}
    spots = [(*topology.xy(*place), title) for place, title in places.items()]
    return [Circle("town", round(x, 1), round(y, 1), radius, title=title) for x, y, title in spots]


def _rings_around(topology: Topology, marked: Collection[str], frame: Frame) -> list[Circle]:
    keys = [key for key in topology.keys if any(m.startswith(key) or key.startswith(m) for m in marked)]
    if not keys:
        return []
    left, top, right, bottom = topology.bbox(keys)
    radius = max(right - left, bottom - top) / 2 / frame.unit + 9
    return [Circle(Role.LOCATOR, (left + right) / 2, (top + bottom) / 2, round(radius, 1))]
