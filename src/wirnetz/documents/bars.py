"""Where the bars and words of a bar chart stand: the geometry that the HTML writer prints as SVG.

Units are pixels of a slide 1280 wide, so a letter of 25 is 18.75 pt on the slide.
"""

from dataclasses import dataclass

from wirnetz.documents.content import ChartSlide
from wirnetz.documents.measure import SANS, Style, fit, lay, text_width

WIDTH = 1146.0
_GAP = 14.0
_ROW_HIGHEST, _LETTER, _LETTER_SMALLEST = 62.0, 25.0, 16.0
_LABEL_MOST = 470.0
_SLACK = 1.02


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row; numbers are written as SVG wants them, whatever the language of the page."""

    lines: tuple[tuple[str, str], ...]  # baseline and words of each line of the label
    text: str
    text_x: str
    text_y: str
    y: str
    width: str
    height: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """A chart ready to print."""

    width: str
    height: str
    letter: str
    axis_x: str
    rows: tuple[BarRow, ...]


def bar_chart(slide: ChartSlide, *, height: float) -> BarChart:
    """The chart of `slide` in at most `height`: few rows stand wide, many close, none is left out."""
    count = max(1, len(slide.bars))
    row = min(_ROW_HIGHEST, height / count)
    letter = max(_LETTER_SMALLEST, min(_LETTER, row * 0.6))
    style = _label_style(slide, row, letter)
    letter = style.size
    text_room = max((text_width(bar.text, style) for bar in slide.bars), default=0.0) + _GAP
    label_room = _label_room(slide, style)
    axis = label_room + 2 * _GAP
    longest = slide.maximum or max((bar.value for bar in slide.bars), default=0.0) or 1.0
    full = max(60.0, WIDTH - axis - text_room)
    thick = row * 0.63
    rows = []
    for index, bar in enumerate(slide.bars):
        top = index * row + (row - thick) / 2
        middle = top + thick / 2 + letter * 0.35
        words = fit(bar.label, label_room, max(row, style.leading), style, style.size).lines
        first = middle - (len(words) - 1) * style.leading / 2
        length = full * max(0.0, min(1.0, bar.value / longest))
        rows.append(
            BarRow(
                lines=tuple((_n(first + at * style.leading), line) for at, line in enumerate(words)),
                text=bar.text,
                text_x=_n(axis + length + _GAP),
                text_y=_n(middle),
                y=_n(top),
                width=_n(length),
                height=_n(thick),
                is_marked=bar.is_marked,
            )
        )
    return BarChart(_n(WIDTH), _n(row * count), _n(letter), _n(axis), tuple(rows))


def _label_room(slide: ChartSlide, style: Style) -> float:
    """Wide enough for the longest label, but never more than two fifths of the chart."""
    longest = max((text_width(bar.label, style) for bar in slide.bars), default=0.0)
    return min(_LABEL_MOST, longest * _SLACK)


def _label_style(slide: ChartSlide, row: float, letter: float) -> Style:
    """Smaller letters until each label stands within the height of its row."""
    while True:
        style = Style(SANS, letter, letter * 1.1, bold=True)
        room = _label_room(slide, style)
        highest = max((lay(bar.label, room, style).height for bar in slide.bars), default=0.0)
        if highest <= row or letter <= _LETTER_SMALLEST:
            return style
        letter -= 1


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
