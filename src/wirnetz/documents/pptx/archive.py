"""A zip file from entries that may be compressed already: what never changes is packed once."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby

EARLIEST = datetime(1980, 1, 1)  # the archive's calendar begins here
STORED, DEFLATED = 0, 8
FAST, SMALL = 1, 9
SHORT = 512  # bytes that are not worth packing: relations
LONG = 50_000  # letters of a piece that is worth remembering: a map
_NO_MORE = zlib.compressobj(FAST, zlib.DEFLATED, -zlib.MAX_WBITS).flush()
_VERSION, _UTF8, _FILE = 20, 1 << 11, 0o644 << 16
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive: its name, checksum, size and packed bytes."""

    name: str
    checksum: int
    size: int
    method: int
    packed: bytes


def entry(name: str, data: bytes, level: int = FAST) -> Entry:
    """`data` packed at a level of zlib; 0 stores it as it is (what is packed itself), and so does being short."""
    if level == 0 or len(data) < SHORT:
        return Entry(name, zlib.crc32(data), len(data), STORED, data)
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name, zlib.crc32(data), len(data), DEFLATED, packer.compress(data) + packer.flush())


def joined(name: str, pieces: Iterable[str]) -> Entry:
    """One text of several pieces; a long one that comes again as it was is not packed again.

    What is packed by itself ends on a whole byte and refers to nothing before it (a full flush, RFC 1951).
    """
    parts = [(is_long, "".join(some)) for is_long, some in groupby(pieces, lambda piece: len(piece) >= LONG)]
    if not any(is_long for is_long, _ in parts):
        return entry(name, "".join(text for _, text in parts).encode())
    packed: list[bytes] = []
    checksum = size = 0
    for is_long, text in parts:
        data, part = _packed(text) if is_long else _pack(text)
        checksum = zlib.crc32(data, checksum)
        size += len(data)
        packed.append(part)
    return Entry(name, checksum, size, DEFLATED, b"".join((*packed, _NO_MORE)))


def _pack(piece: str) -> tuple[bytes, bytes]:
    data = piece.encode()
    packer = zlib.compressobj(FAST, zlib.DEFLATED, -zlib.MAX_WBITS)
    return data, packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


_packed = lru_cache(maxsize=16)(_pack)


def archived(entries: Iterable[Entry], moment: datetime) -> bytes:
    """The archive, every entry with the same time (not before 1980); the same entries give the same bytes.

    Written after the ZIP application note (APPNOTE 6.3); up to 65,535 entries and 4 GB, as Office reads them.
    """
    moment = max(moment, EARLIEST)
    day = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    pieces: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for each in entries:
        name = each.name.encode()
        facts = (_UTF8, each.method, time, day, each.checksum, len(each.packed), each.size, len(name), 0)
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts) + name
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *facts, 0, 0, 0, _FILE, place) + name)
        pieces += (head, each.packed)
        place += len(head) + len(each.packed)
    table = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(table), place, 0)
    return b"".join((*pieces, table, end))
