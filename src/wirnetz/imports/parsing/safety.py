"""Is this file what it seems, and small enough to be opened? Looks at its content, never at its name."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.records import FileRefused
from wirnetz.imports.parsing.refusals import SAVE_AS, megabytes, too_large_unpacked, too_many_entries
from wirnetz.imports.parsing.scanning import Scan

XLSX, CSV = "xlsx", "csv"

_DAMAGED = "Die Datei ist beschädigt oder unvollständig."
_OTHER_KINDS = (
    (b"%PDF", "ein PDF"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"GIF8", "ein Bild"),
    (b"\x1f\x8b", "ein gepacktes Archiv"),
    (b"7z\xbc\xaf", "ein gepacktes Archiv"),
    (b"Rar!", "ein gepacktes Archiv"),
    (b"BZh", "ein gepacktes Archiv"),
    (b"\xfd7zXZ", "ein gepacktes Archiv"),
    (b"SQLite format", "eine Datenbank"),
    (b"\x7fELF", "ein Programm"),
    (b"MZ", "ein Programm"),
    (b"{\\rtf", "ein Textdokument"),
    (b"BEGIN:VCARD", "eine Visitenkarte"),
    (b"BEGIN:VCALENDAR", "ein Kalender"),
)
_ZIP_KINDS = (
    ("word/", "ein Textdokument"),
    ("ppt/", "ein Foliensatz"),
    ("mimetype", "eine OpenDocument-Datei"),
    ("xl/workbook.bin", "eine binäre Arbeitsmappe (.xlsb)"),
)
_LARGEST_DIRECTORY = 1_000
"""Bytes of the directory per allowed entry."""
_BLOCK = 1 << 20
_RATIO_COUNTS_FROM = 1_000_000


@dataclass(frozen=True, slots=True)
class Safe:
    """What the check saw on its way: whether days count from 1904, and how many cells hold an error."""

    starts_1904: bool = False
    error_cells: int = 0


def sniff(path: Path, limits: Limits) -> str:
    """`XLSX` or `CSV`, told by the first bytes; raises `FileRefused` for anything else and for too large a file."""
    size = path.stat().st_size
    if not size:
        raise FileRefused("Die Datei ist leer.", "Bitte wählen Sie die Datei mit Ihrer Liste.")
    if size > limits.upload_bytes:
        reason = f"Die Datei ist mit {megabytes(size)} zu groß; möglich sind {megabytes(limits.upload_bytes)}."
        raise FileRefused(reason, "Entfernen Sie Bilder und überzählige Blätter oder teilen Sie die Liste.")
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            _refuse_old_excel(file)
    if start.startswith(b"PK"):
        return XLSX
    kind = next((kind for magic, kind in _OTHER_KINDS if start.startswith(magic)), "") or _markup(start)
    if kind:
        raise FileRefused(f"Die Datei ist {kind} und keine Tabelle.", SAVE_AS)
    return CSV


def _refuse_old_excel(file: BinaryIO) -> None:
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in file.read():
        raise FileRefused("Die Datei ist mit einem Kennwort geschützt.", "Speichern Sie sie ohne Kennwort.")
    raise FileRefused("Die Datei hat das alte Excel-Format (.xls).", SAVE_AS)


def _markup(start: bytes) -> str:
    text = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    text = text.lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return "eine Webseite"
    if text.startswith((b"<?xml", b"<!", b"<svg", b"<rss")):
        return "eine XML-Datei"
    return "eine JSON-Datei" if text.startswith((b'{"', b"[{", b'["')) else ""


def check_workbook(path: Path, limits: Limits) -> Safe:
    """Unpacks every part of a workbook without keeping it; raises `FileRefused` as soon as something is wrong."""
    with path.open("rb") as file:
        _check_directory_size(file, limits)
        try:
            with ZipFile(file) as archive:
                entries = archive.infolist()
        except (
            BadZipFile,
            struct.error,
            ValueError,
            UnicodeError,
            OverflowError,
            NotImplementedError,
            OSError,
        ) as error:
            raise FileRefused(_DAMAGED, SAVE_AS) from error
        _check_entries(entries, limits)
        scan = Scan(limits)
        left = limits.unpacked_bytes
        for entry in entries:
            scan.begin(entry)
            for block in _inflated(file, entry):
                left -= len(block)
                if left < 0:
                    raise too_large_unpacked(limits)
                scan.see(block)
            scan.finish()
    return Safe(scan.starts_1904, scan.error_cells)


def _check_directory_size(file: BinaryIO, limits: Limits) -> None:
    """Refuses too long a directory before it is read: each of its entries costs memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise FileRefused(_DAMAGED, SAVE_AS)
    count, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count > limits.entries or length > limits.entries * _LARGEST_DIRECTORY:
        raise too_many_entries(limits)


def _check_entries(entries: list[ZipInfo], limits: Limits) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > limits.entries:
        raise too_many_entries(limits)
    if any(entry.flag_bits & 0x41 for entry in entries):
        raise FileRefused("Die Datei ist verschlüsselt.", "Speichern Sie sie ohne Kennwort.")
    if len({name.lower() for name in names}) != len(names) or any(_is_odd_path(name) for name in names):
        raise FileRefused("Die Datei ist ungewöhnlich aufgebaut und wird nicht geöffnet.", SAVE_AS)
    _check_kind(set(names))
    if any(entry.compress_type not in {0, 8} for entry in entries):
        raise FileRefused("Die Datei ist auf ungewöhnliche Weise gepackt.", SAVE_AS)
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise too_large_unpacked(limits)
    for entry in entries:
        if entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise FileRefused("Die Datei ist auffällig stark gepackt und wird nicht geöffnet.", SAVE_AS)
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            raise FileRefused("Die Datei ist ungewöhnlich aufgebaut und wird nicht geöffnet.", SAVE_AS)
        ends = entry.header_offset + 30 + entry.compress_size


def _check_kind(names: set[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        reason = "Die Datei enthält Makros (.xlsm) und wird nicht geöffnet."
        raise FileRefused(reason, "Speichern Sie sie als Excel-Arbeitsmappe ohne Makros (.xlsx).")
    for start, kind in _ZIP_KINDS:
        if any(name.startswith(start) for name in names):
            raise FileRefused(f"Die Datei ist {kind} und keine Excel-Arbeitsmappe.", SAVE_AS)
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise FileRefused("Die Datei ist ein Archiv und keine Excel-Arbeitsmappe.", SAVE_AS)


def _is_odd_path(name: str) -> bool:
    parts = name.split("/")
    return name.startswith("/") or "\\" in name or ":" in name or ".." in parts or len(parts) > 8 or len(name) > 200


def _inflated(file: BinaryIO, entry: ZipInfo) -> Iterator[bytes]:
    """The real content of an entry, block by block, whatever its directory says about its size."""
    file.seek(entry.header_offset)
    header = file.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise FileRefused(_DAMAGED, SAVE_AS)
    method, name_length, extra_length = struct.unpack("<8xH16xHH", header)
    name = file.read(name_length)
    if method != entry.compress_type or name != entry.orig_filename.encode(
        "utf-8" if entry.flag_bits & 0x800 else "cp437", "replace"
    ):
        raise FileRefused("Die Datei ist ungewöhnlich aufgebaut und wird nicht geöffnet.", SAVE_AS)
    file.seek(extra_length, 1)
    total = 0
    for block in _stored(file, entry) if method == 0 else _deflated(file, entry):
        total += len(block)
        if total > entry.file_size:
            raise FileRefused("Die Datei gibt ihre Größe falsch an und wird nicht geöffnet.", SAVE_AS)
        yield block
    if total < entry.file_size:
        raise FileRefused(_DAMAGED, SAVE_AS)


def _stored(file: BinaryIO, entry: ZipInfo) -> Iterator[bytes]:
    left = entry.compress_size
    while left and (block := file.read(min(left, _BLOCK))):
        left -= len(block)
        yield block


def _deflated(file: BinaryIO, entry: ZipInfo) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    try:
        for packed in _stored(file, entry):
            rest = packed
            while rest and not unpacker.eof:
                block = unpacker.decompress(rest, _BLOCK)
                rest = unpacker.unconsumed_tail
                if block:
                    yield block
        while not unpacker.eof and (block := unpacker.decompress(b"", _BLOCK)):
            yield block
    except zlib.error as error:
        raise FileRefused(_DAMAGED, SAVE_AS) from error
