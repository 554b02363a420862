"""Advance widths of the two faces that readers' offices have."""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

SERIF = "georgia"
SANS = "arial"
SOFT_HYPHEN = "\u00ad"
_UNKNOWN = "m"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face (`SERIF` or `SANS`), size and line pitch in points, tracking in em.

    `reserve` counts the text that much wider, where another face may have to stand in for this one.
    """

    face: str
    size: float
    leading: float
    bold: bool = False
    tracking: float = 0.0
    reserve: float = 1.0

    def at(self, size: float) -> "Style":
        """The same style in another size, the line pitch in proportion (to tenths of a point)."""
        return _sized(self, size)


@lru_cache(maxsize=512)
def _sized(style: Style, size: float) -> Style:
    return replace(style, size=size, leading=round(style.leading * size / style.size, 1))


class _Widths(dict[str, float]):
    """Advance widths by letter; one that the table lacks counts as wide as `_UNKNOWN`."""

    def __missing__(self, letter: str) -> float:
        return self[_UNKNOWN]


@lru_cache(maxsize=4)
def _table(face: str, bold: bool) -> _Widths:
    """Advance width per character in em."""
    raw = json.loads((Path(__file__).parent / f"{face}.json").read_text(encoding="utf-8"))
    widths = _Widths((key, value / raw["units_per_em"]) for key, value in raw["bold" if bold else "regular"].items())
    widths[SOFT_HYPHEN] = 0.0
    return widths


@lru_cache(maxsize=8192)
def _ems(text: str, face: str, bold: bool) -> tuple[float, int]:
    """Width of `text` in em, and how many letters of it can be seen."""
    return sum(map(_table(face, bold).__getitem__, text)), len(text) - text.count(SOFT_HYPHEN)


def text_width(text: str, style: Style) -> float:
    """Width of `text` in points on one line, without kerning; a soft hyphen counts nothing."""
    width, visible = _ems(text, style.face, style.bold)
    return (width + visible * style.tracking) * style.size * style.reserve
