"""A native bar chart in two inks, as text: no legend, no grid, the words at the bars, one point in the accent colour.

What is written follows DrawingML charts (ECMA-376, part 1, chapter 21.2); its figures stand in a workbook behind it.
"""

import io
import re
import zipfile
from datetime import datetime
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from pptx.chart.data import CategoryChartData

from wirnetz.documents.content import Bar
from wirnetz.documents.pptx.archive import SMALL, Entry, archived, entry
from wirnetz.documents.pptx.page import ChartOrder
from wirnetz.documents.pptx.text import attribute, clean

GAP_WIDTH = 60
LINE = 15_875  # EMU, 1.25 points
NO_BREAK = "\u00a0"
LONGEST_NAME = 60
NUMBERS = "0.##"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMES = (
    f'xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
SHEET_NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
INK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
SHOWN = "".join(
    f'<c:show{what} val="{{{at}}}"/>' for what, at in (("LegendKey", 0), ("Val", 1), ("CatName", 0), ("SerName", 0))
)
NOTHING_ELSE = '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
BOOK_TIME = datetime(2026, 1, 1)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_CATEGORY_AXIS, _VALUE_AXIS = 1001, 1002  # LibreOffice wants small ids


def frame_xml(order: ChartOrder, number: int, relation: str) -> str:
    """The frame on the slide that shows the chart."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Diagramm" descr={attribute(order.alt)}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{order.reference}</p:nvPr>'
        f'</p:nvGraphicFramePr>{order.box.xfrm("p:xfrm")}<a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_xml(order: ChartOrder, language: str) -> str:
    """The chart; its workbook is `rId1`."""
    rows = len(order.bars)
    marked = "".join(_marked(at) for at, bar in enumerate(order.bars) if bar.is_marked)
    words = "".join(_words(at, bar, order.size, language) for at, bar in enumerate(order.bars))
    values = [_plain(bar.value) for bar in order.bars]
    return (
        f'<c:chartSpace {NAMES}><c:date1904 val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f'{_place(order.label_width / order.box.width)}<c:barChart><c:barDir val="bar"/>'
        '<c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx>{_strings('$B$1', [_name(order)])}</c:tx>"
        '<c:spPr><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"{marked}<c:dLbls>{words}{SHOWN.format(0, 0)}{NOTHING_ELSE}</c:dLbls>"
        f"<c:cat>{_strings(f'$A$2:$A${rows + 1}', [clean(bar.label) for bar in order.bars])}</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${rows + 1}</c:f><c:numCache><c:formatCode>{NUMBERS}</c:formatCode>"
        f"{_points(values)}</c:numCache></c:numRef></c:val></c:ser>"
        f'<c:gapWidth val="{GAP_WIDTH}"/><c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f"{_axes(order.axis_end)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/>'
        f'<a:p><a:pPr><a:defRPr sz="{round(order.size * 100)}" lang="{language}">{INK}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{language}"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def _name(order: ChartOrder) -> str:
    return clean(order.alt.split(".")[0][:LONGEST_NAME])


def _plain(value: float) -> str:
    return repr(float(value))


def _place(left: float) -> str:
    """The plot's place is fixed, so that names and words have the room that was measured for them."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="0"/><c:w val="{1 - left:.4f}"/><c:h val="1"/></c:manualLayout></c:layout>'
    )


def _marked(at: int) -> str:
    return (
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/>'
        '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr></c:dPt>'
    )


def _words(at: int, bar: Bar, size: float, language: str) -> str:
    """What stands at the end of a bar; it never wraps."""
    text = escape(clean(bar.text).replace(" ", NO_BREAK))
    run = (
        f'<a:r><a:rPr sz="{round(size * 100)}" b="{int(bar.is_marked)}" lang="{language}">{INK}</a:rPr>'
        f"<a:t>{text}</a:t></a:r>"
    )
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr lang="{language}"/></a:pPr>{run}</a:p></c:rich></c:tx><c:dLblPos val="outEnd"/>'
        f"{SHOWN.format(0, 1)}{NOTHING_ELSE}</c:dLbl>"
    )


def _strings(cells: str, texts: list[str]) -> str:
    return f"<c:strRef><c:f>Sheet1!{cells}</c:f><c:strCache>{_points(texts)}</c:strCache></c:strRef>"


def _points(texts: list[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{points}'


def _axes(end: float) -> str:
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="{LINE}">{INK}</a:ln></c:spPr><c:crossAx val="{_VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling>'
        f'<c:max val="{end!r}"/><c:min val="0.0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/></c:valAx>'
    )


@lru_cache(maxsize=1)
def _book() -> tuple[Entry, ...]:
    """A workbook as python-pptx makes it for a chart, without its cells and their texts."""
    data: Any = CategoryChartData(number_format=NUMBERS)
    data.categories = ["A"]
    data.add_series("B", [1.0])
    with zipfile.ZipFile(io.BytesIO(data.xlsx_blob)) as source:
        time = rb"\g<1>" + f"{BOOK_TIME:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>"
        kept = [name for name in source.namelist() if name not in {SHEET, STRINGS}]
        return tuple(entry(name, _STAMP.sub(time, source.read(name)), SMALL) for name in kept)


def workbook(order: ChartOrder) -> bytes:
    """The figures of the chart: names in column A, values in column B, the series' name above them."""
    texts = [*(clean(bar.label) for bar in order.bars), _name(order)]
    cells = "".join(
        f'<row r="{at + 2}"><c r="A{at + 2}" t="s"><v>{at}</v></c><c r="B{at + 2}"><v>{_plain(bar.value)}</v></c></row>'
        for at, bar in enumerate(order.bars)
    )
    last = len(texts)
    sheet = (
        f'{XML}<worksheet {SHEET_NAMES}><dimension ref="A1:B{last}"/><sheetViews><sheetView tabSelected="1" '
        'workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="28" '
        f'customWidth="1"/></cols><sheetData><row r="1"><c r="B1" t="s"><v>{last - 1}</v></c></row>{cells}</sheetData>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
    )
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    strings = f'{XML}<sst {SHEET_NAMES} count="{last}" uniqueCount="{last}">{items}</sst>'
    return archived((*_book(), entry(SHEET, sheet.encode()), entry(STRINGS, strings.encode())), BOOK_TIME)
