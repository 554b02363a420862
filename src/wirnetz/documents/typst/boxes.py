"""Page boxes for the printer, as an incremental update behind a finished file: nothing that stands in it is touched."""

import re

_PAGE = re.compile(rb"(?m)^(\d+) 0 obj\n(<<(?:(?!\nendobj).)*?/Type/Page\b(?:(?!\nendobj).)*?)\nendobj", re.DOTALL)
_TRIM = re.compile(rb"/TrimBox\[([\d. ]+)\]")
_SIZE, _ROOT = re.compile(rb"/Size (\d+)"), re.compile(rb"/Root \d+ 0 R|/Info \d+ 0 R|/ID\[[^\]]*\]")
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
_POINTS_PER_MM = 72 / 25.4


def with_bleed_boxes(pdf: bytes, bleed_mm: float) -> bytes:
    """`pdf` whose pages also say where the bleed ends: `bleed_mm` beyond the trim that they already name."""
    bleed = bleed_mm * _POINTS_PER_MM
    body, places = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n"), {}
    for found in _PAGE.finditer(pdf):
        trim = _TRIM.search(found[2])
        if trim is None:
            continue
        left, bottom, right, top = (float(number) for number in trim[1].split())
        box = f"/BleedBox[{left - bleed:.5g} {bottom - bleed:.5g} {right + bleed:.6g} {top + bleed:.6g}]".encode()
        places[int(found[1])] = len(body)
        body += b"%s 0 obj\n%s\nendobj\n" % (found[1], found[2].replace(trim[0], trim[0] + box))
    if not places:
        return pdf
    return bytes(body + _table(pdf, places, len(body)))


def _table(pdf: bytes, places: dict[int, int], here: int) -> bytes:
    """The cross references of the new objects and a trailer that leads back to the old ones."""
    start = _START.search(pdf)
    trailer = pdf[pdf.rindex(b"trailer") :]
    size = _SIZE.search(trailer)
    if start is None or size is None:
        raise ValueError("the file has no plain table of cross references")
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
    kept = b"".join(_ROOT.findall(trailer))
    return b"xref\n%strailer\n<<%s%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (rows, size[0], kept, start[1], here)
