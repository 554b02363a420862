"""Slides that show: chart, map, table, agenda."""

from dataclasses import replace

from wirnetz.documents.content import AgendaSlide, ChartSlide, Deck, MapSlide, Step, TableSlide
from wirnetz.documents.drawing import Legend, Role
from wirnetz.documents.measure import Fitted, Style, fit, lay
from wirnetz.documents.pptx.charts import axis_end, row_box, row_names, row_pitch
from wirnetz.documents.pptx.frame import put_evidence, put_title, sources_text, start_page
from wirnetz.documents.pptx.grid import (
    BODY,
    BODY_SMALLEST,
    BODY_TIGHT,
    COLUMN_GAP,
    CONTENT_BOTTOM,
    DATE,
    DATE_COLUMN,
    EVIDENCE,
    FOOT_BOTTOM,
    FOOTER,
    FULL,
    HEIGHT,
    LEFT,
    MAP_PLATE,
    TABLE_CELL,
    TABLE_HEAD,
    WIDTH,
    Box,
)
from wirnetz.documents.pptx.layouts import NARROW
from wirnetz.documents.pptx.map_palette import LOOKS
from wirnetz.documents.pptx.map_shapes import add_map, has_map, numbered_dot
from wirnetz.documents.pptx.page import ChartOrder, Page, preset, stand_in_height, stroke
from wirnetz.documents.pptx.tables import CELL_GAP, Cell, Row, add_table, column_widths, is_number, measured
from wirnetz.documents.pptx.text import ACCENT, INK, INK_2, Paragraph, fill, fitted_runs

AGENDA_TEXT = Style(BODY.face, BODY.size, DATE.leading)
ROW_AIR, MORE_AIR, SITE_AIR, DOT_INDENT, DOT_RADIUS = 8.0, 5.5, 8.0, 34.0, 11.0
CHART_PITCH, CHART_SMALLEST_PITCH = 46.0, 31.0
TWO_LINE_PITCH, TWO_LINE_SMALLEST_PITCH = 62.0, 54.0
LEGEND_PITCH = 18.0


def chart_slide(deck: Deck, slide: ChartSlide, number: int) -> Page:
    """The finding as title, the bars below it with their words."""
    page = start_page(deck, slide, number, "Diagramm")
    top = put_title(page, slide, page.layout.placeholder("title").box) + 26
    if slide.axis:
        put_evidence(page, slide.axis, Box(LEFT, top, FULL, EVIDENCE.leading))
        top += EVIDENCE.leading + 9
    labels = [bar.label for bar in slide.bars]
    pitch = row_pitch(row_names(labels, FULL, 20), CHART_PITCH, TWO_LINE_PITCH)
    box = row_box(Box(LEFT, top, FULL, CONTENT_BOTTOM - top), max(1, len(labels)), pitch)
    size = 20.0 if box.height >= len(labels) * (40 if pitch == CHART_PITCH else TWO_LINE_PITCH) else BODY_SMALLEST
    names = row_names(labels, FULL, size)
    width = max(name.longest for name in names) + 16
    end = axis_end([(bar.value, bar.text) for bar in slide.bars], FULL - width, slide.maximum, size)
    bars = tuple(replace(bar, label=name.text) for bar, name in zip(slide.bars, names, strict=True))
    page.charts.append(ChartOrder(box, bars, slide.alt, end, width, size))
    for at, name in enumerate(names):
        page.record(Box(LEFT, box.y + at * box.height / len(names), width, box.height / len(names)), name, "Balken")
    cut = [bar.label for bar, name in zip(slide.bars, names, strict=True) if not name.is_whole]
    page.note = "\n\n".join(part for part in (page.note, "Volle Namen: " + "; ".join(cut) if cut else "") if part)
    return page


def bars_on_a_slide(slide: ChartSlide, top: float) -> int:
    """How many bars stand on one slide below `top`."""
    names = row_names([bar.label for bar in slide.bars], FULL, BODY_SMALLEST)
    return int((CONTENT_BOTTOM - top) // row_pitch(names, CHART_SMALLEST_PITCH, TWO_LINE_SMALLEST_PITCH))


def map_slide(deck: Deck, slide: MapSlide, number: int) -> Page:
    """Sentence and entries at the left, the map on its plate to three edges."""
    shown = has_map(slide.map)
    page = start_page(deck, slide, number, "Karte")
    width = NARROW if shown else FULL
    if shown:
        add_map(page, slide.map, Box(WIDTH * (1 - MAP_PLATE), 0, WIDTH * MAP_PLATE, HEIGHT))
    title = page.layout.placeholder("title").box
    y = put_title(page, slide, Box(LEFT, title.y, width, title.height)) + 24
    rows = entry_rows(slide, width, entries_bottom(slide) - y)
    if rows:
        _put_entries(page, slide, rows, y)
    if shown:
        _put_legend(page, slide)
    return page


def entry_rows(slide: MapSlide, width: float, room: float) -> list[Fitted]:
    """Sites and lines in the text column, measured: a little smaller if only then all stand in `room`."""
    for size in (BODY_TIGHT.size, BODY_SMALLEST):
        style, most = BODY_TIGHT.at(size), 5 * BODY_TIGHT.leading
        rows = [fit(site.text, width - DOT_INDENT, most, style, BODY_SMALLEST) for site in slide.sites]
        rows += [fit(line, width, most, style, BODY_SMALLEST) for line in slide.lines]
        if sum(row.height + 2 * SITE_AIR for row in rows) <= room:
            break
    return rows


def entries_bottom(slide: MapSlide) -> float:
    """Where the text column has to end: above legend and sources."""
    legend = len(slide.map.legend[:4]) * LEGEND_PITCH + 10 if has_map(slide.map) and slide.map.legend else 0
    return _sources_top(slide) - 18 - legend


def _sources_top(slide: MapSlide) -> float:
    """Where the sources under the text column begin."""
    sources = sources_text(slide)
    lines = min(3, len(lay(sources, NARROW, FOOTER).lines)) if sources else 0
    return FOOT_BOTTOM - FOOTER.leading * (lines + 1)


def _put_entries(page: Page, slide: MapSlide, rows: list[Fitted], y: float) -> None:
    spec = page.layout.placeholder("body")
    paragraphs, top = [], y
    width = max(row.width for row in rows) + (DOT_INDENT if slide.sites else 0)
    for index, row in enumerate(rows):
        is_site = index < len(slide.sites)
        indent = DOT_INDENT if is_site else 0.0
        page.rule(LEFT, y, width, 0.75, "accent6")
        if is_site and slide.sites[index].number:
            centre = y + SITE_AIR + row.style.leading * 0.56
            site = slide.sites[index]
            middle = (LEFT + DOT_RADIUS, centre)
            page.shape(numbered_dot(page, f"Nummer {site.number}", site.number, middle, DOT_RADIUS))
        air = 2 * SITE_AIR if index else 0.0
        paragraphs.append(Paragraph(fitted_runs(row), row.style, base=spec.style, before=air, indent=indent))
        page.record(Box(LEFT + indent, y + SITE_AIR, row.width, row.height), row, "Eintrag")
        y += row.height + 2 * SITE_AIR
    page.fill_placeholder("body", paragraphs, Box(LEFT, top + SITE_AIR, width, y - top - 2 * SITE_AIR))


def _put_legend(page: Page, slide: MapSlide) -> None:
    entries = slide.map.legend[:4]
    y = _sources_top(slide) - 16 - len(entries) * LEGEND_PITCH
    for entry in entries:
        box = Box(LEFT, y + 3, 12, 12)
        page.shape(preset(page.next_id(), "Farbfeld", box, "rect", swatch(entry)))
        fitted = fit(entry.text, NARROW - 22, EVIDENCE.leading, EVIDENCE, 11, most_lines=1)
        place = Box(LEFT + 22, y, NARROW - 22, EVIDENCE.leading)
        page.text("Legende", place, [Paragraph(fitted_runs(fitted), fitted.style, INK_2)])
        page.record(place, fitted, "Legende")
        y += LEGEND_PITCH


def swatch(entry: Legend) -> tuple[str, str]:
    """Fill and edge of a legend's field, the same as on the map."""

    def pattern(fore: str, back: str) -> str:
        return (
            f'<a:pattFill prst="wdDnDiag"><a:fgClr><a:schemeClr val="{fore}"/></a:fgClr>'
            f'<a:bgClr><a:schemeClr val="{back}"/></a:bgClr></a:pattFill>'
        )

    accent, slate, faint = stroke(1.25, ACCENT), stroke(0.75, "accent5"), stroke(0.75, "#74838a")
    swatches = {
        "own": (fill(ACCENT), accent),
        "tint": (fill("accent3"), accent),
        "other": (pattern("accent5", "bg1"), slate),
        "both": (pattern("bg1", "accent1"), accent),
        "outline": ("<a:noFill/>", stroke(1.2, INK_2)),
        "free": (fill("bg1"), faint),
    }
    if entry.swatch.startswith("class-"):
        return fill(LOOKS[Role(entry.swatch)].fill), slate
    return swatches.get(entry.swatch, swatches["free"])


def table_rows(slide: TableSlide) -> tuple[list[float], list[Row]]:
    """Widths of the columns and the measured rows, head first."""
    texts = [slide.head, *slide.rows]
    styles = [TABLE_HEAD, *[TABLE_CELL] * len(slide.rows)]
    widths = column_widths(texts, styles, FULL)
    figures = [bool(slide.rows) and all(is_number(row[at]) for row in slide.rows) for at in range(len(slide.head))]
    rows = []
    for index, text in enumerate(texts):
        head = not index
        cells = measured(text, widths, styles[index])
        height = max(cell.height for cell in cells)
        air = 5.0 if head else ROW_AIR
        aligned = tuple(
            Cell(cell, INK_2 if head else INK, "r" if right else "l")
            for cell, right in zip(cells, figures, strict=True)
        )
        rows.append(Row(aligned, 0.0 if head else (1.5 if index == 1 else 0.75), air, height + 2 * air, index == 1))
    return widths, rows


def table_slide(deck: Deck, slide: TableSlide, number: int) -> Page:
    """A table under the title; what was cut is said in its last row, which moves along where a row above grows."""
    page = start_page(deck, slide, number, "Tabelle")
    top = put_title(page, slide, page.layout.placeholder("title").box) + 24
    widths, rows = table_rows(slide)
    spare = CONTENT_BOTTOM - top - sum(row.height for row in rows) - (34 if slide.more else 0)
    more_air = max(0.0, min(5.0, spare / (2 * len(rows))))
    rows = [rows[0], *(Row(r.cells, r.above, r.air + more_air, r.height + 2 * more_air, r.ink) for r in rows[1:])]
    alt = f"Tabelle: {slide.title.rstrip('.')}. Spalten: {', '.join(slide.head)}. {len(slide.rows)} Zeilen."
    if slide.more:
        fitted = fit(slide.more, FULL, TABLE_CELL.leading, TABLE_CELL, TABLE_CELL.size)
        height = TABLE_CELL.leading + 2 * MORE_AIR
        rows.append(Row((Cell(fitted, INK_2),), 0.75, MORE_AIR, height, is_wide=True))
    add_table(page, ("Tabelle", alt), Box(LEFT, top, FULL, CONTENT_BOTTOM - top), widths, rows, head=True)
    return page


def agenda_rows(steps: tuple[Step, ...]) -> list[tuple[Fitted, Fitted]]:
    """Date and sentence of each step, measured."""
    left, right = DATE_COLUMN + COLUMN_GAP - CELL_GAP, FULL - DATE_COLUMN - COLUMN_GAP
    rows = []
    for step in steps:
        when = fit(step.when, left, 2 * DATE.leading, DATE, BODY_SMALLEST)
        # both columns keep one line pitch, so that date and sentence stand on one line
        when = lay(when.text, left, replace(when.style, leading=DATE.leading))
        rows.append((when, fit(step.what, right, 3 * AGENDA_TEXT.leading, AGENDA_TEXT, AGENDA_TEXT.size)))
    return rows


def agenda_slide(deck: Deck, slide: AgendaSlide, number: int) -> Page:
    """Dated steps; the rows share the height that the slide has."""
    page = start_page(deck, slide, number, "Schritte")
    top = put_title(page, slide, page.layout.placeholder("title").box) + 30
    measured_rows = agenda_rows(slide.steps)
    heights = [max(when.height, what.height) for when, what in measured_rows]
    wider = [max(height, stand_in_height(what)) for height, (_, what) in zip(heights, measured_rows, strict=True)]
    spare = (CONTENT_BOTTOM - top - sum(wider)) / (2 * len(heights))
    air = max(10.0, min(spare, 34.0))
    rows = [
        Row((Cell(when, ACCENT), Cell(what)), 0.75 if index else 1.5, air, height + 2 * air, ink=not index)
        for index, ((when, what), height) in enumerate(zip(measured_rows, heights, strict=True))
    ]
    widths = [DATE_COLUMN + COLUMN_GAP, FULL - DATE_COLUMN - COLUMN_GAP]
    alt = "Schritte: " + " ".join(f"{step.when}: {step.what}" for step in slide.steps)
    add_table(page, ("Schritte", alt), Box(LEFT, top, FULL, CONTENT_BOTTOM - top), widths, rows, head=False)
    return page
