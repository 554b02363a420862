"""Text fitted into a box: first whole at the wished size, then smaller, at last shortened at a boundary."""

import re
from dataclasses import dataclass
from functools import lru_cache

from wirnetz.documents.measure.breaking import break_lines
from wirnetz.documents.measure.widths import Style, text_width

ELLIPSIS = "\u00a0…"  # stays on the line of the last word
_SENTENCE_END = re.compile(r"(?<=[.!?“])\s+(?=[A-ZÄÖÜ„0-9])")
_CLAUSE_END = re.compile(r"\s*[,;:–]\s+|\s+\(")
_TRAILING = re.compile(r"[\s,;:–-]+$|\s+(?:und|oder|der|die|das|des|für|mit|in|von|am|im|zur?m?)$")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text with its style and lines. `native` goes to the program; `is_whole` is False when it was shortened."""

    text: str
    native: str
    lines: tuple[str, ...]
    style: Style
    width: float
    is_whole: bool = True

    @property
    def height(self) -> float:
        """Height in points: lines times pitch."""
        return len(self.lines) * self.style.leading

    @property
    def longest(self) -> float:
        """Width of the widest line."""
        return max((text_width(line, self.style) for line in self.lines), default=0.0)


@lru_cache(maxsize=2048)
def lay(text: str, width: float, style: Style) -> Fitted:
    """The text in lines of `width`, as high as it gets; remembered, as pages are planned and then laid out."""
    broken = break_lines(text, width, style)
    return Fitted(text, broken.native, broken.lines, style, width)


def fit(text: str, width: float, height: float, style: Style, minimum: float, *, most_lines: int = 99) -> Fitted:
    """Fit `text` into a box: shrink by single points down to `minimum`, never below, then shorten.

    Whoever can move text to a further slide asks `is_whole` and does that instead of showing the short form.
    """
    size = style.size
    while size >= minimum:
        tried = lay(text, width, style.at(size))
        if _fits(tried, height, most_lines):
            return tried
        size -= 1
    smallest = style.at(minimum)
    short = shorten(text, width, height, smallest, most_lines=most_lines)
    broken = break_lines(short, width, smallest)
    return Fitted(short, broken.native, broken.lines, smallest, width, is_whole=short == text)


def shorten(text: str, width: float, height: float, style: Style, *, most_lines: int = 99) -> str:
    """The longest beginning of `text` that fits: whole sentences, else up to a clause, else up to a word, with "…"."""
    if _fits(lay(text, width, style), height, most_lines):
        return text
    for pattern, mark in ((_SENTENCE_END, ""), (_CLAUSE_END, ELLIPSIS), (re.compile(r"\s+"), ELLIPSIS)):
        best = ""
        for match in pattern.finditer(text):
            candidate = text[: match.start()]
            if mark:
                candidate = _TRAILING.sub("", candidate) + mark
            if _fits(lay(candidate, width, style), height, most_lines):
                best = candidate
        if len(best) >= 0.4 * len(text) or (best and pattern.pattern == r"\s+"):
            return best
    return "…"


def _fits(fitted: Fitted, height: float, most_lines: int) -> bool:
    return len(fitted.lines) <= most_lines and fitted.height <= height + 0.05 and fitted.longest <= fitted.width + 0.05
