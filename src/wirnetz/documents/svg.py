"""Drawings as SVG: for the web with classes and links, for print with plain colours. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from wirnetz.documents.content import Theme
from wirnetz.documents.drawing import Circle, Drawing, Label, Ring, Role, Shape

Palette = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a role is drawn, in names of the palette: fill, stroke, opacity of the stroke."""

    fill: str = ""
    stroke: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Hatch:
    """Lines at an angle: pixels between them and their width."""

    gap: float
    width: float
    angle: int
    colour: str = "hatch"


LOOKS: Mapping[str, Look] = {
    Role.WATER: Look("plate"),
    Role.LAND: Look("free"),
    Role.CONTEXT: Look("context"),
    Role.CONTEXT_LINE: Look(stroke="plate"),
    Role.OWN: Look("accent"),
    Role.OWN_LINE: Look(stroke="free"),
    Role.OWN_TINT: Look("accent-tint"),
    Role.PLAIN: Look("free"),
    Role.BAND: Look(stroke="accent", opacity=0.3),
    Role.EDGE: Look(stroke="accent"),
    Role.BAND_OTHER: Look(stroke="ink", opacity=0.12),
    Role.EDGE_OTHER: Look(stroke="ink"),
    Role.OUTLINE: Look(stroke="ink-2"),
    Role.STATE_LINE: Look(stroke="line-strong"),
    Role.COAST: Look(stroke="ink-2"),
    Role.LOCATOR: Look(stroke="ink"),
    **{f"class-{n}": Look(f"class-{n}") for n in range(1, 6)},
}
FAR_HATCHES = {
    Role.HATCH_ONE: Hatch(5.2, 0.9, 45),
    Role.HATCH_MANY: Hatch(3, 1.1, 45),
    Role.HATCH_BOTH: Hatch(5.2, 0.9, 45, "free"),
}
CLOSE_HATCHES = {
    Role.HATCH_ONE: Hatch(8, 1.15, 45),
    Role.HATCH_MANY: Hatch(8, 1.15, -45),
    Role.HATCH_BOTH: Hatch(8, 1.15, 45),
}
CLOSE_ROLES = {Role.PLAIN, Role.OWN_TINT, Role.MUNICIPALITY_LINE}
BANDS = {Role.BAND, Role.BAND_OTHER}
DOT_GAP, DOT_WIDTH = 6.0, 1.2
HALO, DOT_EDGE, SITE_EDGE, RING_WIDTH, FOCUS_WIDTH = 3.2, 1.2, 1.8, 1.6, 2.4
DASHES = (4.0, 3.0)
LETTER_DROP = 0.34  # from the middle line of a text to its base line, of the size
SEA_SPACING = 2.4


def palette_of(theme: Theme) -> dict[str, str]:
    """The colours of a printed map in the colours of `theme`."""
    return {
        "free": "#ffffff", "context": "#f4f7f8", "map-line": "#b4bfc5", "hatch": "#5d717b", "line-strong": "#74838a",
        "class-1": "#e0e9ed", "class-2": "#bfcfd6", "class-3": "#93abb5", "class-4": "#637a84", "class-5": "#364952",
        "plate": theme.plate, "ink": theme.ink, "ink-2": theme.ink_2,
        "accent": theme.accent, "accent-tint": theme.accent_tint,
    }  # fmt: skip


def cover_palette(theme: Theme) -> dict[str, str]:
    """Reversed for a solid cover in the accent colour: pale lines, the own network white."""
    pale = {"free": theme.accent, "context": theme.accent, "plate": theme.accent, "accent": "#ffffff"}
    lines = {"map-line": "#c9749d", "line-strong": "#dba3be", "ink-2": "#f0d3e0", "hatch": "#dba3be", "ink": "#ffffff"}
    return palette_of(theme) | pale | lines


def svg(
    drawing: Drawing,
    *,
    palette: Palette | None = None,
    prefix: str = "",
    font: str = "Hanken Grotesk",
    credit: bool = False,
) -> str:
    """A drawing as one `<svg>` element.

    Without `palette` for the web: CSS classes `map-<role>` only, areas with `href` as links on top of what is
    painted. With a palette (colour by name, see `palette_of`) for print: attributes in plain hex, no classes, no
    links. `prefix` makes the ids unique in a page. `credit` writes the credit line into the lower right corner.
    """
    return _Writer(drawing, palette, prefix or drawing.name, font).whole(credit)


def path_data(rings: Iterable[Ring], *, closed: bool) -> str:
    """The `d` of a path in the shortest relative form."""
    return "".join(_ring_data(ring, closed) for ring in rings)


def _ring_data(ring: Ring, closed: bool) -> str:
    x, y = ring[0]
    parts, last = [f"M{x} {y}"], ""
    for nx, ny in ring[1:]:
        dx, dy = nx - x, ny - y
        if dy == 0:
            step, command = f"{dx}", "h"
        elif dx == 0:
            step, command = f"{dy}", "v"
        else:
            step, command = (f"{dx}{dy}" if dy < 0 else f"{dx} {dy}"), "l"
        parts.append((command if command != last else "" if step[0] == "-" else " ") + step)
        last, x, y = command, nx, ny
    return "".join(parts) + ("z" if closed else "")


class _Writer:
    def __init__(self, drawing: Drawing, palette: Palette | None, prefix: str, font: str) -> None:
        self.drawing, self.palette, self.prefix, self.font = drawing, palette, prefix, font
        self.unit = drawing.unit
        roles = {item.role for item in drawing.items if isinstance(item, Shape)}
        self.hatches = CLOSE_HATCHES if roles & CLOSE_ROLES else FAR_HATCHES
        self.is_close = bool(roles & CLOSE_ROLES)
        self.areas = [i for i in drawing.items if isinstance(i, Shape) and i.role == Role.AREA and palette is None]
        self.reuses_areas = bool(self.areas) and Role.LAND in roles
        self.roles = roles

    def whole(self, credit: bool) -> str:
        """The element with its description, patterns and items."""
        drawing = self.drawing
        box = " ".join(f"{value:g}" for value in drawing.box)
        title, description = f"{self.prefix}-t", f"{self.prefix}-d"
        has_links = self.palette is None and Role.AREA in self.roles
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="{"group" if has_links else "img"}" '
            f'aria-labelledby="{title} {description}"{self._class(self._root_classes())}{self._font()}>'
            f'<title id="{title}">{escape(drawing.title)}</title>'
            f'<desc id="{description}">{escape(drawing.description)}</desc>'
        )
        rest = {id(area) for area in self.areas[1:]}  # the first one writes them all
        body = "".join(self._item(item) for item in drawing.items if id(item) not in rest)
        return f"{head}{self._defs()}{body}{self._credit() if credit else ''}</svg>"

    def _root_classes(self) -> str:
        """`map`, the view it shows, and whether it is the drawing for narrow windows."""
        names = ["map", "map-close" if self.is_close else "map-far"]
        if self.is_close and Role.OWN_TINT not in self.roles:
            names.append("map-without-own")
        if self.drawing.name.endswith("-narrow"):
            names.append("map-narrow")
        return " ".join(names)

    def _class(self, names: str) -> str:
        return f' class="{names}"' if self.palette is None else ""

    def _font(self) -> str:
        return "" if self.palette is None else f' font-family="{escape(self.font)}"'

    def _px(self, pixels: float) -> str:
        return f"{round(pixels * self.unit, 2):g}"

    def _colour(self, name: str) -> str:
        return self.palette[name] if self.palette is not None else ""

    def _defs(self) -> str:
        parts = [self._hatch(role, hatch) for role, hatch in self.hatches.items() if role in self.roles]
        if Role.NO_DATA in self.roles:
            parts.append(self._dots())
        if self.drawing.clip and self.roles & BANDS:
            data = path_data(self.drawing.clip, closed=True)
            parts.append(f'<clipPath id="{self.prefix}-clip"><path clip-rule="evenodd" d="{data}"/></clipPath>')
        return f"<defs>{''.join(parts)}</defs>" if parts else ""

    def _hatch(self, role: Role, hatch: Hatch) -> str:
        gap, middle = self._px(hatch.gap), self._px(hatch.gap / 2)
        stroke = f' stroke="{self._colour(hatch.colour)}"' if self.palette is not None else ""
        name = f"{role}-close" if self.is_close and role == Role.HATCH_BOTH else role
        return (
            f'<pattern id="{self.prefix}-{role}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({hatch.angle})"{self._class(f"map-{name}")}>'
            f'<path fill="none"{stroke} stroke-width="{self._px(hatch.width)}" d="M0 {middle}H{gap}"/></pattern>'
        )

    def _dots(self) -> str:
        gap = self._px(DOT_GAP)
        fill = f' fill="{self._colour("hatch")}"' if self.palette is not None else ""
        return (
            f'<pattern id="{self.prefix}-{Role.NO_DATA}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse"'
            f'{self._class("map-no-data")}><circle cx="{self._px(DOT_GAP / 2)}" cy="{self._px(DOT_GAP / 2)}" '
            f'r="{self._px(DOT_WIDTH / 2)}"{fill}/></pattern>'
        )

    def _item(self, item: Shape | Circle | Label) -> str:
        if isinstance(item, Shape):
            return self._shape(item) if item.role != Role.AREA else self._links() if self.areas else ""
        return self._circle(item) if isinstance(item, Circle) else self._label(item)

    def _links(self) -> str:
        """All areas as links, above everything painted; the width is that of the edge that shows hover and focus."""
        links = "".join(self._link(area) for area in self.areas)
        width = self._px(FOCUS_WIDTH)
        return f'<g class="map-areas" stroke-width="{width}" stroke-linejoin="round" fill-rule="evenodd">{links}</g>'

    def _link(self, area: Shape) -> str:
        if self.reuses_areas:
            inner = f'<use href="#{self.prefix}-{area.key}"/>'
        else:
            inner = f'<path d="{path_data(area.rings, closed=True)}"/>'
        return f'<a href="{escape(area.href)}"><title>{escape(area.title)}</title>{inner}</a>'

    def _district_width(self) -> float:
        lines = (i.width for i in self.drawing.items if isinstance(i, Shape) and i.role == Role.DISTRICT_LINE)
        return next(lines, 0.55)

    def _land(self) -> str:
        """The land area by area: filled, stroked as district border, and used again by the links on top."""
        paths = "".join(
            f'<path id="{self.prefix}-{area.key}" d="{path_data(area.rings, closed=True)}"/>' for area in self.areas
        )
        return (
            f'<g class="map-land map-district-line" stroke-width="{self._px(self._district_width())}" '
            f'stroke-linejoin="round" fill-rule="evenodd">{paths}</g>'
        )

    def _shape(self, shape: Shape) -> str:
        if self.reuses_areas and shape.role == Role.LAND:
            return self._land()
        if self.reuses_areas and shape.role == Role.DISTRICT_LINE:
            return ""
        data = path_data(shape.rings, closed=shape.closed)
        if shape.role in self.hatches or shape.role == Role.NO_DATA:
            return f'<path fill="url(#{self.prefix}-{shape.role})" fill-rule="evenodd" d="{data}"/>'
        attributes = self._class(f"map-{shape.role}") if self.palette is None else self._print_attributes(shape)
        if shape.width:
            attributes += f' stroke-width="{self._px(shape.width)}" stroke-linejoin="round"'
        else:
            attributes += ' fill-rule="evenodd"'
        if shape.dashed:
            attributes += f' stroke-dasharray="{self._px(DASHES[0])} {self._px(DASHES[1])}"'
        if shape.role in BANDS and self.drawing.clip:
            attributes += f' clip-path="url(#{self.prefix}-clip)"'
        return f'<path{attributes} d="{data}"/>'

    def _print_attributes(self, shape: Shape) -> str:
        look = LOOKS.get(shape.role) or self._line_look(shape.role)
        fill = self._colour(look.fill) if look.fill else "none"
        stroke = f' stroke="{self._colour(look.stroke)}"' if look.stroke else ""
        opacity = f' stroke-opacity="{look.opacity:g}"' if look.opacity < 1 else ""
        return f' fill="{fill}"{stroke}{opacity}'

    def _line_look(self, role: Role) -> Look:
        """District and municipality borders: purple inside an own territory, else slate."""
        if role == Role.DISTRICT_LINE and not self.is_close:
            return Look(stroke="map-line")
        stroke = "accent" if Role.OWN_TINT in self.roles else "ink-2"
        return Look(stroke=stroke, opacity=0.28 if role == Role.MUNICIPALITY_LINE else 0.8)

    def _paint(self, name: str, fill: str, stroke: str, opacity: float = 1.0) -> str:
        if self.palette is None:
            return f' class="map-{name}"'
        faded = f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
        return f' fill="{self._colour(fill) if fill else "none"}" stroke="{self._colour(stroke)}"{faded}'

    def _circle(self, circle: Circle) -> str:
        place = f'cx="{circle.x:g}" cy="{circle.y:g}" r="{self._px(circle.radius)}"'
        if circle.role == Role.LOCATOR:
            return f'<circle {place} stroke-width="{self._px(RING_WIDTH)}"{self._paint("locator", "", "ink")}/>'
        if circle.role == "town":
            return f'<circle {place} stroke-width="{self._px(DOT_EDGE)}"{self._paint("town", "ink", "free", 0.9)}/>'
        dot = f'<circle {place} stroke-width="{self._px(SITE_EDGE)}"{self._paint("site", "ink", "free")}/>'
        letters = 13 * circle.radius / 11.5 * (1 if len(circle.number) < 3 else 0.8)
        colour = ' class="map-number"' if self.palette is None else f' fill="{self._colour("free")}"'
        number = (
            f'<text x="{circle.x:g}" y="{round(circle.y + letters * 0.355 * self.unit, 1):g}" font-weight="700" '
            f'font-size="{self._px(letters)}" text-anchor="middle"{colour}>{escape(circle.number)}</text>'
        )
        title = f"<title>{escape(circle.title)}</title>" if circle.title and self.palette is None else ""
        return f"<g>{title}{dot}{number}</g>"

    def _label(self, label: Label) -> str:
        y = round(label.y + label.size * LETTER_DROP * self.unit, 1)
        place = f'x="{label.x:g}" y="{y:g}" font-size="{self._px(label.size)}" font-weight="{label.weight}"'
        anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
        if label.role == "sea":
            colour = ' class="map-sea"' if self.palette is None else f' fill="{self._colour("ink-2")}"'
            return f'<text {place}{anchor} letter-spacing="{self._px(SEA_SPACING)}"{colour}>{escape(label.text)}</text>'
        halo = f' stroke-width="{self._px(HALO)}" stroke-linejoin="round" paint-order="stroke"'
        return f"<text {place}{anchor}{halo}{self._paint('label', 'ink', 'free', 0.9)}>{escape(label.text)}</text>"

    def _credit(self) -> str:
        left, top, width, height = self.drawing.box
        colour = ' class="map-credit"' if self.palette is None else f' fill="{self._colour("ink-2")}"'
        return (
            f'<text x="{round(left + width - 8 * self.unit, 1):g}" y="{round(top + height - 8 * self.unit, 1):g}" '
            f'font-size="{self._px(12)}" text-anchor="end"{colour}>{escape(self.drawing.credit)}</text>'
        )
