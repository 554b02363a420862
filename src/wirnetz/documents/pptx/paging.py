"""Slides that hold too much are split before layout: a list goes on to a further slide, letters never get too small."""

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

from wirnetz.documents.content import AgendaSlide, AnySlide, ChartSlide, MapSlide, PointsSlide, Slide, TableSlide
from wirnetz.documents.pptx.frame import title_lines
from wirnetz.documents.pptx.grid import CONTENT_BOTTOM, FULL, TITLE_TOP, Box
from wirnetz.documents.pptx.layouts import NARROW
from wirnetz.documents.pptx.map_shapes import has_map
from wirnetz.documents.pptx.shown_slides import (
    SITE_AIR,
    agenda_rows,
    bars_on_a_slide,
    entries_bottom,
    entry_rows,
    table_rows,
)
from wirnetz.documents.pptx.spoken_slides import PointsPart, points_fit

MOST_STEPS, MOST_SITES, LEAST_AIR = 4, 6, 10.0


def paged(slides: tuple[AnySlide, ...]) -> tuple[AnySlide, ...]:
    """All slides, the overfull ones split, all titles made unique."""
    pieces = [piece for slide in slides for piece in _split(slide)]
    return unique_titles(tuple(pieces))


def unique_titles(slides: tuple[AnySlide, ...]) -> tuple[AnySlide, ...]:
    """Slides whose title occurred before get "(2)", "(3)" behind it."""
    seen: dict[str, int] = {}
    result: list[AnySlide] = []
    for slide in slides:
        seen[slide.title] = count = seen.get(slide.title, 0) + 1
        result.append(slide if count == 1 else replace(slide, title=f"{slide.title} ({count})"))
    return tuple(result)


def _split(slide: AnySlide) -> list[AnySlide]:
    splitter = _SPLITTERS.get(type(slide))
    if splitter is None:
        return [slide]
    whole = splitter(slide, slide.title)
    return whole if len(whole) == 1 else splitter(slide, slide.title + " – Teil 2")


def _top(title: str, width: float = FULL) -> float:
    """Where the title ends."""
    return TITLE_TOP + title_lines(title, Box(0, 0, width, 0)).height


def further(slide: Slide, number: int) -> dict[str, Any]:
    """What differs on the second and later parts of a slide."""
    if number == 1:
        return {}
    note = "Fortsetzung der vorigen Folie."
    return {"title": f"{slide.title} – Teil {number}", "note": note, "seconds": 0, "facts": ()}


def even(count: int, most: int) -> list[slice]:
    """Slices of like length, none longer than `most`."""
    pieces = max(1, -(-count // max(1, most)))
    ends = [round(count * at / pieces) for at in range(pieces + 1)]
    return [slice(start, end) for start, end in pairwise(ends)]


def greedy(heights: list[float], room: float, most: int) -> list[slice]:
    """Slices whose heights fit into `room`, each at least one long."""
    slices, start, used = [], 0, 0.0
    for at, height in enumerate(heights):
        if at > start and (used + height > room or at - start >= most):
            slices.append(slice(start, at))
            start, used = at, 0.0
        used += height
    return [*slices, slice(start, len(heights))]


def _split_points(slide: PointsSlide, title: str) -> list[AnySlide]:
    top = _top(title) + 30
    most = next((count for count in (3, 2) if _all_fit(slide, count, top)), 2)
    cuts = even(len(slide.points), most)
    if len(cuts) == 1:
        return [slide]
    shared = {each.name: getattr(slide, each.name) for each in fields(PointsSlide)}
    return [
        PointsPart(**(shared | {"points": slide.points[cut], "first": cut.start + 1} | further(slide, at)))
        for at, cut in enumerate(cuts, 1)
    ]


def _all_fit(slide: PointsSlide, count: int, top: float) -> bool:
    return all(points_fit(slide.points[cut], top) is not None for cut in even(len(slide.points), count))


def _split_chart(slide: ChartSlide, title: str) -> list[AnySlide]:
    most = bars_on_a_slide(slide, _top(title) + 26 + (26 if slide.axis else 0))
    end = max([slide.maximum, *(bar.value for bar in slide.bars)])
    cuts = even(len(slide.bars), most)
    if len(cuts) == 1:
        return [slide]
    return [replace(slide, bars=slide.bars[cut], maximum=end, **further(slide, at)) for at, cut in enumerate(cuts, 1)]


def _split_map(slide: MapSlide, title: str) -> list[AnySlide]:
    width = NARROW if has_map(slide.map) else FULL
    room = entries_bottom(slide) - _top(title, width) - 24
    rows = entry_rows(slide, width, room)
    if not rows:
        return [slide]
    cuts = greedy([row.height + 2 * SITE_AIR for row in rows], room, MOST_SITES)
    count = len(slide.sites)
    parts: list[AnySlide] = []
    for at, cut in enumerate(cuts, 1):
        sites = slide.sites[cut]
        lines = slide.lines[max(0, cut.start - count) : max(0, cut.stop - count)]
        parts.append(replace(slide, sites=sites, lines=lines, **further(slide, at)))
    return parts


def _split_table(slide: TableSlide, title: str) -> list[AnySlide]:
    _, rows = table_rows(slide)
    room = CONTENT_BOTTOM - _top(title) - 24 - rows[0].height - (34 if slide.more else 0)
    cuts = greedy([row.height for row in rows[1:]], room, 99)
    if len(cuts) > 1:  # as few slides, but of like length
        alike = even(len(slide.rows), -(-len(slide.rows) // len(cuts)))
        if all(sum(row.height for row in rows[1:][cut]) <= room for cut in alike):
            cuts = alike
    last = len(cuts)
    return [
        replace(slide, rows=slide.rows[cut], more=slide.more if at == last else "", **further(slide, at))
        for at, cut in enumerate(cuts, 1)
    ]


def _split_agenda(slide: AgendaSlide, title: str) -> list[AnySlide]:
    heights = [max(when.height, what.height) + 2 * LEAST_AIR for when, what in agenda_rows(slide.steps)]
    cuts = greedy(heights, CONTENT_BOTTOM - _top(title) - 30, MOST_STEPS)
    return [replace(slide, steps=slide.steps[cut], **further(slide, at)) for at, cut in enumerate(cuts, 1)]


_SPLITTERS: dict[type, Callable[..., list[AnySlide]]] = {
    PointsSlide: _split_points,
    ChartSlide: _split_chart,
    MapSlide: _split_map,
    TableSlide: _split_table,
    AgendaSlide: _split_agenda,
}
