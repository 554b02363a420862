"""Whether a PDF may be kept for others: nothing in it runs, sends, carries files or hides behind a password.

What a PDF does stands in dictionaries, in its open text or in packed streams; both are read. The words looked for are
long enough never to turn up in pictures by chance.
"""

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from wirnetz.core.uploads.files import UploadRefused
from wirnetz.core.uploads.images import check_pdf_opens

MOST_UNPACKED = 100_000_000
FIRST_BLOCK, LARGEST_BLOCK = 1 << 10, 1 << 18
LONGEST_HEAD = 4000
NAME = re.compile(rb"/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){5,24})")
HIDDEN = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"(?<!end)stream[\r\n]")
RUNS = {b"javascript", b"launch", b"richmedia", b"importdata", b"submitform"}
CARRIES = {b"embeddedfile", b"embeddedfiles"}
LOCKED = {b"encrypt"}
ODD_IN_OBJECTS = {b"decodeparms", b"asciihexdecode", b"ascii85decode", b"lzwdecode", b"runlengthdecode"}


def check_pdf(data: bytes) -> None:
    """UploadRefused with reason and remedy unless the PDF holds pages and nothing else."""
    found = {name for part in (data, *_unpacked(data)) for name in _names(part)}
    if found & LOCKED:
        raise UploadRefused(_("Das PDF ist mit einem Kennwort geschützt."), _("Bitte speichern Sie es ohne Kennwort."))
    if found & RUNS:
        raise UploadRefused(
            _("Das PDF enthält Programme oder ein Formular, das Daten verschickt."),
            _("Drucken Sie es in eine neue PDF-Datei und laden Sie diese hoch."),
        )
    if found & CARRIES:
        raise UploadRefused(
            _("Das PDF enthält angehängte Dateien."),
            _("Speichern Sie es ohne Anhänge und laden Sie diese einzeln hoch."),
        )
    check_pdf_opens(data)


def _names(part: bytes) -> Iterator[bytes]:
    """The names in a part, in small letters, those letters written out that stand there as numbers."""
    for match in NAME.finditer(part):
        yield HIDDEN.sub(lambda number: bytes([int(number[1], 16)]), match[1]).lower()


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What stands in packed streams other than pictures; refused where that is more than anybody needs."""
    left = MOST_UNPACKED
    for match in STREAM.finditer(data):
        head = data[max(0, match.start() - LONGEST_HEAD) : match.start()].rpartition(b"obj")[2]
        names = set(_names(head))
        holds_objects = b"objstm" in names
        if holds_objects and names & ODD_IN_OBJECTS:
            raise _odd(_("Die Datei ist ungewöhnlich aufgebaut."))
        if b"image" in names and not holds_objects:
            continue
        part = _inflated(data, match.end(), left)
        left -= len(part)
        if left <= 0:
            raise _odd(_("Die Datei ist ausgepackt zu groß."))
        yield part


def _inflated(data: bytes, start: int, most: int) -> bytes:
    """The stream that begins at `start`, at most so many bytes of it; nothing where it is not packed this way."""
    unpacking, view, found, size = zlib.decompressobj(), memoryview(data), bytearray(), FIRST_BLOCK
    while data[start : start + 1] in (b"\r", b"\n"):
        start += 1
    try:
        while start < len(data) and not unpacking.eof and len(found) < most:
            block: bytes | memoryview = view[start : start + size]
            start, size = start + size, min(2 * size, LARGEST_BLOCK)
            while len(block) and not unpacking.eof and len(found) < most:
                found += unpacking.decompress(block, most - len(found))
                block = unpacking.unconsumed_tail
    except zlib.error:
        return bytes(found)  # the reader refuses what it cannot open either
    return bytes(found)


def _odd(reason: str) -> UploadRefused:
    return UploadRefused(reason, _("Drucken Sie sie in eine neue PDF-Datei und laden Sie diese hoch."))
