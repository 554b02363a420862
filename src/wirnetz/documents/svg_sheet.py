"""A map as a picture that stands alone: title, sentences, what the colours mean, date and sources around it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from wirnetz.documents.content import Site
from wirnetz.documents.drawing import Drawing, Legend
from wirnetz.documents.measure.fitting import lay
from wirnetz.documents.measure.widths import SANS, SERIF, Style, text_width
from wirnetz.documents.svg import Palette, svg

WIDER = 1.16  # programs without our faces take others, at most so much wider
KICKER, TITLE = Style(SANS, 14, 20, bold=True, reserve=WIDER), Style(SERIF, 24, 30, reserve=WIDER)
TEXT, FINE = Style(SANS, 14, 20, reserve=WIDER), Style(SANS, 12, 17, reserve=WIDER)
FAMILIES = {SANS: "Hanken Grotesk, Arial, sans-serif", SERIF: "Source Serif 4, Georgia, serif"}
MARGIN, GAP, SWATCH, DOT = 18.0, 12.0, (22.0, 14.0), 9.0
DROP = 0.76  # from the top of a line to its base line, of its pitch


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is written around a map: above it `kicker`, `title` and `lines`, below it `sites` and small `foot` lines."""

    title: str
    kicker: str = ""
    lines: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    foot: tuple[str, ...] = ()


def svg_sheet(drawing: Drawing, words: Words, *, palette: Palette) -> str:
    """The map with its words and legend as one picture with a white ground, in plain colours."""
    _left, _top, width, height = drawing.box
    sheet = _Sheet(palette, width / drawing.unit + 2 * MARGIN)
    sheet.write(words.kicker, KICKER, "accent")
    sheet.write(words.title, TITLE, "ink")
    for line in words.lines:
        sheet.write(line, TEXT, "ink-2")
    sheet.legend(drawing.legend)
    sheet.place(svg(drawing, palette=palette), height / drawing.unit)
    for site in words.sites:
        sheet.site(site)
    for line in words.foot:
        sheet.write(line, FINE, "ink-2")
    return sheet.whole(words.title)


class _Sheet:
    """Lines, legend and map one below the other."""

    def __init__(self, palette: Palette, width: float) -> None:
        self.palette, self.width, self.y = palette, width, MARGIN
        self.parts: list[str] = []

    @property
    def room(self) -> float:
        return self.width - 2 * MARGIN

    def write(self, words: str, style: Style, colour: str, *, indent: float = 0.0) -> None:
        """A paragraph, broken into lines; nothing where there are no words."""
        if not words:
            return
        for line in lay(words, self.room - indent, style).lines:
            self._text(line, MARGIN + indent, style, colour)
            self.y += style.leading
        self.y += GAP / 2

    def legend(self, entries: Sequence[Legend]) -> None:
        """Colours with their meaning, beside each other as far as there is room."""
        if not entries:
            return
        x = MARGIN
        for entry in entries:
            taken = SWATCH[0] + 8 + text_width(entry.text, FINE) + 20
            if x > MARGIN and x + taken > self.width - MARGIN:
                x, self.y = MARGIN, self.y + FINE.leading + 4
            self.parts.append(self._swatch(entry.swatch, x))
            self._text(entry.text, x + SWATCH[0] + 8, FINE, "ink")
            x += taken
        self.y += FINE.leading + GAP

    def place(self, drawn: str, height: float) -> None:
        """The map on its plate, cut at its edge."""
        at = f'x="{MARGIN:g}" y="{self.y:g}" width="{self.room:g}" height="{height:g}"'
        self.parts.append(f'<rect {at} fill="{self.palette["plate"]}"/>' + drawn.replace("<svg ", f"<svg {at} ", 1))
        self.y += height + GAP

    def site(self, site: Site) -> None:
        """A number as on the map, with what it stands for."""
        middle = self.y + TEXT.leading / 2
        self.parts.append(
            f'<circle cx="{MARGIN + DOT:g}" cy="{middle:g}" r="{DOT:g}" fill="{self.palette["ink"]}"/>'
            f'<text x="{MARGIN + DOT:g}" y="{middle + 4:g}" font-size="11" font-weight="700" text-anchor="middle" '
            f'fill="{self.palette["free"]}">{escape(site.number)}</text>'
        )
        self.write(site.text, TEXT, "ink", indent=2 * DOT + 8)

    def whole(self, title: str) -> str:
        """The picture."""
        height = self.y + MARGIN / 2
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{height:g}" '
            f'viewBox="0 0 {self.width:g} {height:g}" font-family="{FAMILIES[SANS]}"><title>{escape(title)}</title>'
            f"<defs>{self._pattern('other', 'free', 'hatch')}{self._pattern('both', 'accent', 'free')}</defs>"
            f'<rect width="{self.width:g}" height="{height:g}" fill="{self.palette["free"]}"/>'
            f"{''.join(self.parts)}</svg>"
        )

    def _text(self, words: str, x: float, style: Style, colour: str) -> None:
        weight = ' font-weight="650"' if style.bold else ""
        family = f' font-family="{FAMILIES[style.face]}"' if style.face != SANS else ""
        y = round(self.y + style.leading * DROP, 1)
        self.parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{style.size:g}"{weight}{family} '
            f'fill="{self.palette[colour]}">{escape(words)}</text>'
        )

    def _pattern(self, name: str, ground: str, line: str) -> str:
        return (
            f'<pattern id="sheet-{name}" width="4" height="4" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="4" height="4" fill="{self.palette[ground]}"/>'
            f'<path d="M0 2H4" stroke="{self.palette[line]}"/></pattern>'
        )

    def _swatch(self, swatch: str, x: float) -> str:
        fill, edge = {
            "own": (self.palette["accent"], "accent"),
            "tint": (self.palette["accent-tint"], "accent"),
            "other": ("url(#sheet-other)", "ink-2"),
            "both": ("url(#sheet-both)", "accent"),
            "outline": ("none", "ink"),
            "dot": (self.palette["ink"], "ink"),
        }.get(swatch, (self.palette[swatch if swatch.startswith("class-") else "free"], "line-strong"))
        width, height = SWATCH
        heavy = ' stroke-width="2"' if swatch == "outline" else ""
        return (
            f'<rect x="{x:g}" y="{self.y + 1:g}" width="{width:g}" height="{height:g}" fill="{fill}" '
            f'stroke="{self.palette[edge]}"{heavy}/>'
        )
