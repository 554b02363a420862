"""Slides that show, on a stranger's layout: table, chart, steps; all of them native."""

from dataclasses import replace

from wirnetz.documents.content import AgendaSlide, AnySlide, ChartSlide, Deck, TableSlide
from wirnetz.documents.measure import Style, fit, lay
from wirnetz.documents.pptx.charts import axis_end, row_box, row_names, row_pitch
from wirnetz.documents.pptx.grid import BODY_SMALLEST, EVIDENCE, TABLE_CELL, TABLE_HEAD, Box
from wirnetz.documents.pptx.house.faces import measuring
from wirnetz.documents.pptx.house.foot import framed
from wirnetz.documents.pptx.house.frame import Frame
from wirnetz.documents.pptx.house.sheets import Place, Sheet
from wirnetz.documents.pptx.house.spoken import columns_of, draw, joined
from wirnetz.documents.pptx.house.writing import record
from wirnetz.documents.pptx.page import ChartOrder
from wirnetz.documents.pptx.paging import even, further, greedy
from wirnetz.documents.pptx.tables import CELL_GAP, Cell, Row, add_table, column_widths, is_number, measured
from wirnetz.documents.pptx.text import ACCENT, INK, INK_2, Paragraph, clean, fitted_runs

ROW_AIR, HEAD_AIR, MORE_AIR, STEP_AIR, MOST_STEP_AIR = 6.0, 4.0, 5.0, 9.0, 24.0
PITCH, SMALLEST_PITCH, TWO_LINE_PITCH, TWO_LINE_SMALLEST = 56.0, 31.0, 62.0, 54.0
DATE_SHARE, MOST_DATE = 0.26, 210.0
STEP = Style("arial", 18, 23)


def content_place(sheet: Sheet, kind: str) -> Place | None:
    """Where a native table or chart can live: a place of its own kind, else one for content of any kind."""
    own = sheet.first(kind)
    if own is not None:
        return own
    objects = [place for place in columns_of(sheet) if place.kind == "object"]
    return joined(objects)


def _parts(deck: Deck, slide: AnySlide, sheet: Sheet, place: Place | None) -> Box:
    """The area that every part of a slide that goes on has."""
    return framed(deck, replace(slide, title=f"{slide.title} – Teil 2"), sheet, place).area


def table_slides(deck: Deck, slide: TableSlide, sheet: Sheet) -> list[Frame]:
    """The table in as many parts as it needs, of like length."""
    place = content_place(sheet, "table")
    area = framed(deck, slide, sheet, place).area
    widths, rows = _table_rows(slide, sheet, area.width)
    more = sheet.set(TABLE_CELL).leading + 2 * MORE_AIR if slide.more else 0.0
    reserved = rows[0].height + more
    heights = [row.height for row in rows[1:]]
    if sum(heights) + reserved > area.height:
        area = _parts(deck, slide, sheet, place)
    cuts = greedy(heights, area.height - reserved, 99)
    if len(cuts) > 1:
        alike = even(len(heights), -(-len(heights) // len(cuts)))
        cuts = alike if all(sum(heights[cut]) <= area.height - reserved for cut in alike) else cuts
    frames = []
    for number, cut in enumerate(cuts, 1):
        part = replace(
            slide, rows=slide.rows[cut], more=slide.more if number == len(cuts) else "", **further(slide, number)
        )
        frame = framed(deck, part, sheet, place)
        _put_table(frame, part, place, widths, [rows[0], *rows[1:][cut]])
        frames.append(frame)
    return frames


def _table_rows(slide: TableSlide, sheet: Sheet, full: float) -> tuple[list[float], list[Row]]:
    texts = [slide.head, *slide.rows]
    styles = [sheet.set(TABLE_HEAD), *[sheet.set(TABLE_CELL)] * len(slide.rows)]
    widths = column_widths(texts, styles, full)
    figures = [bool(slide.rows) and all(is_number(row[at]) for row in slide.rows) for at in range(len(slide.head))]
    rows = []
    for index, text in enumerate(texts):
        cells = measured(text, widths, styles[index])
        air = ROW_AIR if index else HEAD_AIR
        aligned = tuple(
            Cell(cell, INK if index else INK_2, "r" if right else "l")
            for cell, right in zip(cells, figures, strict=True)
        )
        height = max(cell.height for cell in cells) + 2 * air
        rows.append(Row(aligned, 0.0 if not index else 1.5 if index == 1 else 0.75, air, height, index == 1))
    return widths, rows


def _put_table(frame: Frame, slide: TableSlide, place: Place | None, widths: list[float], rows: list[Row]) -> None:
    alt = f"Tabelle: {slide.title.rstrip('.')}. Spalten: {', '.join(slide.head)}. {len(slide.rows)} Zeilen."
    first = replace(rows[1], above=1.5, ink=True) if len(rows) > 1 else None
    rows = [rows[0], *([first] if first else []), *rows[2:]]
    if slide.more:
        style = frame.sheet.set(TABLE_CELL)
        more = fit(clean(slide.more), sum(widths), style.leading, style, style.size)
        rows.append(Row((Cell(more, INK_2),), 0.75, MORE_AIR, style.leading + 2 * MORE_AIR, is_wide=True))
    reference = place.reference if place else ""
    draw(
        frame,
        frame.area,
        lambda: add_table(frame.page, ("Tabelle", alt), frame.area, widths, rows, head=True, reference=reference),
    )


def agenda_slides(deck: Deck, slide: AgendaSlide, sheet: Sheet) -> list[Frame]:
    """Dated steps as a table without head; the rows share the height."""
    place = content_place(sheet, "table")
    area = framed(deck, slide, sheet, place).area
    style = sheet.set(STEP)
    left = min(MOST_DATE * sheet.scale, max(DATE_SHARE * area.width, 120.0))
    strong = replace(style, bold=True)
    rows = [
        (lay(clean(step.when), left - CELL_GAP, strong), lay(clean(step.what), area.width - left, style))
        for step in slide.steps
    ]
    heights = [max(when.height, what.height) for when, what in rows]
    if sum(heights) + 2 * STEP_AIR * len(heights) > area.height:
        area = _parts(deck, slide, sheet, place)
    frames = []
    for number, cut in enumerate(greedy([height + 2 * STEP_AIR for height in heights], area.height, 5), 1):
        part = replace(slide, steps=slide.steps[cut], **further(slide, number))
        frame = framed(deck, part, sheet, place)
        spare = (frame.area.height - sum(heights[cut])) / (2 * len(heights[cut]))
        air = max(STEP_AIR, min(spare, MOST_STEP_AIR))
        table = [
            Row((Cell(when, ACCENT), Cell(what)), 0.75 if at else 1.5, air, height + 2 * air, ink=not at)
            for at, ((when, what), height) in enumerate(zip(rows[cut], heights[cut], strict=True))
        ]
        _put_steps(frame, part, place, [left, frame.area.width - left], table)
        frames.append(frame)
    return frames


def _put_steps(frame: Frame, slide: AgendaSlide, place: Place | None, widths: list[float], rows: list[Row]) -> None:
    alt = "Schritte: " + " ".join(f"{step.when}: {step.what}" for step in slide.steps)
    reference = place.reference if place else ""
    draw(
        frame,
        frame.area,
        lambda: add_table(frame.page, ("Schritte", alt), frame.area, widths, rows, head=False, reference=reference),
    )


def chart_slides(deck: Deck, slide: ChartSlide, sheet: Sheet) -> list[Frame]:
    """The bars with their words, on as many slides as they need, all on one scale."""
    place = content_place(sheet, "chart")
    area = framed(deck, slide, sheet, place).area
    reserve = measuring(sheet.faces[1])[1]
    labels = [clean(bar.label) for bar in slide.bars]
    scale = sheet.scale
    names = row_names(labels, area.width / reserve, BODY_SMALLEST * scale)
    pitch = row_pitch(names, SMALLEST_PITCH * scale, TWO_LINE_SMALLEST * scale)
    axis = sheet.set(EVIDENCE).leading + 9 if slide.axis else 0.0
    if pitch * len(labels) + axis > area.height:
        area = _parts(deck, slide, sheet, place)
    end = max([slide.maximum, *(bar.value for bar in slide.bars)])
    frames = []
    for number, cut in enumerate(even(len(labels), int((area.height - axis) // pitch)), 1):
        part = replace(slide, bars=slide.bars[cut], maximum=end, **further(slide, number))
        frame = framed(deck, part, sheet, place)
        _put_chart(frame, part, place, reserve)
        frames.append(frame)
    return frames


def _put_chart(frame: Frame, slide: ChartSlide, place: Place | None, reserve: float) -> None:
    area, page = frame.area, frame.page
    if slide.axis:
        style = frame.sheet.set(EVIDENCE)
        fitted = fit(clean(slide.axis), area.width, style.leading, style, style.size)
        box = Box(area.x, area.y, area.width, style.leading)
        draw(frame, area, lambda: page.text("Erläuterung", box, [Paragraph(fitted_runs(fitted), style, INK_2)]))
        record(page, box, fitted, "Kleines")
        area = Box(area.x, area.y + style.leading + 9, area.width, area.height - style.leading - 9)
    labels = [clean(bar.label) for bar in slide.bars]
    scale = frame.sheet.scale
    one, two = PITCH * scale, TWO_LINE_PITCH * scale
    pitch = row_pitch(row_names(labels, area.width / reserve, 20 * scale), one, two)
    box = row_box(area, max(1, len(labels)), pitch)
    size = scale * (20.0 if box.height >= len(labels) * (40 * scale if pitch == one else two) else BODY_SMALLEST)
    names = row_names(labels, area.width / reserve, size)
    width = max(name.longest for name in names) * reserve + 16 * scale
    end = axis_end([(bar.value, bar.text) for bar in slide.bars], (area.width - width) / reserve, slide.maximum, size)
    bars = tuple(replace(bar, label=name.text) for bar, name in zip(slide.bars, names, strict=True))
    reference = place.reference if place else ""
    page.charts.append(ChartOrder(box, bars, slide.alt, end, width, size, reference=reference))
    frame.chart_at = len(page.shapes)
    for at, name in enumerate(names):
        record(page, Box(area.x, box.y + at * box.height / len(names), width, box.height / len(names)), name, "Balken")
    cut = [bar.label for bar, name in zip(slide.bars, names, strict=True) if not name.is_whole]
    page.note = "\n\n".join(part for part in (page.note, "Volle Namen: " + "; ".join(cut) if cut else "") if part)
