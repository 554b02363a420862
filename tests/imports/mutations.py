"""Malformed imports without end: a sound list, spoiled in one to three ways, the same for the same number."""

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.imports.messy import OFFICES
from tests.imports.workbook_parts import with_directory
from wirnetz.imports.parsing import ListKind

HEADINGS: dict[ListKind, tuple[str, ...]] = {
    ListKind.OFFICES: (
        "Nr.", "Name", "Straße", "PLZ", "Ort", "Kreis", "Telefon", "E-Mail", "Website", "gültig ab", "Bemerkung",
    ),
    ListKind.PEOPLE: (
        "Nr.", "Name", "Funktion", "Stelle", "Netzwerk", "Rolle", "Telefon", "E-Mail", "Themen", "seit", "Geburtsdatum",
    ),
    ListKind.NETWORKS: (
        "Nr.", "Netzwerk", "Art", "Mitglied", "Rolle", "Landkreise", "Kontakt", "Website", "Bemerkung", "seit", "bis",
    ),
    ListKind.ROLES: (
        "Nr.", "Name", "E-Mail", "Stelle", "Netzwerk", "Rolle im Netzwerk", "seit", "bis", "Kennung", "Titel",
        "Religion",
    ),
}  # fmt: skip
_ROLES = ("Mitglied", "Leitung", "Träger", "Gast", "x", "")
_HOSTILE = (
    "", " ", "\t", "\n", "\r\n", "=1+1", '=HYPERLINK("http://x","y")', "+49", "-1", "@SUM(A1)", "'", '"', '""', ";",
    ",", "NULL", "#REF!", "#N/A", "NaN", "inf", "1e308", "-0", "0x1F", "1" * 400, "ä" * 300, "\u202egro.elpmaxe",
    "\ufeff", "\u0000", "𝔖𝔠𝔥𝔴𝔢𝔯𝔦𝔫", "שלום", "ﷺ", "a\u0301" * 50, "<script>alert(1)</script>", "../../etc/passwd",
    "{{7*7}}", "29.02.2023", "31.12.9999", "00.00.0000", "99999", "00000", "D-", "x@", "@x.de", "a@b@c.de",
    "a" * 70_000, "javascript:alert(1)", "http://", "Summe", "Name", "Geburtsdatum", "Müller, Anna; Schmidt, Bernd",
    "\ud7ff", "\x0b",
)  # fmt: skip
_ODD_HEADINGS = (
    "",
    "Name",
    "PLZ",
    "???",
    "Geburtsdatum",
    "Spalte1",
    "a" * 500,
    "Ort\nStadt",
    "Konfession",
    "=A1",
    "1",
    "\u00a0",
)


@dataclass(frozen=True)
class Mutant:
    """A spoiled list of some kind, and how it came about."""

    number: int
    kind: ListKind
    suffix: str
    content: bytes
    ways: tuple[str, ...]


def mutants(count: int, *, seed: int = 4, start: int = 0) -> Iterator[Mutant]:
    """`count` spoiled files, XLSX and CSV by turns; number and seed make each again."""
    for number in range(start, start + count):
        chance = random.Random(f"{seed} {number}")
        yield _workbook(chance, number) if number % 2 else _csv(chance, number)


def _kind(number: int) -> ListKind:
    kinds = tuple(ListKind)
    return kinds[number // 2 % len(kinds)]


def _rows(chance: random.Random, kind: ListKind) -> list[list[object]]:
    rows: list[list[object]] = [list(HEADINGS[kind])]
    for number in range(chance.choice((0, 1, 10, 40))):
        office = OFFICES[number % len(OFFICES)]
        role, mail = chance.choice(_ROLES), f"stelle{number}@beispiel.de"
        cells: dict[ListKind, tuple[object, ...]] = {
            ListKind.OFFICES: (
                office.name, office.street, office.postcode, office.city, office.district, f"0385 {number:06}", mail,
                "www.beispiel.de", "01.03.2024", "",
            ),
            ListKind.PEOPLE: (
                f"Dr. Müller, Anna {number}", "Beratung", office.name, f"Netz {office.city}", role, f"0385 {number:06}",
                mail, "Pflege; Arbeitsschutz", "2021", "01.01.1970",
            ),
            ListKind.NETWORKS: (
                f"Netz {office.city}", "eigenes", office.name, role, office.district, mail, "www.beispiel.de", "", 2019,
                "",
            ),
            ListKind.ROLES: (
                f"Anna Müller {number}", mail, office.name, f"Netz {office.city}", role, "03/2024", "", number, "", "",
            ),
        }  # fmt: skip
        rows.append([number + 1, *cells[kind]])
    return rows


def _spoil_rows(chance: random.Random, rows: list[list[object]]) -> str:
    """Change the rows before they are written; says how."""
    row = chance.choice(rows)
    way = chance.choice(("cells", "headings", "twice", "titles", "widths", "columns", "numbers", "swap", "empty"))
    if way == "cells":
        for _ in range(chance.randint(1, 12)):
            cells = chance.choice(rows)
            if cells:
                cells[chance.randrange(len(cells))] = chance.choice(_HOSTILE)
    elif way == "headings":
        for index in chance.sample(range(len(rows[0])), k=min(4, len(rows[0]))):
            rows[0][index] = chance.choice(_ODD_HEADINGS)
    elif way == "twice":
        rows[0] = [chance.choice(rows[0]) for _ in rows[0]] if rows[0] else []
    elif way == "titles":
        rows[:0] = [[chance.choice(_HOSTILE)] for _ in range(chance.randint(1, 80))]
    elif way == "widths":
        row.extend(chance.choices(_HOSTILE, k=chance.choice((1, 20, 120))))
    elif way == "columns":
        for cells in rows:
            cells.insert(0, chance.choice(_HOSTILE))
    elif way == "numbers":
        row[:] = [chance.choice((0, -1, 1e300, 2**60, 0.1, 19053, 1067, 45352, True)) for _ in row]
    elif way == "swap":
        chance.shuffle(rows)
    else:
        rows[:] = [cells if chance.random() < 0.5 else [] for cells in rows] or [[]]
    return way


def _csv(chance: random.Random, number: int) -> Mutant:
    rows = _rows(chance, _kind(number))
    ways = [_spoil_rows(chance, rows) for _ in range(chance.randint(0, 2))]
    encoding = chance.choice(
        ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "cp850", "utf-32", "utf-7")
    )
    file = io.StringIO()
    delimiter = chance.choice(";,\t|:")
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    end = chance.choice(("\r\n", "\n", "\r"))
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    content = file.getvalue().encode(encoding, "replace")
    content, way = _spoil_bytes(chance, content)
    return Mutant(number, _kind(number), ".csv", content, (encoding, delimiter, *ways, way))


def _spoil_bytes(chance: random.Random, content: bytes) -> tuple[bytes, str]:
    way = chance.choice(("none", "none", "cut", "quotes", "nul", "bytes", "twice", "noise", "mark", "lines"))
    place = chance.randrange(len(content) + 1)
    changes: dict[str, Callable[[], bytes]] = {
        "none": lambda: content,
        "cut": lambda: content[:place],
        "quotes": lambda: content[:place] + b'"' + content[place:],
        "nul": lambda: content[:place] + bytes(chance.randint(1, 9)) + content[place:],
        "bytes": lambda: bytes(chance.randrange(256) if chance.random() < 0.02 else byte for byte in content),
        "twice": lambda: content.decode("latin-1").encode("utf-8"),
        "noise": lambda: content[:place] + chance.randbytes(300) + content[place:],
        "mark": lambda: chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"sep=,\r\n", b"sep=")) + content,
        "lines": lambda: content.replace(b"\n", b"\n\n\n").replace(b";", b";\n", 3),
    }
    return changes[way](), way


def _workbook(chance: random.Random, number: int) -> Mutant:
    rows = _rows(chance, _kind(number))
    ways = [_spoil_rows(chance, rows) for _ in range(chance.randint(0, 2))]
    book = Workbook()
    if chance.random() < 0.2:
        book.epoch = CALENDAR_MAC_1904
        ways.append("1904")
    for index in range(chance.choice((1, 1, 1, 2, 4))):
        sheet = book.active if not index else book.create_sheet(f"Blatt {index} {chance.choice(('', 'ä', 'a' * 20))}")
        for cells in rows:
            sheet.append([_writable(cell) for cell in cells])
        for _ in range(chance.choice((0, 0, 1, 5, 40))):
            top, left = chance.randint(1, 50), chance.randint(1, 12)
            down, right = chance.choice((0, 1, 30)), chance.choice((0, 1, 5))
            sheet.merge_cells(start_row=top, start_column=left, end_row=top + down, end_column=left + right)
    buffer = io.BytesIO()
    book.save(buffer)
    content = _with_part(
        buffer.getvalue(), "docProps/core.xml", lambda part: re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"", part)
    )
    content, way = _spoil_archive(chance, content)
    return Mutant(number, _kind(number), ".xlsx", content, (*ways, way))


def _writable(cell: object) -> object:
    """Openpyxl refuses control characters; a hostile writer would not, but the bytes are spoiled afterwards anyway."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", cell)[:32_000] if isinstance(cell, str) else cell


def _spoil_archive(chance: random.Random, content: bytes) -> tuple[bytes, str]:
    way = chance.choice(
        ("none", "none", "cut", "bytes", "part", "xml", "without", "dtd", "vba", "method", "size", "old", "text")
    )
    place = chance.randrange(len(content))
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    name = chance.choice(names)
    changes: dict[str, Callable[[], bytes]] = {
        "none": lambda: content,
        "cut": lambda: content[:place],
        "bytes": lambda: bytes(chance.randrange(256) if chance.random() < 0.001 else byte for byte in content),
        "part": lambda: _with_part(content, name, lambda part: part[: chance.randrange(len(part) + 1)]),
        "xml": lambda: _with_part(content, name, lambda part: _spoil_xml(chance, part)),
        "without": lambda: _with_part(content, name, lambda part: None),
        "dtd": lambda: _with_part(content, name, lambda part: b'<!DOCTYPE a [<!ENTITY x "y">]>' + part),
        "vba": lambda: _with_part(content, "xl/vbaProject.bin", lambda part: b"macro"),
        "method": lambda: with_directory(content, name, method=chance.randrange(100)),
        "size": lambda: with_directory(content, name, size=chance.randrange(1 << 32), packed=chance.randrange(1 << 20)),
        "old": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content,
        "text": lambda: b"Name;PLZ;Ort\n" + content,
    }
    return changes[way](), way


def _spoil_xml(chance: random.Random, part: bytes) -> bytes:
    """Numbers, tags or attributes of a part changed."""
    tokens = re.split(rb"([<>\"= ])", part)
    for _ in range(chance.randint(1, 6)):
        index = chance.randrange(len(tokens))
        tokens[index] = chance.choice(
            (b"", b"<", b">", b'"', b"-1", b"99999999999", b"&amp;", b"&x;", b"A0", b"ZZZZ9", b"\xff")
        )
    return b"".join(tokens)


def _with_part(content: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for other in [*source.namelist(), *([] if name in source.namelist() else [name])]:
            part = source.read(other) if other in source.namelist() else b""
            changed = change(part) if other == name else part
            if changed is not None:
                archive.writestr(zipfile.ZipInfo(other, (2024, 1, 1, 0, 0, 0)), changed, zipfile.ZIP_DEFLATED)
    return target.getvalue()
