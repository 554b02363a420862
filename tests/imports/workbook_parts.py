"""A workbook written part by part, so that every part can be spoiled."""

import io
import struct
import zipfile
import zlib
from functools import cache

TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
WORKBOOK_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
SHEET_START = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>PLZ</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>Ort</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Stelle</t></is></c><c r="B2"><v>19053</v></c>'
    '<c r="C2" t="inlineStr"><is><t>Schwerin</t></is></c></row>'
)
SHEET = f"{SHEET_START}<sheetData>{ROWS}</sheetData></worksheet>"
STRINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si><t>Name</t></si></sst>'
)
PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELATIONS,
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS,
    "xl/sharedStrings.xml": STRINGS,
    "xl/worksheets/sheet1.xml": SHEET,
}
"""A sound workbook with one office."""


def workbook(changed: dict[str, str | bytes] | None = None, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound workbook with some parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in {**PARTS, **(changed or {})}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet with these rows."""
    return f"{SHEET_START}{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def with_directory(content: bytes, name: str, **changes: int) -> bytes:
    """A workbook whose directory lies about one part: `size`, `packed`, `flags`, `method` or `offset`."""
    data = bytearray(content)
    places = {"flags": (8, "<H"), "method": (10, "<H"), "packed": (20, "<I"), "size": (24, "<I"), "offset": (42, "<I")}
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == name.encode():
            for change, value in changes.items():
                place, form = places[change]
                struct.pack_into(form, data, at + place, value)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@cache
def deflated(size: int, byte: bytes = b" ") -> bytes:
    """`size` equal bytes, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = byte * 1_000_000
    packed = [packer.compress(block) for _ in range(size // 1_000_000)]
    return b"".join(packed) + packer.flush()


def raw_zip(entries: list[tuple[str, bytes, int]]) -> bytes:
    """An archive of parts that are packed already: name, packed bytes, size that the directory states."""
    out, directory = bytearray(), bytearray()
    for name, packed, size in entries:
        encoded = name.encode()
        offset = len(out)
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), size, len(encoded), 0)
        out += b"PK\x03\x04" + common + encoded + packed
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, offset) + encoded
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + b"PK\x05\x06" + end)
