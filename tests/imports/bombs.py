"""Files that are made to exhaust whoever opens them, each small on disk: DAT-2."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable

from tests.imports.workbook_parts import PARTS, ROWS, deflated, raw_zip, sheet, with_directory, workbook

SHEET_NAME = "xl/worksheets/sheet1.xml"


def _cell(place: str) -> bytes:
    return workbook({SHEET_NAME: sheet(f'{ROWS}<row><c r="{place}"><v>1</v></c></row>')})


def _packed(changed: dict[str, tuple[bytes, int]]) -> bytes:
    """A workbook with parts that unpack to more than their directory says."""
    entries = []
    for name, content in PARTS.items():
        text = content.encode() if isinstance(content, str) else content
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        entries.append((name, packer.compress(text) + packer.flush(), len(text)))
    entries = [entry for entry in entries if entry[0] not in changed]
    return raw_zip(entries + [(name, *packed) for name, packed in changed.items()])


def _many_entries(count: int) -> bytes:
    return workbook({f"xl/media/{number}.bin": b"" for number in range(count)})


def _nested() -> bytes:
    inner = workbook()
    for _ in range(5):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("innen.zip", inner)
        inner = buffer.getvalue()
    return workbook({"xl/embeddings/innen.zip": inner})


def _overlapping() -> bytes:
    """Two entries of the directory that share the same packed bytes."""
    sound = workbook({"xl/media/a.bin": b"a" * 5000, "xl/media/b.bin": b"b" * 5000})
    offset = sound.find(b"xl/media/a.bin") - 30
    return with_directory(sound, "xl/media/b.bin", offset=offset)


def _strings(count: int, length: int) -> str:
    text = "x" * length
    return f"<sst>{f'<si><t>{text}</t></si>' * count}</sst>"


def _csv(rows: int, columns: int, cell: str = "1") -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(["Name", "PLZ", "Ort", *[""] * (columns - 3)])
    for _ in range(rows):
        writer.writerow([cell] * columns)
    return file.getvalue().encode()


_LONG_ROW = "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>"
_HUGE = 5_000_000_000 % (1 << 32)

BOMBS: dict[str, Callable[[], bytes]] = {
    "last cell of a sheet": lambda: _cell("XFD1048576"),
    "last column": lambda: _cell("XFD2"),
    "column behind the last allowed": lambda: _cell("CW2"),
    "last row": lambda: _cell("A1048576"),
    "row behind the last allowed": lambda: _cell("A50201"),
    "row beyond every sheet": lambda: _cell("A99999999"),
    "column of four letters": lambda: _cell("AAAA1"),
    "cell in single quotes": lambda: workbook({SHEET_NAME: sheet(f"{ROWS}<row><c r='XFD9'><v>1</v></c></row>")}),
    "cell with spaces": lambda: workbook({SHEET_NAME: sheet(f'{ROWS}<row><c r = "XFD9"><v>1</v></c></row>')}),
    "row number only": lambda: workbook({SHEET_NAME: sheet(f'{ROWS}<row r="1048576"><c><v>1</v></c></row>')}),
    "declared dimension": lambda: workbook({SHEET_NAME: sheet(ROWS, '<dimension ref="A1:XFD1048576"/>')}),
    "declared rows": lambda: workbook({SHEET_NAME: sheet(ROWS, '<dimension ref="A1:C900000"/>')}),
    "too many rows": lambda: workbook({SHEET_NAME: sheet(ROWS + "<row><c><v>1</v></c></row>" * 60_000)}),
    "too many columns": lambda: workbook({SHEET_NAME: sheet(ROWS + _LONG_ROW)}),
    "too many empty rows": lambda: workbook({SHEET_NAME: sheet(ROWS + "<row/>" * 2_000_000)}),
    "too many cells": lambda: workbook({SHEET_NAME: sheet(ROWS + f"<row>{'<c/>' * 6_000_000}</row>")}),
    "sheet of 70 MB": lambda: _packed({SHEET_NAME: (deflated(70_000_000), 70_000_000)}),
    "sheet of 70 MB, said to be 1 KB": lambda: _packed({SHEET_NAME: (deflated(70_000_000), 1_000)}),
    "sheet of 500 MB": lambda: _packed({SHEET_NAME: (deflated(500_000_000), 500_000_000)}),
    "sheet of 500 MB, said to be 50 MB": lambda: _packed({SHEET_NAME: (deflated(500_000_000), 50_000_000)}),
    "sheet of 5 GB": lambda: _packed({SHEET_NAME: (deflated(1_000_000) * 2, _HUGE)}),
    "packed 1 to 1000": lambda: _packed({"xl/media/a.bin": (deflated(30_000_000), 30_000_000)}),
    "strings packed 1 to 500": lambda: workbook({"xl/sharedStrings.xml": _strings(40_000, 1000)}),
    "styles packed 1 to 500": lambda: workbook({"xl/styles.xml": "<styleSheet>" + "<xf/>" * 8_000_000}),
    "many sheets of 10 MB": lambda: _packed(
        {f"xl/worksheets/sheet{number}.xml": (deflated(10_000_000), 10_000_000) for number in range(1, 9)}
    ),
    "201 entries": lambda: _many_entries(195),
    "5,000 entries": lambda: _many_entries(5_000),
    "60,000 entries": lambda: _many_entries(60_000),
    "archives in archives": _nested,
    "overlapping entries": _overlapping,
    "part packed with LZMA": lambda: workbook(method=zipfile.ZIP_LZMA),
    "part packed with bzip2": lambda: workbook(method=zipfile.ZIP_BZIP2),
    "method changed in the directory": lambda: with_directory(workbook(), SHEET_NAME, method=0),
    "encrypted part": lambda: with_directory(workbook(), SHEET_NAME, flags=1),
    "larger than 10 MB": lambda: workbook() + b"\0" * 10_000_000,
    "deep path": lambda: workbook({"xl/" + "a/" * 40 + "b.xml": "<a/>"}),
    "path upwards": lambda: workbook({"../../etc/b.xml": "<a/>"}),
    "absolute path": lambda: workbook({"/etc/b.xml": "<a/>"}),
    "CSV with 60,000 rows": lambda: _csv(60_000, 3),
    "CSV with 20,000 columns": lambda: _csv(20, 20_000),
    "CSV with a cell of 9 MB": lambda: b"Name;PLZ;Ort\n" + b"x" * 9_000_000 + b";19053;Schwerin\n",
    "CSV of one open quotation mark": lambda: b'Name;PLZ;Ort\n"' + b"a;1;b\n" * 1_000_000,
}
"""What makes the file, by what is wrong with it."""
