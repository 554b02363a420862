"""The colours of a stranger's theme: resolved to what is seen, measured for contrast, put in the place of ours."""

import colorsys
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from wirnetz.documents.theme import contrast

READABLE, VISIBLE, SAME = 4.5, 3.0, 2.0
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
PRESETS = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "gray": "#808080"}
_NAMED = re.compile(r'<a:schemeClr val="(\w+)"(?:/>|>(.*?)</a:schemeClr>)')
_FIXED = re.compile(r'<a:srgbClr val="([0-9A-Fa-f]{6})"(?:/>|>(.*?)</a:srgbClr>)')

Mods = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour as the file names it (a name of the scheme or `#rrggbb`, with changes in per cent) and as it is seen."""

    base: str
    seen: str
    mods: Mods = ()

    def xml(self, inner: str = "") -> str:
        """The colour element; `inner` are further changes, for example an alpha."""
        changes = "".join(f'<a:{name} val="{value * 1000}"/>' for name, value in self.mods) + inner
        tag, value = ("srgbClr", self.base[1:].upper()) if self.base.startswith("#") else ("schemeClr", self.base)
        return f'<a:{tag} val="{value}">{changes}</a:{tag}>' if changes else f'<a:{tag} val="{value}"/>'

    def changed(self, *mods: tuple[str, int]) -> "Tone":
        """The same colour lighter or darker."""
        return Tone(self.base, modified(self.seen, mods), (*self.mods, *mods))


def modified(colour: str, mods: Iterable[tuple[str, int]]) -> str:
    """`colour` after lumMod, lumOff, satMod, shade and tint, each in per cent; other changes count nothing."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    for name, percent in mods:
        share = percent / 100
        if name in {"lumMod", "lumOff", "satMod"}:
            hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
            light = light * share if name == "lumMod" else light + share if name == "lumOff" else light
            saturation = saturation * share if name == "satMod" else saturation
            red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, saturation))
        elif name == "shade":
            red, green, blue = (part * share for part in (red, green, blue))
        elif name == "tint":
            red, green, blue = (1 - (1 - part) * share for part in (red, green, blue))
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in (red, green, blue))


@dataclass(frozen=True, slots=True)
class Scheme:
    """The theme's colours by the names that slides use (bg1, tx1, accent1 …) and by their slots (dk1, lt1 …).

    `accents` are the strong colours of a template that names no accent of its scheme.
    """

    values: dict[str, str]
    accents: tuple[Tone, ...] = ()

    def tone(self, name: str) -> Tone:
        """A colour of the scheme."""
        return Tone(name, self.values.get(name, "#000000"))

    def read(self, holder: Any, placeholder: str = "") -> Tone | None:
        """The colour element inside `holder` (a fill or a reference); `placeholder` stands for phClr."""
        for child in holder if holder is not None else ():
            local = child.tag.rpartition("}")[2]
            mods: Mods = tuple(
                (each.tag.rpartition("}")[2], round(int(each.get("val", "100000").rstrip("%")) / 1000))
                for each in child
                if each.get("val", "").rstrip("%").lstrip("-").isdigit()
            )
            value = child.get("val", "")
            if local == "schemeClr":
                name = placeholder if value == "phClr" and placeholder else value
                if name in self.values:
                    return Tone(name, modified(self.values[name], mods), mods)
            elif local == "srgbClr" and re.fullmatch(r"[0-9A-Fa-f]{6}", value):
                return Tone(f"#{value.lower()}", modified(f"#{value}", mods), mods)
            elif local in {"sysClr", "prstClr"}:
                seen = f"#{child.get('lastClr')}" if child.get("lastClr") else PRESETS.get(value, "#000000")
                return Tone(seen.lower(), modified(seen, mods), mods)
        return None


def scheme_of(theme: Any, mapping: Any) -> Scheme:
    """The colours of a theme part under a master's colour map; what is missing is black on white."""
    values = {slot: "#ffffff" if slot.startswith("lt") else "#000000" for slot in SLOTS}
    holder = theme.find(".//" + qn("a:clrScheme")) if theme is not None else None
    bare = Scheme({})
    for child in holder if holder is not None else ():
        tone = bare.read(child)
        if tone is not None:
            values[child.tag.rpartition("}")[2]] = tone.seen
    pairs = USUAL_MAP | dict(mapping.attrib.items() if mapping is not None else ())
    return Scheme(values | {name: values[slot] for name, slot in pairs.items() if slot in values})


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under a text: a colour to derive others from, and every shade that occurs in it."""

    tone: Tone
    shades: tuple[str, ...]

    def contrast(self, colour: str) -> float:
        """The worst contrast that `colour` has on it."""
        return min(contrast(colour, shade) for shade in self.shades)

    def accent(self, scheme: Scheme) -> Tone:
        """The template's accent as it can be read here: the first, another one that can, else the first changed."""
        choices = scheme.accents or tuple(scheme.tone(f"accent{number}") for number in range(1, 7))
        if self.contrast(choices[0].seen) < SAME:
            readable = (tone for tone in choices[1:] if self.contrast(tone.seen) >= VISIBLE)
            choices = (next(readable, choices[0]),)
        found = nearest_readable(choices[0], self)
        return found if self.contrast(found.seen) >= READABLE else ink_on(scheme, self)

    @property
    def is_dark(self) -> bool:
        """Whether white is read better on it than black."""
        return self.contrast("#ffffff") > self.contrast("#000000")

    def leaning(self, share: int) -> Tone:
        """The ground by `share` per cent nearer to its ink."""
        if self.is_dark:
            return self.tone.changed(("satMod", 70), ("lumMod", 100 - share), ("lumOff", share))
        return self.tone.changed(("lumMod", 100 - share))


@dataclass(frozen=True, slots=True)
class Palette:
    """Which colour of the template stands for each of ours, on one ground. `is_readable`: the ink reaches 4.5 there."""

    ground: Ground
    tones: dict[str, Tone]
    fixed: dict[str, Tone]
    is_readable: bool

    def recoloured(self, xml: str) -> str:
        """Shapes drawn in our names of colours, in the template's colours and its text face."""

        def named(match: re.Match[str]) -> str:
            return self.tones[match[1]].xml(match[2] or "") if match[1] in self.tones else match[0]

        def fixed(match: re.Match[str]) -> str:
            tone = self.fixed.get(match[1].lower())
            return tone.xml(match[2] or "") if tone else match[0]

        return _NAMED.sub(named, _FIXED.sub(fixed, xml)).replace('"+mj-lt"', '"+mn-lt"')


def palette_on(scheme: Scheme, ground: Ground, wished: Tone | None = None) -> Palette:
    """The colours for drawing on `ground`: ink (the `wished` one if it can be read), a readable accent, quiet tones."""
    ink = ink_on(scheme, ground, wished)
    accent = ground.accent(scheme)
    softer = ink.changed(("lumMod", 80)) if ground.is_dark else ink.changed(("lumMod", 75), ("lumOff", 25))
    ink_2 = softer if ground.contrast(softer.seen) >= READABLE + 0.5 else ink
    tones_of_tint: list[Mods] = [
        (("satMod", 50), ("lumMod", 20), ("lumOff", 80)),
        (("satMod", 50), ("lumMod", 10), ("lumOff", 90)),
    ]
    if ground.is_dark:
        tones_of_tint = [(("lumMod", share),) for share in (55, 35, 20)]
    bare = Tone(
        accent.base, scheme.values.get(accent.base, accent.base if accent.base.startswith("#") else accent.seen)
    )
    tint = _first(tones_of_tint, bare, lambda tone: contrast(ink.seen, tone.seen) >= READABLE)
    steps = [ink.changed(("lumMod", share)) for share in (60, 70, 80)] if ground.is_dark else []
    steps += [ground.leaning(share) for share in (35, 40, 45, 50, 60, 70)]
    quiet = next((tone for tone in steps if ground.contrast(tone.seen) >= VISIBLE), ink_2)
    tones = {
        "tx1": ink, "tx2": ink_2, "bg1": ground.tone, "bg2": ground.leaning(8),
        "accent1": accent, "accent2": accent, "accent3": tint,
        "accent4": quiet, "accent5": quiet, "accent6": ground.leaning(25),
    }  # fmt: skip
    shares = {"f4f7f9": 4, "b0bdc2": 28, "74838a": 50, "dfeaef": 8, "baced8": 20, "8eaab6": 36, "5b7a88": 55}
    fixed = {key: ground.leaning(share) for key, share in shares.items()} | {"2c4654": ink_2}
    return Palette(ground, tones, fixed, ground.contrast(ink.seen) >= READABLE)


def ink_on(scheme: Scheme, ground: Ground, wished: Tone | None = None) -> Tone:
    """A text colour of the scheme: the wished one where it reaches 4.5, else the first that does, else the best."""
    names = ("tx1", "bg1", "tx2", "bg2", "dk1", "lt1", "dk2", "lt2")
    choices = [*([wished] if wished else []), *(scheme.tone(name) for name in names)]
    choices += [Tone("#000000", "#000000"), Tone("#ffffff", "#ffffff")]
    readable = (tone for tone in choices if ground.contrast(tone.seen) >= READABLE)
    return next(readable, max(choices, key=lambda tone: ground.contrast(tone.seen)))


def nearest_readable(tone: Tone, ground: Ground, wanted: float = READABLE) -> Tone:
    """The colour itself, or as little darker or lighter as makes it readable on `ground`."""
    if ground.contrast(tone.seen) >= wanted:
        return tone
    left = range(90, 5, -10)
    ways: list[Mods] = [(("lumMod", share),) for share in left]
    if ground.is_dark:
        ways = [(("lumMod", share), ("lumOff", 100 - share)) for share in left]
    return _first(ways, tone, lambda tried: ground.contrast(tried.seen) >= wanted)


def _first(ways: Iterable[Mods], tone: Tone, good: Callable[[Tone], bool]) -> Tone:
    tried = tone
    for mods in ways:
        tried = tone.changed(*mods)
        if good(tried):
            return tried
    return tried
