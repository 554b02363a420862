"""What a published PDF must hold for readers who listen: our own reading of PDF/UA-1, on top of what Typst refuses."""

import io

import pikepdf
import pypdfium2

_TEXT = {"Tj", "TJ", "'", '"'}
_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", *_TEXT}


def faults(pdf: bytes) -> list[str]:
    """Everything that is missing, in words; an empty list for a document that may be published."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        found = [*_document_faults(document)]
        if "/StructTreeRoot" in root:
            for element in _elements(root.StructTreeRoot):
                found += _element_faults(element)
        for number, page in enumerate(document.pages, start=1):
            found += [f"Seite {number}: {fault}" for fault in _page_faults(page)]
        found += _font_faults(document)
    return found


def out_of_page(pdf: bytes, *, margin: float = 5) -> list[str]:
    """Words that stand nearer to the edge of their page than `margin` mm, or beyond it."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            left, bottom, right, top = page.get_trimbox()
            edge = margin * 72 / 25.4
            text = page.get_textpage()
            for at in range(text.count_rects()):
                box = text.get_rect(at)
                if box[0] < left + edge or box[2] > right - edge or box[1] < bottom + edge or box[3] > top - edge:
                    found.append(f"Seite {number}: {text.get_text_bounded(*box)!r}")
    finally:
        document.close()
    return found


def _document_faults(document):
    root = document.Root
    with document.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "keine Kennung PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "kein Titel"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or "/StructTreeRoot" not in root:
        yield "ohne Auszeichnung"
    if not str(root.get("/Lang", "")).startswith("de"):
        yield "ohne Sprache"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "der Titel wird nicht gezeigt"
    if len(document.pages) > 2 and "/First" not in root.get("/Outlines", {}):
        yield "ohne Lesezeichen"


def _elements(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _element_faults(element):
    kind = str(element.S)
    if kind in ("/Figure", "/Formula") and not str(element.get("/Alt", "")):
        yield f"{kind[1:]} ohne Beschreibung"
    if kind == "/TH":
        attributes = element.get("/A", [])
        sets = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        if not any(isinstance(one, pikepdf.Dictionary) and "/Scope" in one for one in sets):
            yield "Kopfzelle ohne Richtung"


def _page_faults(page):
    if str(page.get("/Tabs", "")) != "/S":
        yield "Reihenfolge der Felder folgt nicht den Auszeichnungen"
    for link in page.get("/Annots", []):
        if not str(link.get("/Contents", "")):
            yield "Verweis ohne Beschreibung"
        if not int(link.get("/F", 0)) & 4:
            yield "Verweis, der nicht gedruckt wird"
    depth = 0
    for _operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in _PAINT and depth == 0:
            yield f"nicht ausgezeichneter Inhalt ({name})"
            return


def _font_faults(document):
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or str(thing.get("/Type", "")) != "/FontDescriptor":
            continue
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys()):
            yield f"Schrift {thing.get('/FontName')} ist nicht eingebettet"
