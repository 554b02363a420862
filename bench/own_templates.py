"""A deck in a partner's own template beside plain python-pptx, which neither fits texts nor knows the layouts."""

import io
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.documents import Row, kit, maps

ROUNDS = 5
TITLE = 1  # the type of a title placeholder


def seconds(way: Callable[[], Any], rounds: int) -> float:
    """The median of rounds, after one to warm up where there are several."""
    times = []
    for turn in range(rounds + (rounds > 1)):
        started = time.perf_counter()
        way()
        if turn or rounds == 1:
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def plain_deck(deck: Any, template: bytes) -> bytes:
    """As the manual shows it: titles into placeholders, charts, tables, a builder for each line of a map."""
    from pptx import Presentation

    made = Presentation(io.BytesIO(template))
    titled = [one for one in made.slide_layouts if any(p.placeholder_format.type == TITLE for p in one.placeholders)]
    layout = titled[0] if titled else made.slide_layouts[0]
    for slide in deck.slides:
        page = made.slides.add_slide(layout)
        if page.shapes.title is not None:
            page.shapes.title.text = slide.title
        _fill(page.shapes, slide)
        page.notes_slide.notes_text_frame.text = slide.note
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _fill(shapes: Any, slide: Any) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Mm

    box = (Mm(20), Mm(50), Mm(200), Mm(100))
    if hasattr(slide, "bars"):
        data = CategoryChartData()
        data.categories = [bar.label for bar in slide.bars]
        data.add_series("Werte", [bar.value for bar in slide.bars])
        shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)
    elif hasattr(slide, "rows"):
        table = shapes.add_table(len(slide.rows) + 1, len(slide.head), *box).table
        for at, row in enumerate((slide.head, *slide.rows)):
            for column, words in enumerate(row):
                table.cell(at, column).text = words
    elif getattr(slide, "map", None) is not None:
        _freeforms(shapes, slide.map)
    else:
        shapes.add_textbox(*box).text_frame.text = str(getattr(slide, "points", getattr(slide, "body", "")))


def _freeforms(shapes: Any, drawing: Any) -> None:
    for item in drawing.items:
        if not getattr(item, "rings", ()):
            continue
        first, *others = item.rings
        builder = shapes.build_freeform(*first[0], scale=6858000 / drawing.box[3])
        builder.add_line_segments(first[1:], close=item.closed)
        for ring in others:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:], close=item.closed)
        builder.convert_to_shape()


def main() -> list[Row]:
    """Ratios; times of this machine stand in the names."""
    from tests.documents.templates import TEMPLATES
    from wirnetz.documents.pptx.house import build

    _far, _close, areas = maps()  # one shape for each district: python-pptx takes minutes over longer borders
    deck, _handout = kit(areas, areas)
    rows: list[Row] = []
    for name in ("kammer", "stiftung", "agentur"):
        template = TEMPLATES[name]()
        plain = seconds(lambda template=template: plain_deck(deck, template), 1)  # type: ignore[misc]
        ours = seconds(lambda template=template: build(deck, template), ROUNDS)  # type: ignore[misc]
        spent = f"{plain * 1000:.0f} / {ours * 1000:.0f} ms"
        rows.append((f"deck in the template „{name}“: python-pptx / ours ({spent})", plain / ours, "≥ 5"))
    return rows
