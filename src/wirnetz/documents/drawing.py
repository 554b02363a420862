"""A map or chart as drawing data: what is to be seen where, without saying how a format draws it.

Coordinates are map units with y pointing down; `unit` says how many map units one pixel of the
intended size measures, so that a writer can turn line widths and letter sizes (given in pixels)
into map units. Colours are never given: a `role` is, and each writer has its own palette.
"""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[int, int]
Ring = tuple[Point, ...]


class Role(StrEnum):
    """What a shape means. The values are also the CSS classes of the SVG writer (`map-<value>`)."""

    WATER = "water"
    LAND = "land"  # an area in the far view, nothing known about it
    CONTEXT = "context"  # surroundings in the close view
    CONTEXT_LINE = "context-line"
    HATCH_ONE = "hatch-one"  # one other network
    HATCH_MANY = "hatch-many"  # two and more other networks (close view: second direction)
    OWN = "own"  # own network, far view
    OWN_LINE = "own-line"
    HATCH_BOTH = "hatch-both"  # white hatch over an own area: another network is here too
    OWN_TINT = "own-tint"  # own territory, close view
    PLAIN = "plain"  # territory without an own network, close view
    BAND = "band"  # boundary band inside the edge, clipped to the territory
    EDGE = "edge"
    BAND_OTHER = "band-other"
    EDGE_OTHER = "edge-other"
    OUTLINE = "outline"  # a large other network: outline only
    MUNICIPALITY_LINE = "municipality-line"
    DISTRICT_LINE = "district-line"
    STATE_LINE = "state-line"
    COAST = "coast"
    LOCATOR = "locator"  # ring around the region in the far view
    CLASS_1 = "class-1"
    CLASS_2 = "class-2"
    CLASS_3 = "class-3"
    CLASS_4 = "class-4"
    CLASS_5 = "class-5"
    NO_DATA = "no-data"
    AREA = "area"  # an area as a link, nothing painted; only in drawings asked for with links, for the web


@dataclass(frozen=True, slots=True)
class Shape:
    """Rings filled (even-odd) or lines stroked, all of one meaning.

    `width` is in pixels of the intended size (0: no stroke). A shape with `href` and `title` is a
    link in formats that know links. `key` is the official key where the shape is one area.
    `dashed` says that what the edge encloses rests on an outdated source.
    """

    role: Role
    rings: tuple[Ring, ...]
    closed: bool = True
    width: float = 0.0
    key: str = ""
    title: str = ""
    href: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A ring or a numbered dot; `number` empty: a plain town dot. `radius` in pixels."""

    role: str  # "town", "site" or Role.LOCATOR
    x: float
    y: float
    radius: float
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Text with a halo. `size` in pixels of the intended size, `anchor` is start, middle or end."""

    text: str
    x: float
    y: float
    size: float
    weight: int = 500
    anchor: str = "start"
    role: str = "label"  # "label", "sea" or "scale"


@dataclass(frozen=True, slots=True)
class Legend:
    """One entry of the legend; `swatch` is own, tint, other, both, outline or free."""

    swatch: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole map. `box` is x, y, width, height in map units; items are drawn in the order given."""

    name: str
    box: tuple[float, float, float, float]
    unit: float
    items: tuple[Shape | Circle | Label, ...]
    title: str
    description: str
    credit: str
    legend: tuple[Legend, ...] = ()
    clip: tuple[Ring, ...] = ()  # rings that bands are clipped to
