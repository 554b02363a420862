"""Looking through the unpacked parts of a workbook for what no list needs, block by block."""

import re
from zipfile import ZipInfo

from wirnetz.imports.parsing.cells import column_letter
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.records import FileRefused
from wirnetz.imports.parsing.refusals import SAVE_AS, too_far, too_many_rows

_OVERLAP = 128
_DECLARATIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_INCLUSIONS = b"//www.w3.org/2001/XInclude"
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})""")
_DIMENSION = b"<dimension"
SPARE_ROWS = 200
"""Title rows, headings and footers that may come on top of the allowed rows."""


class Scan:
    """Looks for what no list needs, across the borders of blocks."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._beyond, self._beyond_oddly = _cells_beyond(limits)
        self.starts_1904 = False
        self.error_cells = 0

    def begin(self, entry: ZipInfo) -> None:
        name = entry.filename.lower()
        self._is_sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
        self._is_xml = name.endswith((".xml", ".rels", ".vml"))
        self._is_workbook = name == "xl/workbook.xml"
        self._types = name == "[content_types].xml"
        self._rows = self._cells = 0
        self._tail = b""
        self._is_first = True

    def see(self, block: bytes) -> None:
        if self._is_first:
            self._start(block)
        seen = self._tail + block
        if self._is_xml and (_INCLUSIONS in seen or (b"<!" in seen and _DECLARATIONS.search(seen))):
            raise FileRefused("Die Datei enthält Anweisungen, die eine Tabelle nicht braucht.", SAVE_AS)
        if self._types and b"macroEnabled" in seen:
            reason = "Die Datei enthält Makros (.xlsm) und wird nicht geöffnet."
            raise FileRefused(reason, "Speichern Sie sie als Excel-Arbeitsmappe ohne Makros (.xlsx).")
        if self._is_workbook and re.search(rb"""date1904\s*=\s*["'](?:1|true)""", seen):
            self.starts_1904 = True
        if self._is_sheet:
            self._see_sheet(block, seen)
        self._tail = seen[-_OVERLAP:]

    def _start(self, block: bytes) -> None:
        self._is_first = False
        if block.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"\x1f\x8b")):
            raise FileRefused("Die Datei enthält weitere Archive und wird nicht geöffnet.", SAVE_AS)
        if not self._is_xml:
            return
        encoding = _ENCODING.match(block.removeprefix(b"\xef\xbb\xbf"))
        declared = encoding[1].lower() if encoding else b"utf-8"
        if b"\0" in block[:200] or declared not in {b"utf-8", b"us-ascii", b"ascii"}:
            raise FileRefused("Die Datei ist in einer ungewöhnlichen Schrift gespeichert.", SAVE_AS)

    def _see_sheet(self, block: bytes, seen: bytes) -> None:
        found = self._beyond.search(seen) or (_DIMENSION in seen and self._beyond_oddly.search(seen))
        if not found and (b"r='" in seen or b"r =" in seen):
            found = self._beyond_oddly.search(seen)
        if found:
            raise too_far(found[0].decode("ascii", "replace"), self._limits)
        self._rows += block.count(b"<row")
        self._cells += block.count(b"<c")
        self.error_cells += block.count(b't="e"')
        limits = self._limits
        if self._rows > limits.rows + SPARE_ROWS or self._cells > (limits.rows + SPARE_ROWS) * limits.columns:
            raise too_many_rows(limits)

    def finish(self) -> None:
        self._tail = b""


def _cells_beyond(limits: Limits) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Finds a cell or row outside of the allowed rows and columns: as all programs write it, and however else.

    The first is ten times as fast, because it starts with a fixed text; the second also finds dimensions.
    """
    column = _letters_above(column_letter(limits.columns - 1))
    row = _digits_above(str(limits.rows + SPARE_ROWS))
    place = rf"""(?:(?:{column})[0-9]|[A-Z]{{0,3}}(?:{row})["':])"""
    oddly = rf"""\br(?:ef)?\s*=\s*["'](?:[A-Z]{{1,3}}[0-9]{{1,7}}:)?{place}"""
    return re.compile(rf'r="{place}'.encode()), re.compile(oddly.encode(), re.IGNORECASE)


def _digits_above(limit: str) -> str:
    """A pattern for whole numbers above `limit`."""
    ways = [rf"[0-9]{{{len(limit) + 1},9}}"]
    for place, digit in enumerate(limit):
        if digit < "9":
            ways.append(rf"{limit[:place]}[{int(digit) + 1}-9][0-9]{{{len(limit) - place - 1}}}")
    return "|".join(ways)


def _letters_above(limit: str) -> str:
    """A pattern for column letters to the right of `limit`."""
    ways = [rf"[A-Z]{{{len(limit) + 1},9}}"]
    for place, letter in enumerate(limit):
        if letter < "Z":
            ways.append(rf"{limit[:place]}[{chr(ord(letter) + 1)}-Z][A-Z]{{{len(limit) - place - 1}}}")
    return "|".join(ways)
