"""A native bar chart in two inks: no legend, no grid, the words at the bars, one point in the accent colour."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from wirnetz.documents.measure import SANS, Fitted, Style, fit, text_width
from wirnetz.documents.pptx.grid import EMU, Box
from wirnetz.documents.pptx.page import ChartOrder
from wirnetz.documents.pptx.text import clean

GAP_WIDTH = 60
NO_BREAK = "\u00a0"
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


def add_chart(slide: Slide, order: ChartOrder, number: int, language: str) -> None:
    """Add the chart to the slide, in the layout's chart placeholder."""
    data: Any = CategoryChartData(number_format="0.##")
    data.categories = [clean(bar.label) for bar in order.bars]
    data.add_series(order.alt.split(".")[0][:60], [bar.value for bar in order.bars])
    x, y, width, height = (Emu(round(value * EMU)) for value in order.box.edges)
    frame: Any = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, x, y, width, height, data)
    identity = frame._element.nvGraphicFramePr
    identity.cNvPr.set("id", str(number))
    identity.cNvPr.set("name", "Diagramm")
    identity.cNvPr.set("descr", order.alt)
    if order.reference:
        identity.nvPr.append(parse_xml(order.reference.replace("<p:ph", f"<p:ph {nsdecls('p')}")))
    chart = frame.chart
    _style_axes(chart, order)
    _style_bars(chart, order)
    _place_plot(chart, order)
    _mend(chart, language)


def _style_axes(chart: Chart, order: ChartOrder) -> None:
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(order.size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    values, names = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = 0, order.axis_end
    values.has_major_gridlines = values.has_minor_gridlines = values.visible = False
    names.reverse_order = True
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    names.format.line.width = Pt(1.25)


def _style_bars(chart: Chart, order: ChartOrder) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = GAP_WIDTH, False
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_4
    for index, bar in enumerate(order.bars):
        point = series.points[index]
        if bar.is_marked:
            point.format.fill.solid()
            point.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        frame = point.data_label.text_frame
        run = frame.paragraphs[0].add_run()
        run.text = clean(bar.text).replace(" ", NO_BREAK)
        run.font.size, run.font.bold = Pt(order.size), bar.is_marked
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END


def _place_plot(chart: Chart, order: ChartOrder) -> None:
    """Fix the plot's place, so that names and words have the room that was measured for them."""
    left = order.label_width / order.box.width
    layout = parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>"
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="0"/><c:w val="{1 - left:.4f}"/><c:h val="1"/></c:manualLayout></c:layout>'
    )
    area = chart._chartSpace.chart.plotArea
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, layout)


def _mend(chart: Chart, language: str) -> None:
    """python-pptx writes negative axis ids, but the schema wants unsigned ones and LibreOffice small ones;
    and it writes no language at all. Words at bars never wrap."""
    space = chart._chartSpace
    small: dict[str, str] = {}
    for axis in space.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", small.setdefault(axis.get("val"), str(1001 + len(small))))
    for body in space.iter(qn("a:bodyPr")):
        body.set("wrap", "none")
    for run in space.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        run.set("lang", language)


def row_box(box: Box, rows: int, pitch: float) -> Box:
    """The chart's box for so many rows: never stretched beyond a good bar height."""
    return Box(box.x, box.y, box.width, min(box.height, rows * pitch))
