"""How large the letters of an HTML slide may be: steps, so that nothing runs out of the slide.

Measured with the widths of Georgia and Arial, which are wider than the faces of the product; a slide
that fits with them fits with both. Lengths are points on a slide of 960 × 540.
"""

from collections.abc import Callable
from dataclasses import dataclass

from wirnetz.documents.content import (
    AgendaSlide,
    AnySlide,
    ChartSlide,
    ContactSlide,
    MapSlide,
    PointsSlide,
    QuoteSlide,
    StatementSlide,
    TableSlide,
    TitleSlide,
)
from wirnetz.documents.measure import SANS, SERIF, Fitted, Style, lay
from wirnetz.documents.phrases import slide_sources

STEPS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5)  # `--tk` and `--bk` of slide.css
INNER_HEIGHT = 540.0 - 44 - 22  # between the upper margin and the foot of the sources
KICKER = 28.0
GAP = 22.0
_MOST_LINES = 3
_READABLE_BODY, _SMALLEST_TITLE = 1, 4  # steps


@dataclass(frozen=True, slots=True)
class _Head:
    """How the title of one kind stands: its wished size and its width."""

    size: float
    width: float
    lines: int = _MOST_LINES
    tracking: float = -0.018


_HEADS: dict[type, _Head] = {
    TitleSlide: _Head(53, 440, 4),
    StatementSlide: _Head(58, 690, 4),
    MapSlide: _Head(30, 336, 5),
}
_OTHER = _Head(34, 760)
_CHART_ROW = 27.0  # the least height of a row in which two lines of a label can be read
_LONG_TABLE = 6  # rows; shorter ones stand wider
NARROW, WIDE = 326.0, 860.0


def fit_steps(slide: AnySlide) -> tuple[int, int]:
    """Indexes into `STEPS` for the title and the body of `slide`; the last ones where nothing fits.

    A title that would press the body below a readable size becomes smaller first.
    """
    head = _HEADS.get(type(slide), _OTHER)
    room = INNER_HEIGHT - _foot_height(slide)
    first = _title_step(slide, head, room * 0.62)
    tried = []
    for title_step in range(first, max(first, _SMALLEST_TITLE) + 1):
        left = body_room(slide, title_step)
        body_step = _body_step(slide, left)
        if body_step <= _READABLE_BODY:
            return title_step, body_step
        tried.append((body_step, title_step))
    body_step, title_step = min(tried)
    return title_step, body_step


def body_room(slide: AnySlide, title_step: int) -> float:
    """Height between title and foot."""
    title = _laid_title(slide, _HEADS.get(type(slide), _OTHER), STEPS[title_step])
    return INNER_HEIGHT - _foot_height(slide) - KICKER - title.height - GAP


def _first(fits: Callable[[float], bool]) -> int:
    return next((index for index, factor in enumerate(STEPS) if fits(factor)), len(STEPS) - 1)


def _body_step(slide: AnySlide, room: float) -> int:
    return _first(lambda factor: _body_height(slide, factor) <= room)


def _laid_title(slide: AnySlide, head: _Head, factor: float) -> Fitted:
    size = head.size * factor
    return lay(slide.title, head.width, Style(SERIF, size, size * 1.13, tracking=head.tracking))


def _title_step(slide: AnySlide, head: _Head, most_height: float) -> int:
    def fits(factor: float) -> bool:
        tried = _laid_title(slide, head, factor)
        parts_words = any(line.endswith("-") and line not in slide.title for line in tried.lines)
        fits_box = len(tried.lines) <= head.lines and tried.height <= most_height and tried.longest <= head.width
        return fits_box and (not parts_words or factor < STEPS[3])

    return _first(fits)


def _foot_height(slide: AnySlide) -> float:
    width = NARROW if isinstance(slide, MapSlide | TitleSlide) else 620.0
    lines = len(lay(" · ".join(slide_sources(slide)), width, Style(SANS, 10.8, 14.6)).lines)
    legend = len(slide.map.legend) * 18.0 if isinstance(slide, MapSlide) else 0.0
    return (lines + (1 if width == NARROW else 0)) * 14.6 + legend + 14


def _height(text: str, width: float, size: float, pitch: float, *, face: str = SANS, bold: bool = False) -> float:
    return lay(text, width, Style(face, size, size * pitch, bold=bold)).height if text else 0.0


def _body_height(slide: AnySlide, factor: float) -> float:
    measure = _BODIES.get(type(slide))
    return measure(slide, factor) if measure else 0.0


def _title_body(slide: TitleSlide, factor: float) -> float:
    return 60 + sum(_height(line, 384, 18.2 * factor, 1.4) for line in slide.subtitle)


def _statement_body(slide: StatementSlide, factor: float) -> float:
    return 62 + _height(slide.body, 500, 18.7 * factor, 1.42)


def _points_body(slide: PointsSlide, factor: float) -> float:
    count = len(slide.points)
    width = (WIDE - 34.6 * (count - 1)) / count
    heading = max(_height(point.heading, width, 22 * factor, 1.24, bold=True) for point in slide.points)
    text = max(_height(point.text, width, 19.7 * factor, 1.42) for point in slide.points)
    evidence = max(_height(point.evidence, width, 6.25 + 6.25 * factor, 1.4) for point in slide.points)
    return 12.5 + 34 + 12.5 + heading + 9.6 + text + 12.5 + evidence


def _map_body(slide: MapSlide, factor: float) -> float:
    sites = sum(_height(site.text, NARROW - 36, 18.2 * factor, 1.32) + 15 * factor for site in slide.sites)
    return sites + sum(_height(line, NARROW, 18.2 * factor, 1.36) + 8 for line in slide.lines)


def _chart_body(slide: ChartSlide, _factor: float) -> float:
    return _CHART_ROW * len(slide.bars) + (20.0 if slide.axis else 0.0)


def _table_body(slide: TableSlide, factor: float) -> float:
    shares = _column_shares(slide)
    size, padding = (21.1, 26.0) if len(slide.rows) < _LONG_TABLE else (18.0, 15.0)

    def row(cells: tuple[str, ...], size: float) -> float:
        heights = (_height(cell, WIDE * share - 20, size, 1.3) for cell, share in zip(cells, shares, strict=False))
        return max(heights, default=0.0)

    rows = sum(row(cells, size * factor) + padding * factor for cells in slide.rows)
    return row(slide.head, 12.5) + 7 + rows + (30.0 if slide.more else 0.0)


def _column_shares(slide: TableSlide) -> list[float]:
    """Widths as a browser deals them out: by the longest cell, none below an eighth."""
    longest = [max(len(row[at]) for row in (slide.head, *slide.rows)) for at in range(len(slide.head))]
    bounded = [max(length, sum(longest) / 8) for length in longest]
    return [length / sum(bounded) for length in bounded]


def _quote_body(slide: QuoteSlide, factor: float) -> float:
    width = 400.0 if slide.answer else 720.0
    quote = _height(slide.quote, width, 27 * factor, 1.26, face=SERIF) + 40 + _height(slide.origin, width, 12.5, 1.4)
    return max(quote, 40 + _height(slide.answer, 385, 19.7 * factor, 1.42))


def _agenda_body(slide: AgendaSlide, factor: float) -> float:
    height = 0.0
    for index, step in enumerate(slide.steps):
        size, face = (26.0, SERIF) if index == 0 else (20.0, SANS)
        what = _height(step.what, 635, size * factor, 1.32, face=face)
        when = _height(step.when, 201, 24 * factor, 1.15, face=SERIF)
        height += max(what, when) + 35 * factor
    return height + 8 * factor


def _contact_body(slide: ContactSlide, factor: float) -> float:
    lines = sum(_height(line, 720, 24 * factor, 1.34, face=SERIF) for line in slide.lines)
    return lines + 40 + _height(slide.address, 720, 20 * factor, 1.4)


_BODIES: dict[type, Callable[..., float]] = {
    TitleSlide: _title_body,
    StatementSlide: _statement_body,
    PointsSlide: _points_body,
    MapSlide: _map_body,
    ChartSlide: _chart_body,
    TableSlide: _table_body,
    QuoteSlide: _quote_body,
    AgendaSlide: _agenda_body,
    ContactSlide: _contact_body,
}
