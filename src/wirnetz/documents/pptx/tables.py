"""Native tables without boxes: an ink rule above, hairlines between rows, cells measured before they are written."""

from dataclasses import dataclass

from wirnetz.documents.measure import Fitted, Style, fit, text_width
from wirnetz.documents.measure.breaking import SLACK, break_lines
from wirnetz.documents.pptx.grid import EMU, Box
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.text import INK, Paragraph, attribute, fill, fitted_runs, paragraph_xml

NO_SIDES = '<a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR>'
CELL_GAP = 14.0
OWN_PLACE = '<p:ph type="tbl" idx="11"/>'
SUBSTITUTE = 1.2
"""So much wider may another face set a short column („ohne Jahr“) before it breaks."""
REST = "Weitere"
"""Name of the row that says what was cut."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A measured cell."""

    fitted: Fitted
    colour: str = INK
    align: str = "l"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one height; `above` is the weight of the rule over them, `air` the space above and below.

    A wide row has one cell across all columns.
    """

    cells: tuple[Cell, ...]
    above: float
    air: float
    height: float
    ink: bool = False
    is_wide: bool = False


def column_widths(rows: list[tuple[str, ...]], styles: list[Style], full: float) -> list[float]:
    """Widths that give each column what its longest entry needs, the rest in proportion to the text in it.

    All but the last hold the gap to the next column.
    """
    columns = len(rows[0])
    wanted = [max(text_width(row[at], style) for row, style in zip(rows, styles, strict=True)) for at in range(columns)]
    short = full / (columns + 1) / SUBSTITUTE
    wanted = [min(width * (SUBSTITUTE if width < short else SLACK) + 1, full) + CELL_GAP for width in wanted]
    wanted[-1] -= CELL_GAP
    if sum(wanted) <= full:
        spare = (full - sum(wanted)) / columns
        return [width + spare for width in wanted]
    least = [min(width, full / (columns + 1)) for width in wanted]
    over = sum(wanted) - sum(least)
    rest = full - sum(least)
    return [
        low + rest * (width - low) / over if over else full / columns for low, width in zip(least, wanted, strict=True)
    ]


def measured(texts: tuple[str, ...], widths: list[float], style: Style, most_lines: int = 4) -> list[Fitted]:
    """Each text in lines of its column; a text of more than `most_lines` is shortened at a boundary."""
    cells = []
    for room, text in zip(rooms(widths), texts, strict=True):
        if len(break_lines(text, room, style).lines) <= most_lines:
            cells.append(fit(text, room, 1e6, style, style.size))
        else:
            cells.append(fit(text, room, most_lines * style.leading, style, style.size))
    return cells


def rooms(widths: list[float]) -> list[float]:
    """What the columns leave for text: all but the last keep a gap to the next."""
    return [*(width - CELL_GAP for width in widths[:-1]), widths[-1]]


def is_number(text: str) -> bool:
    """Whether a cell belongs to a column of figures, which stands on the right."""
    bare = text.replace(".", "").replace(",", "").replace("\u202f", "").replace("\u00a0", "").rstrip(" %–-")
    return bare.isdigit() or text in {"–", "-"}


def add_table(
    page: Page,
    words: tuple[str, str],
    box: Box,
    widths: list[float],
    rows: list[Row],
    *,
    head: bool,
    reference: str = OWN_PLACE,
) -> None:
    """Append the table in the placeholder `reference`, "" for none; `words` are its name and its alt text."""
    name, alt = words
    grid = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in widths)
    body = ""
    y = box.y
    for row in rows:
        x = box.x
        cells = ""
        spans = [sum(widths)] if row.is_wide else widths
        for at, (cell, width) in enumerate(zip(row.cells, spans, strict=True)):
            room = Box(x, y + row.air, rooms(spans)[at], row.height - 2 * row.air)
            page.record(room, cell.fitted, REST if row.is_wide else name)
            cells += _cell(page, row, cell, is_last=at == len(spans) - 1, span=len(widths) if row.is_wide else 1)
            x += width
        body += f'<a:tr h="{round(row.height * EMU)}">{cells}</a:tr>'
        y += row.height
    total = Box(box.x, box.y, sum(widths), sum(row.height for row in rows))
    page.shape(
        f"<p:graphicFrame><p:nvGraphicFramePr>"
        f'<p:cNvPr id="{page.next_id()}" name={attribute(name)} descr={attribute(alt)}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvGraphicFramePr>{total.xfrm('p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="{int(head)}" firstCol="{int(not head)}"/><a:tblGrid>{grid}</a:tblGrid>'
        f"{body}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(page: Page, row: Row, cell: Cell, *, is_last: bool, span: int) -> str:
    style = cell.fitted.style
    paragraph = Paragraph(fitted_runs(cell.fitted), style, cell.colour, align=cell.align)
    line = fill("tx1" if row.ink else "accent6")
    above = f'<a:lnT w="{round(row.above * EMU)}">{line}</a:lnT>' if row.above else '<a:lnT w="0"><a:noFill/></a:lnT>'
    air, gap = round(row.air * EMU), 0 if is_last else round(CELL_GAP * EMU)
    wide = f' gridSpan="{span}"' if span > 1 else ""
    covered = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc>' * (span - 1)
    return (
        f"<a:tc{wide}><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraph_xml(paragraph, page.language)}</a:txBody>"
        f'<a:tcPr marL="0" marR="{gap}" marT="{air}" marB="{air}" anchor="t">{NO_SIDES}{above}'
        f'<a:lnB w="0"><a:noFill/></a:lnB><a:noFill/></a:tcPr></a:tc>{covered}'
    )
