"""What a deck must hold for readers who listen or see little: our own reading of the file, whoever made it."""

import io

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn

SMALL = (
    "Quellen",
    "Folienzahl",
    "Fußzeile",
    "Kleines",
    "Legende",
    "Beispiel",
    "Beleg",
    "Erläuterung",
    "Dachzeile",
    "Nummer",
    "Herkunft",
)
FOOT = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
GROUND = "Grund"
LEAST, LEAST_IN_TABLE = 1800, 1300
LEAST_NOTE = 25  # „Fortsetzung der vorigen Folie.“ is longer


def deck_faults(data: bytes) -> list[str]:
    """Everything that is missing, in words; an empty list for a deck that may be handed out."""
    opened = Presentation(io.BytesIO(data))
    titles = [_title(slide) for slide in opened.slides]
    found = [f"ein Titel steht zweimal: {title}" for title in set(titles) if titles.count(title) > 1]
    if opened.core_properties.language != "de-DE" or not opened.core_properties.title:
        found.append("ohne Titel oder Sprache der Datei")
    for number, slide in enumerate(opened.slides, start=1):
        found += [f"Folie {number}: {fault}" for fault in (*_slide_faults(slide), *_note_faults(slide))]
    return found


def _title(slide):
    return slide.shapes.title.text_frame.text.strip() if slide.shapes.title is not None else ""


def _slide_faults(slide):
    shapes = [shape for shape in slide.shapes if shape.name != GROUND]
    if not _title(slide):
        yield "ohne Titel"
    elif next(shape for shape in shapes if shape.name != "Dachzeile")._element is not slide.shapes.title._element:
        yield "der Titel wird nicht zuerst gelesen"
    for shape in shapes:
        yield from _words_of_picture(shape)
        if shape.has_table and "1" not in shape._element.xpath(".//a:tblPr/@firstRow | .//a:tblPr/@firstCol"):
            yield "Tabelle ohne Kopf"
    runs = list(slide._element.iter(qn("a:r"), qn("a:fld"), qn("a:br")))
    if {run.find(qn("a:rPr")).get("lang") if run.find(qn("a:rPr")) is not None else None for run in runs} != {"de-DE"}:
        yield "Text ohne Sprache"
    yield from _small_letters(slide)


def _words_of_picture(shape):
    named = shape._element.xpath("./*[1]/p:cNvPr")[0]
    if shape.shape_type == MSO_SHAPE_TYPE.PICTURE and shape.is_placeholder is False and "Logo" not in shape.name:
        yield f"ein Bild, wo Formen und Text stehen sollten: {shape.name}"
    speaks = shape.has_chart or shape.has_table or shape.shape_type in {MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.PICTURE}
    decorative = "decorative" in "".join(child.tag for child in named.iter())
    if speaks and not decorative and not named.get("descr"):
        yield f"{shape.name} ohne Beschreibung"


def _small_letters(slide):
    """Main texts from 18 points on; what proves them, words in tables and at the foot may be smaller."""
    for shape in slide.shapes:
        sizes = [int(size) for size in shape._element.xpath(".//a:rPr/@sz")]
        if not sizes or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            continue
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind in FOOT or shape.name.startswith(SMALL):
            continue
        main = max(sizes) if not shape.has_table else min(sizes)
        if main < (LEAST_IN_TABLE if shape.has_table else LEAST):
            yield f"{shape.name} mit {main / 100:g} Punkt: {shape.text_frame.text[:40] if shape.has_text_frame else ''}"


def _note_faults(slide):
    note = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    if len(note) < LEAST_NOTE:
        yield "ohne Sprechernotiz"
