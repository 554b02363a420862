"""The layers of the far view (Germany, one Land): painted districts in one fixed order of drawing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wirnetz.documents.drawing import Legend, Ring, Role, Shape
from wirnetz.regions.geometry.painting import Paint, Painting
from wirnetz.regions.geometry.topology import Topology

NOTHING_KNOWN = "kein regionales Netzwerk bekannt"
OWN, OTHER, BOTH, LARGE, FREE = (
    Legend("own", "Eigenes Netzwerk"),
    Legend("other", "Anderes Netzwerk"),
    Legend("both", "Beides im selben Kreis"),
    Legend("outline", "Großes anderes Netzwerk"),
    Legend("free", "Keines bekannt"),
)
CLASSES = (Role.NO_DATA, Role.CLASS_1, Role.CLASS_2, Role.CLASS_3, Role.CLASS_4, Role.CLASS_5)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Districts on a topology: each stands for one or more of its areas (its municipalities, where they are finer)."""

    topology: Topology
    members: Mapping[str, Sequence[str]]

    def outline(self, districts: Iterable[str]) -> tuple[Ring, ...]:
        """The outer boundary of a set of districts; those not on the sheet are left out."""
        return self.topology.outline([key for d in districts if d in self.members for key in self.members[d]])

    def mesh(self, group_of: Callable[[str], str], districts: Iterable[str] | None = None) -> tuple[Ring, ...]:
        """The borders between districts of different groups."""
        chosen = self.members if districts is None else [d for d in districts if d in self.members]
        return self.topology.mesh({key: group_of(d) for d in chosen for key in self.members[d]})


def painted_layers(sheet: Sheet, painting: Painting, weight: float) -> list[Shape]:
    """Land, hatches, own areas, borders, coast; `weight` scales the line widths."""
    paint = {key: painting.areas[key] for key in sheet.members if key in painting.areas}
    if any(p.figure is not None for p in paint.values()):
        layers = _figures(sheet, paint)
        own: list[str] = []
    else:
        own = [key for key, p in paint.items() if p.is_own]
        layers = _networks(sheet, paint, own, weight)
    in_own = set(own)
    layers.append(_line(Role.OWN_LINE, sheet.mesh(lambda key: key, own), 0.7 * weight))
    layers.append(_line(Role.DISTRICT_LINE, sheet.mesh(lambda key: "own" if key in in_own else key), 0.55 * weight))
    layers += [Shape(Role.OUTLINE, sheet.outline(districts), width=1.2 * weight) for districts in painting.outlines]
    outdated = [key for key, p in paint.items() if p.is_outdated]
    layers.append(Shape(Role.OUTLINE, sheet.outline(outdated), width=0.9 * weight, dashed=True))
    layers.append(_line(Role.STATE_LINE, sheet.mesh(lambda key: key[:2]), 0.8 * weight))
    layers.append(Shape(Role.COAST, sheet.outline(sheet.members), width=0.9 * weight))
    return [layer for layer in layers if layer.rings]


def network_legend(layers: Iterable[Shape]) -> tuple[Legend, ...]:
    """What the painted layers mean, at most four entries.

    An outline of large networks is named where one is drawn; "both" gives way to it, being two of the others at once.
    """
    has_outline = any(layer.role == Role.OUTLINE and not layer.dashed for layer in layers)
    return (OWN, OTHER, LARGE if has_outline else BOTH, FREE)


def _networks(sheet: Sheet, paint: Mapping[str, Paint], own: list[str], weight: float) -> list[Shape]:
    one = [key for key, p in paint.items() if p.others == 1 and not p.is_own]
    many = [key for key, p in paint.items() if p.others > 1 and not p.is_own]
    both = [key for key in own if paint[key].others]
    return [
        Shape(Role.LAND, sheet.outline(sheet.members)),
        Shape(Role.HATCH_ONE, sheet.outline(one), width=0.9 * weight),
        Shape(Role.HATCH_MANY, sheet.outline(many), width=1.1 * weight),
        Shape(Role.OWN, sheet.outline(own)),
        Shape(Role.HATCH_BOTH, sheet.outline(both), width=0.9 * weight),
    ]


def _figures(sheet: Sheet, paint: Mapping[str, Paint]) -> list[Shape]:
    layers = [Shape(Role.LAND, sheet.outline(sheet.members))]
    for figure, role in enumerate(CLASSES):
        layers.append(Shape(role, sheet.outline([key for key, p in paint.items() if p.figure == figure])))
    return layers


def _line(role: Role, lines: tuple[Ring, ...], width: float) -> Shape:
    return Shape(role, lines, closed=False, width=width)


def area_links(
    sheet: Sheet, painting: Painting, names: Mapping[str, str], href: Callable[[str], str] | None
) -> list[Shape]:
    """One link for each district, titled with its name and what is known; nothing without `href`."""
    if href is None:
        return []
    links = []
    for district, keys in sheet.members.items():
        rings = sheet.topology.rings(keys[0]) if len(keys) == 1 else sheet.topology.outline(keys)
        paint = painting.areas.get(district)
        sentence = paint.sentence if paint else NOTHING_KNOWN
        name = names.get(district, district)
        title = f"{name}: {sentence}" if sentence else name
        links.append(Shape(Role.AREA, rings, key=district, title=title, href=href(district)))
    return links
