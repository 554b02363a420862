"""Logos of a template that can hardly be seen on the ground they stand on."""

import io
from typing import Any

from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from wirnetz.documents.ink import LEAST_CONTRAST, ink_of
from wirnetz.documents.pptx.house.colours import scheme_of
from wirnetz.documents.pptx.house.grounds import MOST_PIXELS, ground_of

MOST_REMARKS = 3


def pale_logos(package: Any) -> list[str]:
    """A sentence for each picture on a master or layout whose ink nearly is the ground's colour."""
    remarks: list[str] = []
    for master in package.slide_masters:
        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        scheme = scheme_of(theme, master._element.find(qn("p:clrMap")))
        for source in (master, *master.slide_layouts):
            ground = ground_of((source, master), scheme, theme)
            for picture in source._element.find(qn("p:cSld")).iter(qn("p:pic")):
                ink = _ink(picture, source)
                if ink and max(ground.contrast(shade) for shade in ink) < LEAST_CONTRAST:
                    where = "Folienmaster" if source is master else f"Layout „{source.name}“"
                    name = picture.find(f".//{qn('p:cNvPr')}").get("name", "") or "ohne Namen"
                    remarks.append(
                        f"Das Bild „{name[:60]}“ im {where} hebt sich kaum vom Grund ab. "
                        "Setzen Sie dort die Fassung Ihres Logos für diesen Grund ein und laden Sie die Vorlage "
                        "neu hoch."
                    )
    return list(dict.fromkeys(remarks))[:MOST_REMARKS]


def _ink(picture: Any, source: Any) -> list[str]:
    """Darkest and lightest visible colour of a see-through picture; nothing for one that brings its own ground."""
    blip = picture.find(f".//{qn('a:blip')}")
    relation = blip.get(qn("r:embed")) if blip is not None else None
    if relation is None:
        return []
    try:
        with Image.open(io.BytesIO(source.part.related_part(relation).blob)) as image:
            if image.width * image.height > MOST_PIXELS:
                return []
            colours, is_clear = ink_of(image)
    except Exception:  # whatever is wrong with a stranger's picture, nothing is said about it
        return []
    return colours if is_clear else []
