"""Advance widths of the two faces that readers' offices have."""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

SERIF = "georgia"
SANS = "arial"
SOFT_HYPHEN = "\u00ad"
_UNKNOWN = "m"  # a letter that the table lacks counts as wide as this one


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
        return replace(self, size=size, leading=round(self.leading * size / self.size, 1))


@lru_cache(maxsize=4)
def _table(face: str, bold: bool) -> dict[str, float]:
    """Advance width per character in em."""
    raw = json.loads((Path(__file__).parent / f"{face}.json").read_text(encoding="utf-8"))
    widths = {key: value / raw["units_per_em"] for key, value in raw["bold" if bold else "regular"].items()}
    widths[SOFT_HYPHEN] = 0.0
    return widths


def text_width(text: str, style: Style) -> float:
    """Width of `text` in points on one line, without kerning; a soft hyphen counts nothing."""
    table = _table(style.face, style.bold)
    wide = table[_UNKNOWN]
    visible = len(text) - text.count(SOFT_HYPHEN)
    return (sum([table.get(letter, wide) for letter in text]) + visible * style.tracking) * style.size * style.reserve
