"""Text that flows: paragraphs kept in blocks, measured, spread over as many slides as they need at 18 pt or more."""

import re
from dataclasses import dataclass, replace

from wirnetz.documents.measure import Fitted, lay
from wirnetz.documents.measure.breaking import LINE_BREAK
from wirnetz.documents.pptx.house.letters import Lettering

SMALLEST, LARGEST = 18.0, 24.0
SMALL = 14.0  # evidence and origins
BETWEEN, INSIDE = 0.7, 0.15  # of the letter size: space above a block, above a paragraph inside it
_SENTENCES = re.compile(r"(?<=[.!?“])\s+(?=[A-ZÄÖÜ„0-9])")


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: `tone` is a name of our colours ("": as the placeholder sets it), `link` a web address.

    `dot` is the number that stands before an entry of a map.
    """

    text: str
    strong: bool = False
    small: bool = False
    tone: str = ""
    bulleted: bool = False
    indented: bool = False
    link: str = ""
    dot: str = ""


Block = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A measured paragraph with the space above it and its indent."""

    words: Words
    fitted: Fitted
    before: float
    indent: float

    @property
    def height(self) -> float:
        """Space above and lines."""
        return self.before + self.fitted.height


def wished_size(letters: Lettering, *, grows: bool = False) -> float:
    """The template's size, between 18 and 24 pt, in whole points, or 24 where it `grows`; more on larger slides."""
    largest = LARGEST * letters.scale
    return float(round(largest if grows else min(max(letters.size, SMALLEST * letters.scale), largest)))


def smallest_size(letters: Lettering) -> float:
    """18 pt, more on larger slides."""
    return SMALLEST * letters.scale


def measured(blocks: tuple[Block, ...], width: float, letters: Lettering, size: float) -> list[list[Line]]:
    """Every block as lines; the first line of a slide loses the space above it only when it is written."""
    return [
        [
            _line(words, width, letters, size, BETWEEN if not at else INSIDE)
            for at, words in enumerate(block)
            if words.text.strip()
        ]
        for block in blocks
    ]


def _line(words: Words, width: float, letters: Lettering, size: float, before: float) -> Line:
    at = min(SMALL * letters.scale, size) if words.small else size
    indent = letters.margin if letters.is_bulleted and (words.bulleted or words.indented) else 0.0
    style = letters.style(at, bold=words.strong or letters.bold)
    fitted = lay(words.text, width - indent, style)
    if words.dot:  # the dot beside it stands where these lines stand, whatever face a program takes
        fitted = replace(fitted, native=LINE_BREAK.join(line.rstrip() for line in fitted.lines))
    return Line(words, fitted, round(before * size, 1), indent)


def total(blocks: list[list[Line]]) -> float:
    """Height of blocks under one another."""
    lines = [line for block in blocks for line in block]
    return sum(line.height for line in lines) - (lines[0].before if lines else 0.0)


def flowed(
    blocks: tuple[Block, ...],
    width: float,
    height: float,
    letters: Lettering,
    *,
    most: int = 99,
    grows: bool = False,
) -> list[list[list[Line]]]:
    """The blocks dealt out to slides: all on one at the largest size that allows it, else at 18 pt on several."""
    size, least = wished_size(letters, grows=grows), smallest_size(letters)
    if len(blocks) <= most:
        while size >= least:
            tried = measured(blocks, width, letters, size)
            if total(tried) <= height + 0.05:
                return [tried]
            size -= 1
    pieces = tuple(piece for block in blocks for piece in _small_enough(block, width, height, letters))
    slides: list[list[list[Line]]] = [[]]
    for block in measured(pieces, width, letters, least):
        if slides[-1] and (len(slides[-1]) >= most or total([*slides[-1], block]) > height + 0.05):
            slides.append([])
        slides[-1].append(block)
    return slides


def _small_enough(block: Block, width: float, height: float, letters: Lettering) -> list[Block]:
    """The block itself, or its parts where it alone is higher than a slide: paragraphs, then sentences, then words."""
    if total(measured((block,), width, letters, smallest_size(letters))) <= height:
        return [block]
    if len(block) > 1:
        at = len(block) // 2
        return [*_small_enough(block[:at], width, height, letters), *_small_enough(block[at:], width, height, letters)]
    parts = _SENTENCES.split(block[0].text)
    if len(parts) == 1:
        parts = block[0].text.split(" ")
    if len(parts) == 1:
        return [block]
    half = len(parts) // 2
    first, second = " ".join(parts[:half]), " ".join(parts[half:])
    return [
        *_small_enough((replace(block[0], text=first),), width, height, letters),
        *_small_enough((replace(block[0], text=second, dot=""),), width, height, letters),
    ]
