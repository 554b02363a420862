"""The layouts of a template as plain data, for keeping with it and for choosing among them."""

from typing import Any

from wirnetz.documents.pptx.house.sheets import Sheet
from wirnetz.documents.pptx.house.shell import Shell

LONGEST_NAME = 80


def described(shell: Shell, sheets: list[Sheet]) -> list[dict[str, Any]]:
    """{"name", "placeholders": [{"kind", "name", "share", "box"}], …}; shares in per cent, boxes in thousandths.

    "opens" says whether the template's first sample slide stands on this master, "inside" how many of the others do;
    "is_busy" that no ink can be read everywhere on its ground.
    """
    return [
        {
            "name": sheet.name[:LONGEST_NAME],
            "opens": sheet.master == shell.opened_on,
            "inside": shell.used.get(sheet.master, 0),
            "is_busy": sheet.is_busy,
            "placeholders": [
                {
                    "kind": place.kind,
                    "name": place.name[:LONGEST_NAME],
                    "share": round(100 * place.box.width * place.box.height / (sheet.width * sheet.height)),
                    "box": _thousandths(sheet, place.box.edges),
                }
                for place in sheet.places
            ],
        }
        for sheet in sheets
    ]


def _thousandths(sheet: Sheet, edges: tuple[float, float, float, float]) -> list[int]:
    sizes = (sheet.width, sheet.height, sheet.width, sheet.height)
    return [round(1000 * value / size) for value, size in zip(edges, sizes, strict=True)]
