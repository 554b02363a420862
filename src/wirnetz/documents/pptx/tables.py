"""Native tables without boxes: an ink rule above, hairlines between rows, cells measured before they are written."""

from dataclasses import dataclass

from wirnetz.documents.measure import Fitted, Style, fit, text_width
from wirnetz.documents.measure.breaking import break_lines
from wirnetz.documents.pptx.grid import EMU, Box
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.text import INK, Paragraph, attribute, fill, fitted_runs, paragraph_xml

NO_SIDES = "<a:lnL w=\"0\"><a:noFill/></a:lnL><a:lnR w=\"0\"><a:noFill/></a:lnR>"
CELL_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A measured cell."""

    fitted: Fitted
    colour: str = INK
    align: str = "l"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one height; `above` is the weight of the rule over them, `air` the space above and below."""

    cells: tuple[Cell, ...]
    above: float
    air: float
    height: float
    ink: bool = False


def column_widths(rows: list[tuple[str, ...]], styles: list[Style], full: float) -> list[float]:
    """Widths that give each column what its longest entry needs, the rest in proportion to the text in it."""
    columns = len(rows[0])
    wanted = [max(text_width(row[at], style) for row, style in zip(rows, styles, strict=True)) for at in range(columns)]
    wanted = [min(width + 4, full) + CELL_GAP for width in wanted]
    if sum(wanted) <= full:
        spare = (full - sum(wanted)) / columns
        return [width + spare for width in wanted]
    least = [min(width, full / (columns + 1)) for width in wanted]
    over = sum(wanted) - sum(least)
    rest = full - sum(least)
    return [low + rest * (width - low) / over if over else full / columns for low, width in zip(least, wanted, strict=True)]


def measured(texts: tuple[str, ...], widths: list[float], style: Style, most_lines: int = 4) -> list[Fitted]:
    """Each text in lines of its column; a text of more than `most_lines` is shortened at a boundary."""
    cells = []
    for text, width in zip(texts, widths, strict=True):
        room = width - CELL_GAP
        if len(break_lines(text, room, style).lines) <= most_lines:
            cells.append(fit(text, room, 1e6, style, style.size))
        else:
            cells.append(fit(text, room, most_lines * style.leading, style, style.size))
    return cells


def is_number(text: str) -> bool:
    """Whether a cell belongs to a column of figures, which stands on the right."""
    bare = text.replace(".", "").replace(",", "").replace("\u202f", "").replace("\u00a0", "").rstrip(" %–-")
    return bare.isdigit() or text in {"–", "-"}


def add_table(page: Page, name: str, alt: str, box: Box, widths: list[float], rows: list[Row], head: bool) -> None:
    """Append the table in the layout's table placeholder."""
    grid = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in widths)
    body = ""
    y = box.y
    for row in rows:
        x = box.x
        cells = ""
        for cell, width in zip(row.cells, widths, strict=True):
            page.record(Box(x, y, width - CELL_GAP, row.height - 2 * row.air), cell.fitted, name)
            cells += _cell(page, row, cell)
            x += width
        body += f'<a:tr h="{round(row.height * EMU)}">{cells}</a:tr>'
        y += row.height
    total = Box(box.x, box.y, sum(widths), sum(row.height for row in rows))
    page.shape(
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{page.next_id()}" name={attribute(name)} descr={attribute(alt)}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr><p:ph type="tbl" idx="11"/>'
        f"</p:nvPr></p:nvGraphicFramePr>{total.xfrm('p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="{int(head)}" firstCol="{int(not head)}"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(page: Page, row: Row, cell: Cell) -> str:
    style = cell.fitted.style
    paragraph = Paragraph(fitted_runs(cell.fitted), style, cell.colour, align=cell.align)
    line = fill("tx1" if row.ink else "accent6")
    above = f'<a:lnT w="{round(row.above * EMU)}">{line}</a:lnT>' if row.above else '<a:lnT w="0"><a:noFill/></a:lnT>'
    air, gap = round(row.air * EMU), round(CELL_GAP * EMU)
    sides = f'marL="{gap if cell.align == "r" else 0}" marR="{0 if cell.align == "r" else gap}"'
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraph_xml(paragraph, page.language)}</a:txBody>"
        f'<a:tcPr {sides} marT="{air}" marB="{air}" anchor="t">{NO_SIDES}{above}'
        '<a:lnB w="0"><a:noFill/></a:lnB><a:noFill/></a:tcPr></a:tc>'
    )
