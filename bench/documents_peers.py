"""What our documents are measured against: python-pptx from nothing and with a template, WeasyPrint for papers.

Each way shows the same content. None of them measures its texts, so they do less than we do.
"""

import io
from base64 import b64encode
from html import escape
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

from wirnetz.documents.brochure import Brochure, Opening
from wirnetz.documents.content import Deck, Handout, Theme, TitleSlide
from wirnetz.documents.drawing import Drawing, Shape
from wirnetz.documents.svg import palette_of, svg

WIDTH, HEIGHT = 12192000, 6858000
CSS = """
@page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) } }
body { font: 10.5pt/1.45 sans-serif } h1 { font: 26pt/1.1 serif } h2 { font: 17pt/1.2 serif; break-before: page }
h3 { font-size: 11.5pt } figure { margin: 0 } svg { width: 100%; height: 140mm } .small { font-size: 8pt }
.row { display: flex; gap: 8mm } .row > * { flex: 1 } table { width: 100%; border-collapse: collapse }
td { border-bottom: .3pt solid #bbb; padding: 1.2mm 0 } img { width: 28mm }
"""


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


class Weasy:
    """WeasyPrint kept warm: fonts set up once, pictures remembered. Raises OSError where its libraries are missing."""

    def __init__(self) -> None:
        from weasyprint import CSS as Sheet
        from weasyprint.text.fonts import FontConfiguration

        self.fonts = FontConfiguration()
        self.sheet = Sheet(string=CSS, font_config=self.fonts)
        self.pictures: dict[str, Any] = {}

    def pdf(self, html: str) -> bytes:
        """An untagged PDF of a whole document."""
        from weasyprint import HTML

        document = HTML(string=html)
        written = document.write_pdf(stylesheets=[self.sheet], font_config=self.fonts, cache=self.pictures)
        return bytes(written or b"")


def handout_html(handout: Handout) -> str:
    """The handout's content as a page."""
    gains = "".join(
        f"<div><h3>{escape(gain.heading)}</h3><p>{escape(gain.text)}<p class=small>{escape(gain.evidence)}</div>"
        for gain in handout.gains
    )
    members = "".join(f"<tr><td>{escape(site.number)}<td>{escape(site.text)}" for site in handout.members)
    return _page(
        f"<p>{escape(handout.kicker)}</p><h1>{escape(handout.sentence)}</h1><p>{escape(handout.lead)}</p>"
        f"<div class=row>{gains}</div>{_map(handout.map)}<table>{members}</table><p>{escape(handout.next_step)}</p>"
        f"<p class=small>{escape(' '.join(handout.sources))}</p>"
    )


def brochure_html(brochure: Brochure) -> str:
    """The brochure's content, chapter by chapter."""
    b = brochure
    sheet = b.map_sheet
    figures = "".join(f"<div><h3>{escape(f.value)}</h3>{escape(f.label)}</div>" for f in b.figures)
    members = "".join(
        f"<h3>{escape(g.kind)}</h3><p>{', '.join(escape(name) for name in g.names)}</p>" for g in b.members
    )
    people = "".join(
        f"<div>{_photo(p.portrait)}<h3>{escape(p.name)}</h3>{escape(p.role)}, {escape(p.organisation)}</div>"
        for p in b.people
    )
    milestones = "".join(
        f"<tr><td>{escape(m.when)}<td>{escape(m.what)}<td class=small>{escape(m.source)}" for m in b.milestones
    )
    factors = "".join(
        f"<h3>{escape(f.heading)}</h3><p>{escape(f.text)}</p>"
        + "".join(f"<p class=small>{escape(s.what)} {escape(s.when)} {escape(s.source)}</p>" for s in f.shown_by)
        for f in b.factors
    )
    gains = [*b.gains, *(b.partner.gains if b.partner else ())]
    voices = "".join(
        f"<blockquote>{_photo(v.portrait)}{escape(v.quote)} {escape(v.name)}</blockquote>" for v in b.voices
    )
    steps = "".join(f"<li>{escape(step)}" for step in (b.joining.steps if b.joining else ()))
    return _page(
        f"<h1>{escape(b.title)}</h1><p>{escape(b.subtitle)}</p>{_map(b.cover)}"
        f"{_opening(b.portrait)}<div class=row>{figures}</div>{_map(sheet.map if sheet else None)}"
        f"{_opening(b.taking_part)}{members}<div class=row>{people}</div>"
        f"{_opening(b.course)}<table>{milestones}</table>"
        f"{_opening(b.success)}{factors}{_opening(b.benefit)}"
        + "".join(
            f"<h3>{escape(g.heading)}</h3><p>{escape(g.text)}</p><p class=small>{escape(g.evidence)}" for g in gains
        )
        + f"{voices}<h2>Mitmachen</h2><ol>{steps}</ol><p class=small>{escape('; '.join(b.sources))}</p>"
        f"<p>{escape(b.stamp)} {escape(b.address)}</p>"
    )


def _page(inner: str) -> str:
    return f"<!doctype html><html lang=de><title>Wirnetz</title><body>{inner}"


def _map(drawing: Drawing | None) -> str:
    return f"<figure>{svg(drawing, palette=palette_of(Theme()), prefix='w')}</figure>" if drawing else ""


def _opening(opening: Opening | None) -> str:
    if opening is None:
        return ""
    return f"<h2>{escape(opening.headline)}</h2>" + "".join(f"<p>{escape(text)}</p>" for text in opening.paragraphs)


def _photo(picture: Any) -> str:
    if picture is None:
        return ""
    return f'<img alt="{escape(picture.alt)}" src="data:image/png;base64,{b64encode(picture.data).decode()}">'
