"""How a bar chart is measured: the names of its rows, the room for the words at the bars, its height."""

from wirnetz.documents.measure import SANS, Fitted, Style, fit, text_width
from wirnetz.documents.pptx.grid import Box

LABEL_GAP = 10.0
LABEL_SHARE = 0.38  # of the chart's width at most for the names of the rows


def axis_end(bars: list[tuple[float, str]], plot_width: float, maximum: float, size: float) -> float:
    """Where the value axis has to end so that the longest bar leaves room for its words."""
    style = Style(SANS, size, size * 1.2, bold=True)
    end = max(maximum, 0.0)
    for value, text in bars:
        room = max(plot_width - text_width(text, style) * 1.05 - LABEL_GAP - 12, plot_width * 0.2)
        end = max(end, value * plot_width / room)
    return end or 1.0


def row_names(labels: list[str], full: float, size: float) -> list[Fitted]:
    """The names of the rows in up to two lines beside the bars; longer ones are shortened at a boundary."""
    style = Style(SANS, size, size * 1.2)
    return [fit(label, full * LABEL_SHARE, 2 * style.leading, style, size) for label in labels]


def row_pitch(names: list[Fitted], one: float, two: float) -> float:
    """Distance of the rows: `one` where all names stand on one line, else `two`."""
    return two if any(len(name.lines) > 1 for name in names) else one


def row_box(box: Box, rows: int, pitch: float) -> Box:
    """The chart's box for so many rows: never stretched beyond a good bar height."""
    return Box(box.x, box.y, box.width, min(box.height, rows * pitch))
