"""A year as twelve strips of paper, a brick for each date: where everything stands, for an SVG.

A strip is as long as its month and stays white where nothing is; bricks stand on its lower edge, one on the other. All
bricks are as high as the fullest day allows, so that heights can be compared. Numbers are written as SVG wants them,
whatever the language of the page.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wirnetz.core.german import MONTHS

OWN, OTHER, BOTH, CANCELLED = "own", "other", "both", "cancelled"
ORDER = (OWN, BOTH, OTHER, CANCELLED)
"""From the bottom up."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of one drawing, in pixels as seen."""

    cell: float
    left: float
    right: float
    strip: float
    above: float
    below: float
    brick: float
    name: str


WIDE = Sheet(cell=31.0, left=112, right=72, strip=46, above=0, below=14, brick=22, name="wide")
NARROW = Sheet(cell=10.5, left=0, right=0, strip=34, above=22, below=12, brick=8, name="narrow")
HIGHEST, GAP, SPAN, LANE = 13.0, 2.0, 5.0, 22.0


@dataclass(frozen=True, slots=True)
class Entry:
    """So many dates of one kind on a day; with a title and an address if it is a single one."""

    on: date
    kind: str
    count: int = 1
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts, from a day to a day, both inclusive."""

    begin: date
    end: date
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with what it stands for."""

    x: str
    y: str
    width: str
    height: str
    kind: str = ""
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One month: its paper, its weekends, its name and how many dates it has."""

    name: str
    name_x: str
    name_y: str
    anchor: str
    paper: Box
    weekends: tuple[Box, ...]
    count: int
    count_x: str
    count_y: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of something that lasts, where it begins."""

    text: str
    x: str
    y: str
    href: str


@dataclass(frozen=True, slots=True)
class YearPicture:
    """Everything that the SVG prints, in the order of drawing."""

    name: str
    box: str
    strips: tuple[Strip, ...]
    bricks: tuple[Box, ...]
    spans: tuple[Box, ...]
    captions: tuple[Caption, ...]
    today: Box | None


def year_picture(
    year: int, entries: Sequence[Entry], *, sheet: Sheet, today: date, spans: Sequence[Span] = ()
) -> YearPicture:
    """The drawing of one year. Cancelled dates are drawn and not counted."""
    lanes = _lanes(spans, year)
    pitch = sheet.above + sheet.strip + sheet.below + (LANE * (1 + max(lanes)) if lanes else 0)
    tops = [sheet.above + pitch * number for number in range(12)]
    counts = Counter(entry.on.month for entry in entries for _each in range(entry.count) if entry.kind != CANCELLED)
    width = sheet.left + 31 * sheet.cell + sheet.right
    return YearPicture(
        name=sheet.name,
        box=f"0 0 {_n(width)} {_n(tops[-1] + pitch - sheet.above)}",
        strips=tuple(_strip(year, month, tops[month - 1], counts[month], sheet) for month in range(1, 13)),
        bricks=_bricks(entries, tops, sheet),
        spans=_spans(spans, lanes, year, tops, sheet),
        captions=_captions(spans, lanes, year, tops, sheet),
        today=_today(today, tops, sheet) if today.year == year else None,
    )


def _strip(year: int, month: int, top: float, count: int, sheet: Sheet) -> Strip:
    first_weekday, days = monthrange(year, month)
    weekends = [day for day in range(1, days + 1) if (first_weekday + day - 1) % 7 >= 5]
    is_beside = sheet.left > 0
    return Strip(
        name=MONTHS[month - 1],
        name_x=_n(sheet.left - 16) if is_beside else "0",
        name_y=_n(top + sheet.strip / 2 + 6) if is_beside else _n(top - 7),
        anchor="end" if is_beside else "start",
        paper=Box(_n(sheet.left), _n(top), _n(days * sheet.cell), _n(sheet.strip)),
        weekends=tuple(Box(_n(_x(day, sheet)), _n(top), _n(sheet.cell), _n(sheet.strip)) for day in weekends),
        count=count,
        count_x=_n(sheet.left + 31 * sheet.cell + (16 if is_beside else 0)),
        count_y=_n(top + sheet.strip / 2 + 9) if is_beside else _n(top - 7),
    )


def _bricks(entries: Sequence[Entry], tops: list[float], sheet: Sheet) -> tuple[Box, ...]:
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.on, []).append(entry)
    fullest = max((sum(entry.count for entry in day) for day in days.values()), default=1)
    step = min(HIGHEST + GAP, (sheet.strip - 4) / fullest)
    gap = GAP if step >= 3 * GAP else 0.0
    found = []
    for on, day in days.items():
        foot = tops[on.month - 1] + sheet.strip
        x = _x(on.day, sheet) + (sheet.cell - sheet.brick) / 2
        for entry in sorted(day, key=lambda each: (ORDER.index(each.kind), each.title)):
            foot -= step * entry.count
            height = step * entry.count - gap
            found.append(
                Box(_n(x), _n(foot), _n(sheet.brick), _n(height), kind=entry.kind, title=entry.title, href=entry.href)
            )
    return tuple(found)


def _lanes(spans: Sequence[Span], year: int) -> list[int]:
    """For each span the first lane in which nothing else lies; a caption needs two months of room."""
    free_from: list[int] = []
    lanes = []
    for span in spans:
        begin, end = _within(span, year)
        lane = next((number for number, day in enumerate(free_from) if day < begin), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = end
        lanes.append(lane)
    return lanes


def _within(span: Span, year: int) -> tuple[int, int]:
    begin, end = max(span.begin, date(year, 1, 1)), min(span.end, date(year, 12, 31))
    return begin.toordinal(), end.toordinal()


def _spans(spans: Sequence[Span], lanes: list[int], year: int, tops: list[float], sheet: Sheet) -> tuple[Box, ...]:
    found = []
    for span, lane in zip(spans, lanes, strict=True):
        first, last = (date.fromordinal(day) for day in _within(span, year))
        for month in range(first.month, last.month + 1):
            begin = first.day if month == first.month else 1
            end = last.day if month == last.month else monthrange(year, month)[1]
            x, y = _x(begin, sheet), tops[month - 1] + sheet.strip + 3 + LANE * lane
            found.append(
                Box(_n(x), _n(y), _n((end - begin + 1) * sheet.cell), _n(SPAN), title=span.title, href=span.href)
            )
    return tuple(found)


def _captions(
    spans: Sequence[Span], lanes: list[int], year: int, tops: list[float], sheet: Sheet
) -> tuple[Caption, ...]:
    found = []
    for span, lane in zip(spans, lanes, strict=True):
        first = date.fromordinal(_within(span, year)[0])
        x = min(_x(first.day, sheet), sheet.left + 31 * sheet.cell * 0.55)
        y = tops[first.month - 1] + sheet.strip + 3 + LANE * lane + SPAN + 13
        found.append(Caption(span.title, _n(x), _n(y), span.href))
    return tuple(found)


def _today(today: date, tops: list[float], sheet: Sheet) -> Box:
    top = tops[today.month - 1]
    return Box(_n(_x(today.day, sheet) + sheet.cell / 2 - 1), _n(top - 3), "2", _n(sheet.strip + 6))


def _x(day: int, sheet: Sheet) -> float:
    return sheet.left + (day - 1) * sheet.cell


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
