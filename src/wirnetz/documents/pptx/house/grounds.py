"""What a template draws on its slides: background, panels that texts may stand on, shapes to keep clear of."""

import colorsys
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image
from pptx.oxml.ns import qn

from wirnetz.documents.pptx.grid import EMU, Box
from wirnetz.documents.pptx.house.colours import Ground, Scheme, Tone

COVERING = 0.6  # share of the slide from which on a shape is a ground and nothing to keep clear of
CARRYING = 0.85  # share of a box that has to lie on a panel
SAMPLE = 24  # pixels to which a picture is reduced before its shades are read
MOST_PIXELS = 60_000_000
_DRAWN = ("p:sp", "p:pic", "p:grpSp", "p:cxnSp", "p:graphicFrame")


@dataclass(frozen=True, slots=True)
class Panel:
    """A shape of layout or master with the ground that it makes, None where it is not filled."""

    box: Box
    ground: Ground | None

    def carries(self, box: Box) -> bool:
        """Whether most of `box` lies on it."""
        wide = min(box.right, self.box.right) - max(box.x, self.box.x)
        high = min(box.bottom, self.box.bottom) - max(box.y, self.box.y)
        return wide > 0 and high > 0 and wide * high >= CARRYING * box.width * box.height

    def is_in_the_way(self, size: tuple[float, float]) -> bool:
        """Whether our text has to keep clear of it."""
        return self.box.width * self.box.height < COVERING * size[0] * size[1]


def drawn_things(source: Any, scheme: Scheme, size: tuple[float, float]) -> Iterator[Panel]:
    """The shapes of a layout or master that are no placeholders, cut at the slide's edge."""
    for shape in source._element.find(qn("p:cSld")).find(qn("p:spTree")):
        if shape.tag not in {qn(tag) for tag in _DRAWN} or shape.find(f"./*/{qn('p:nvPr')}/{qn('p:ph')}") is not None:
            continue
        box = _cut(_frame(shape), size)
        if box is not None:
            yield Panel(box, _filling(shape, source, scheme))


def _frame(shape: Any) -> Box | None:
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        frame = shape.find("/".join(qn(part) for part in path.split("/")))
        if frame is not None and frame.find(qn("a:off")) is not None and frame.find(qn("a:ext")) is not None:
            at, ext = frame.find(qn("a:off")), frame.find(qn("a:ext"))
            return Box(*(int(part.get(key, 0)) / EMU for part, key in ((at, "x"), (at, "y"), (ext, "cx"), (ext, "cy"))))
    return None


def _cut(box: Box | None, size: tuple[float, float]) -> Box | None:
    if box is None:
        return None
    x, y = max(box.x, 0.0), max(box.y, 0.0)
    right, bottom = min(box.right, size[0]), min(box.bottom, size[1])
    return Box(x, y, right - x, bottom - y) if right >= x and bottom >= y and (right > x or bottom > y) else None


def _filling(shape: Any, source: Any, scheme: Scheme) -> Ground | None:
    if shape.tag == qn("p:pic"):
        return _picture_ground(shape, source)
    holder = shape.find(qn("p:spPr"))
    if holder is None:
        return None
    if holder.find(qn("a:noFill")) is not None:
        return None
    ground = _from_fill(holder, source, scheme)
    if ground is None and not any(holder.find(qn(tag)) is not None for tag in ("a:solidFill", "a:gradFill")):
        reference = shape.find(f"{qn('p:style')}/{qn('a:fillRef')}")
        if reference is not None and reference.get("idx") != "0":
            tone = scheme.read(reference)
            ground = Ground(tone, (tone.seen,)) if tone else None
    return ground


def ground_of(sources: tuple[Any, ...], scheme: Scheme, theme: Any) -> Ground:
    """The background: of the layout, else of the master, else the scheme's first background colour."""
    for source in sources:
        holder = source._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if holder is None:
            continue
        drawn = holder.find(qn("p:bgPr"))
        ground = _from_fill(drawn, source, scheme) if drawn is not None else _referred(holder, scheme, theme)
        if ground is not None:
            return ground
    tone = scheme.tone("bg1")
    return Ground(tone, (tone.seen,))


def _referred(holder: Any, scheme: Scheme, theme: Any) -> Ground | None:
    """A background that names one of the theme's fills and the colour to fill it with."""
    reference = holder.find(qn("p:bgRef"))
    tone = scheme.read(reference)
    if tone is None:
        return None
    fills = theme.find(f".//{qn('a:bgFillStyleLst')}")
    at = int(reference.get("idx", "1001")) - 1001
    if fills is not None and 0 <= at < len(fills) and fills[at].tag == qn("a:gradFill"):
        return _gradient(fills[at], scheme, tone)
    return Ground(tone, (tone.seen,))


def _from_fill(holder: Any, source: Any, scheme: Scheme) -> Ground | None:
    solid, gradient, picture = (holder.find(qn(tag)) for tag in ("a:solidFill", "a:gradFill", "a:blipFill"))
    if solid is not None and (tone := scheme.read(solid)) is not None:
        return Ground(tone, (tone.seen,))
    if gradient is not None:
        return _gradient(gradient, scheme, scheme.tone("bg1"))
    if picture is not None:
        return _picture_ground(picture, source)
    return None


def _gradient(fill: Any, scheme: Scheme, phclr: Tone) -> Ground | None:
    values = Scheme(scheme.values | {"phClr": phclr.seen})
    stops = [tone for stop in fill.iter(qn("a:gs")) if (tone := values.read(stop)) is not None]
    if not stops:
        return None
    first = stops[0] if stops[0].base != "phClr" else Tone(phclr.base, stops[0].seen, (*phclr.mods, *stops[0].mods))
    return Ground(first, tuple(dict.fromkeys(tone.seen for tone in stops)))


def _picture_ground(holder: Any, source: Any) -> Ground | None:
    """Dark, middle and light shade of a picture; None where it is see-through or cannot be read."""
    blip = holder.find(f".//{qn('a:blip')}")
    relation = blip.get(qn("r:embed")) if blip is not None else None
    if relation is None:
        return None
    try:
        data = source.part.related_part(relation).blob
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            small = picture.convert("RGBA").resize((SAMPLE, SAMPLE))
    except Exception:  # whatever is wrong with a stranger's picture, it makes no ground
        return None
    pixels: list[Any] = [small.getpixel((x, y)) for x in range(SAMPLE) for y in range(SAMPLE)]
    if any(alpha < 250 for *_, alpha in pixels):
        return None
    ranked = sorted(pixels, key=lambda pixel: 0.3 * pixel[0] + 0.59 * pixel[1] + 0.11 * pixel[2])
    shades = [ranked[round((len(ranked) - 1) * share)] for share in (0.5, 0.08, 0.92)]
    found = tuple(f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue, _ in shades)
    return Ground(Tone(found[0], found[0]), found)


def literal_accents(master: Any) -> tuple[Tone, ...]:
    """The strong colours of a template that names none of its scheme's accents, the most frequent first."""
    found: Counter[str] = Counter()
    for source in (master, *master.slide_layouts):
        element = source._element
        if any(named.get("val", "").startswith("accent") for named in element.iter(qn("a:schemeClr"))):
            return ()
        found.update(fixed.get("val", "").lower() for fixed in element.iter(qn("a:srgbClr")))
    return tuple(Tone(f"#{value}", f"#{value}") for value, _ in found.most_common() if _is_strong(value))[:4]


def _is_strong(value: str) -> bool:
    if not re.fullmatch(r"[0-9a-f]{6}", value):
        return False
    _, light, saturation = colorsys.rgb_to_hls(*(int(value[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    return saturation >= 0.3 and 0.12 <= light <= 0.85
