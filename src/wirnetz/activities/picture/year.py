"""Months as strips of paper, a brick for each date: where everything stands, for an SVG; twelve of them are a year.

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


Month = tuple[int, int]
"""A year and a month."""
Tops = dict[Month, float]


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
    head: float = 0


WIDE = Sheet(cell=31.0, left=112, right=72, strip=46, above=0, below=14, brick=22, name="wide", head=22)
NARROW = Sheet(cell=10.5, left=0, right=0, strip=34, above=22, below=12, brick=8, name="narrow")
MARKED = (1, 5, 10, 15, 20, 25, 30)
"""Days that the scale above the first strip names, where the sheet leaves a head for it."""
HIGHEST, GAP, SPAN, LANE = 20.0, 2.0, 3.0, 22.0


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
    scale: tuple[Caption, ...]
    today: Box | None


def year_picture(
    year: int, entries: Sequence[Entry], *, sheet: Sheet, today: date, spans: Sequence[Span] = ()
) -> YearPicture:
    """The drawing of one year."""
    months = [(year, month) for month in range(1, 13)]
    return months_picture(months, entries, sheet=sheet, today=today, spans=spans)


def months_between(begin: date, end: date) -> list[Month]:
    """The months from that of one day to that of another."""
    first, last = begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def months_picture(
    months: Sequence[Month], entries: Sequence[Entry], *, sheet: Sheet, today: date, spans: Sequence[Span] = ()
) -> YearPicture:
    """The drawing of these months. Cancelled dates are drawn and not counted."""
    lanes = _lanes(spans, months)
    pitch = sheet.above + sheet.strip + sheet.below + (LANE * (1 + max(lanes)) if lanes else 0)
    tops = {month: sheet.head + sheet.above + pitch * number for number, month in enumerate(months)}
    counts = Counter[Month]()
    for entry in entries:
        counts[_month(entry.on)] += entry.count if entry.kind != CANCELLED else 0
    width, height = sheet.left + 31 * sheet.cell + sheet.right, sheet.head + pitch * len(months)
    return YearPicture(
        name=sheet.name,
        box=f"0 0 {_n(width)} {_n(height)}",
        strips=tuple(_strip(month, top, counts[month], sheet) for month, top in tops.items()),
        bricks=_bricks(entries, tops, sheet),
        spans=_spans(spans, lanes, months, tops, sheet),
        captions=_captions(spans, lanes, months, tops, sheet),
        scale=_scale(sheet),
        today=_today(today, tops, sheet) if _month(today) in tops else None,
    )


def _month(day: date) -> Month:
    return (day.year, day.month)


def _strip(month: Month, top: float, count: int, sheet: Sheet) -> Strip:
    first_weekday, days = monthrange(*month)
    weekends = [day for day in range(1, days + 1) if (first_weekday + day - 1) % 7 >= 5]
    is_beside = sheet.left > 0
    return Strip(
        name=MONTHS[month[1] - 1],
        name_x=_n(sheet.left - 16) if is_beside else "0",
        name_y=_n(top + sheet.strip / 2 + 6) if is_beside else _n(top - 7),
        anchor="end" if is_beside else "start",
        paper=Box(_n(sheet.left), _n(top), _n(days * sheet.cell), _n(sheet.strip)),
        weekends=tuple(Box(_n(_x(day, sheet)), _n(top), _n(sheet.cell), _n(sheet.strip)) for day in weekends),
        count=count,
        count_x=_n(sheet.left + 31 * sheet.cell + (16 if is_beside else 0)),
        count_y=_n(top + sheet.strip / 2 + 9) if is_beside else _n(top - 7),
    )


def _scale(sheet: Sheet) -> tuple[Caption, ...]:
    if not sheet.head:
        return ()
    y = _n(sheet.head - 8)
    return tuple(Caption(f"{day}.", _n(_x(day, sheet) + sheet.cell / 2), y, "") for day in MARKED)


def _bricks(entries: Sequence[Entry], tops: Tops, sheet: Sheet) -> tuple[Box, ...]:
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.on, []).append(entry)
    fullest = max((sum(entry.count for entry in day) for day in days.values()), default=1)
    step = min(HIGHEST + GAP, (sheet.strip - 4) / fullest)
    gap = GAP if step >= 3 * GAP else 0.0
    found = []
    for on, day in days.items():
        foot = tops[_month(on)] + sheet.strip
        x = _x(on.day, sheet) + (sheet.cell - sheet.brick) / 2
        for entry in sorted(day, key=lambda each: (ORDER.index(each.kind), each.title)):
            foot -= step * entry.count
            height = step * entry.count - gap
            found.append(
                Box(_n(x), _n(foot), _n(sheet.brick), _n(height), kind=entry.kind, title=entry.title, href=entry.href)
            )
    return tuple(found)


def _lanes(spans: Sequence[Span], months: Sequence[Month]) -> list[int]:
    """For each span the first lane in which nothing else lies; a caption needs two months of room."""
    free_from: list[int] = []
    lanes = []
    for span in spans:
        begin, end = _within(span, months)
        lane = next((number for number, day in enumerate(free_from) if day < begin), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = end
        lanes.append(lane)
    return lanes


def _within(span: Span, months: Sequence[Month]) -> tuple[int, int]:
    last = months[-1]
    begin, end = max(span.begin, date(*months[0], 1)), min(span.end, date(*last, monthrange(*last)[1]))
    return begin.toordinal(), end.toordinal()


def _spans(
    spans: Sequence[Span], lanes: list[int], months: Sequence[Month], tops: Tops, sheet: Sheet
) -> tuple[Box, ...]:
    found = []
    for span, lane in zip(spans, lanes, strict=True):
        first, last = (date.fromordinal(day) for day in _within(span, months))
        for year, month in months_between(first, last):
            begin = first.day if (year, month) == _month(first) else 1
            end = last.day if (year, month) == _month(last) else monthrange(year, month)[1]
            x, y = _x(begin, sheet), tops[(year, month)] + sheet.strip + 3 + LANE * lane
            found.append(
                Box(_n(x), _n(y), _n((end - begin + 1) * sheet.cell), _n(SPAN), title=span.title, href=span.href)
            )
    return tuple(found)


def _captions(
    spans: Sequence[Span], lanes: list[int], months: Sequence[Month], tops: Tops, sheet: Sheet
) -> tuple[Caption, ...]:
    found = []
    for span, lane in zip(spans, lanes, strict=True):
        first = date.fromordinal(_within(span, months)[0])
        x = min(_x(first.day, sheet), sheet.left + 31 * sheet.cell * 0.55)
        y = tops[_month(first)] + sheet.strip + 3 + LANE * lane + SPAN + 13
        found.append(Caption(span.title, _n(x), _n(y), span.href))
    return tuple(found)


def _today(today: date, tops: Tops, sheet: Sheet) -> Box:
    top = tops[_month(today)]
    return Box(_n(_x(today.day, sheet) + sheet.cell / 2 - 1), _n(top - 3), "2", _n(sheet.strip + 6))


def _x(day: int, sheet: Sheet) -> float:
    return sheet.left + (day - 1) * sheet.cell


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
