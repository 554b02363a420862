"""Text broken into lines as an office program breaks it."""

import re
from dataclasses import dataclass

from wirnetz.documents.measure.hyphenation import part_points
from wirnetz.documents.measure.widths import SOFT_HYPHEN, Style, text_width

SLACK = 1.012  # programs round widths to pixels; a line counts as this much wider
LINE_BREAK = "\v"
NO_BREAK = "\u00a0"
FINE = 1.0  # points; closer is not seen
_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_TOGETHER = re.compile(rf"(?<=\b[a-z]\.) (?=[A-Za-z]\.)|(?<=§) (?=\d)|(?<=\d\.) (?={_MONTH})")


@dataclass(frozen=True, slots=True)
class Broken:
    """Lines as they will stand, and the text to hand to the program: it breaks at spaces and hyphens by
    itself, so only a word that had to be parted carries a hyphen and a line break (`LINE_BREAK`)."""

    lines: tuple[str, ...]
    native: str


def break_lines(text: str, width: float, style: Style) -> Broken:
    """Break `text` at spaces, after hyphens, at "\\n", and inside a word only if it is wider than `width`."""
    lines: list[str] = []
    native: list[str] = []
    for index, paragraph in enumerate(held(text).split("\n")):
        if index:
            native.append(LINE_BREAK)
        broken = _break_paragraph(paragraph, width / SLACK, style)
        lines.extend(broken.lines)
        native.append(broken.native)
    return Broken(tuple(lines), "".join(native))


def narrowest(text: str, style: Style, lines: int, low: float, high: float) -> float:
    """The least width (to a point) between `low` and `high` at which no more than `lines` lines are needed.

    Words are not parted; `high` is taken to be wide enough.
    """
    paragraphs = [
        [(text_width(unit.rstrip(" "), style), text_width(unit, style)) for unit in _units(paragraph)]
        for paragraph in held(text).split("\n")
    ]
    while high - low > FINE:
        middle = (low + high) / 2
        if _lines_needed(paragraphs, middle / SLACK) <= lines:
            high = middle
        else:
            low = middle
    return high


def _lines_needed(paragraphs: list[list[tuple[float, float]]], width: float) -> float:
    """How many lines units of these widths (without and with the space behind) take; endlessly many if one is wider."""
    count = 0.0
    for units in paragraphs:
        count += 1
        taken = 0.0
        for word, unit in units:
            if word > width:
                return float("inf")
            if taken + word > width:
                count += 1
                taken = 0.0
            taken += unit
    return count


def held(text: str) -> str:
    """The text with no-break spaces where German keeps things together: „e. V.“, „14. Januar“, „§ 3“."""
    return _TOGETHER.sub(NO_BREAK, text)


def _units(paragraph: str) -> list[str]:
    """The paragraph cut where a line may end: after a space, after a hyphen inside a word."""
    return re.findall(r"[^ ]*?\w-(?=\w)|[^ ]+? +|[^ ]+| +", paragraph)


def _break_paragraph(paragraph: str, width: float, style: Style) -> Broken:
    lines: list[str] = []
    native: list[str] = []
    line, taken = "", 0.0  # without kerning, widths add up
    for piece in _units(paragraph):
        unit = piece
        while True:
            word = unit.rstrip(" ")
            if not word or taken + text_width(word, style) <= width:
                line += _plain(unit)
                taken += text_width(unit, style)
                native.append(_plain(unit))
                break
            head, rest = _part(word, width - taken, width, style)
            if head:
                lines.append(line + head)
                native.append(head + LINE_BREAK)
                line, taken, unit = "", 0.0, rest + unit[len(word) :]
            elif line:
                lines.append(line.rstrip(" "))
                line, taken = "", 0.0
            else:  # no place to part it: it stands out, the caller sees it by measuring
                lines.append(_plain(word))
                native.append(_plain(unit))
                break
    if line or not lines:
        lines.append(line.rstrip(" "))
    return Broken(tuple(lines), "".join(native))


def _part(word: str, room: float, width: float, style: Style) -> tuple[str, str]:
    """Head with hyphen that fits into `room`, and rest; ("", word) when the word fits on a line of its own."""
    if text_width(word, style) <= width:
        return "", word
    fitting = [(good, at) for at, good in part_points(word) if text_width(_plain(word[:at]) + "-", style) <= room]
    if not fitting:
        return ("", word) if room < width else _cut(word, room, style)
    good_ones = [at for good, at in fitting if good]
    last = fitting[-1][1]
    at = good_ones[-1] if good_ones and good_ones[-1] >= last * 0.5 else last
    return _plain(word[:at]) + "-", word[at:].lstrip(SOFT_HYPHEN)


def _cut(word: str, room: float, style: Style) -> tuple[str, str]:
    """Last resort (addresses, keys): cut where the room ends, without a hyphen."""
    at = len(word)
    while at > 1 and text_width(word[:at], style) > room:
        at -= 1
    after_slash = word.rfind("/", 0, at) + 1
    if at < len(word) and after_slash > at // 2:
        at = after_slash
    return (word[:at], word[at:]) if at < len(word) else ("", word)


def _plain(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text
