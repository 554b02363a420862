"""What our decks are measured against: python-pptx from nothing and with a template.

Each way shows the same content. Neither measures its texts, so they do less than we do.
"""

import io
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

from wirnetz.documents.content import Deck, TitleSlide
from wirnetz.documents.drawing import Drawing, Shape

WIDTH, HEIGHT = 12192000, 6858000


def add_freeforms(shapes: Any, drawing: Drawing) -> None:
    """python-pptx's way to draw a map: a builder for each area, `convert_to_shape`."""
    scale = HEIGHT / drawing.box[3]
    for item in drawing.items:
        if not isinstance(item, Shape) or not item.rings:
            continue
        first, *others = item.rings
        builder = shapes.build_freeform(*first[0], scale=scale)
        builder.add_line_segments(first[1:], close=item.closed)
        for ring in others:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:], close=item.closed)
        shape = builder.convert_to_shape()
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(255, 255, 255)
        shape.line.fill.background()


def deck_from_nothing(deck: Deck) -> bytes:
    """The deck as python-pptx's own documentation would build it: title, text, table, chart, map, note.

    Only the map of the districts is drawn; for the close ones, with thousands of points in one shape,
    `convert_to_shape` takes more than a minute.
    """
    made = Presentation()
    made.slide_width, made.slide_height = Emu(WIDTH), Emu(HEIGHT)
    for content in deck.slides:
        slide = made.slides.add_slide(made.slide_layouts[6])
        _text(slide, 0.05, content.title, 30)
        _text(slide, 0.93, " · ".join((*content.sources, deck.stamp)), 11)
        for at, line in enumerate(_lines(content)):
            _text(slide, 0.2 + 0.08 * at, line, 20)
        if isinstance(content, TitleSlide) and content.map is not None:
            add_freeforms(slide.shapes, content.map)
        if hasattr(content, "bars"):
            _chart(slide, content)
        if hasattr(content, "rows"):
            _table(slide, (content.head, *content.rows))
        slide.notes_slide.notes_text_frame.text = content.note
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _lines(content: Any) -> list[str]:
    lines = [*getattr(content, "subtitle", ()), *getattr(content, "lines", ())]
    lines += [getattr(content, name) for name in ("body", "quote", "answer") if hasattr(content, name)]
    for point in getattr(content, "points", ()):
        lines += [point.heading, point.text, point.evidence]
    lines += [f"{step.when} {step.what}" for step in getattr(content, "steps", ())]
    return lines + [f"{site.number} {site.text}" for site in getattr(content, "sites", ())]


def _text(slide: Any, top: float, text: str, size: int) -> None:
    frame = slide.shapes.add_textbox(Emu(600_000), Emu(round(HEIGHT * top)), Emu(10_900_000), Emu(600_000)).text_frame
    frame.word_wrap = True
    frame.text = text
    run = frame.paragraphs[0].runs[0] if frame.paragraphs[0].runs else frame.paragraphs[0].add_run()
    run.font.size = Pt(size)
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _chart_data(labels: list[str], values: list[float]) -> Any:
    data: Any = CategoryChartData(number_format="0.##")
    data.categories = labels
    data.add_series("Werte", values)
    return data


def _chart(slide: Any, content: Any) -> None:
    data = _chart_data([bar.label for bar in content.bars], [bar.value for bar in content.bars])
    box = (Emu(600_000), Emu(1_800_000), Emu(10_900_000), Emu(4_000_000))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data).chart
    chart.has_legend = False
    chart.font.size = Pt(20)
    for at, bar in enumerate(content.bars):
        label = chart.plots[0].series[0].points[at].data_label.text_frame
        label.text = bar.text


def _table(slide: Any, rows: Any) -> None:
    box = (Emu(600_000), Emu(1_800_000), Emu(10_900_000), Emu(4_000_000))
    table = slide.shapes.add_table(len(rows), len(rows[0]), *box).table
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text


def deck_from_template(prepared: bytes, old: str, new: str, turn: int) -> bytes:
    """A prepared deck opened, `old` replaced by `new` in all texts, charts and colours of areas set, saved again."""
    made = Presentation(io.BytesIO(prepared))
    for slide in made.slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            frames.append(slide.notes_slide.notes_text_frame)
        for frame in frames:
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    if old in run.text:
                        run.text = run.text.replace(old, new)
        for shape in slide.shapes:
            if shape.has_chart:
                names = [str(name) for name in shape.chart.plots[0].categories]
                shape.chart.replace_data(_chart_data(names, [1.0 + turn + at for at in range(len(names))]))
            elif shape.shape_type == 6 and len(shape.shapes) > 300:
                for at, area in enumerate(shape.shapes):
                    area.fill.solid()
                    area.fill.fore_color.rgb = RGBColor(255, (at + turn) % 256, 255)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
