"""The child process: takes a request on standard input, answers in frames on standard output, opens one file.

A frame is one letter, four bytes of length, and JSON: `C` a packed chunk of rows, `E` the end with everything else,
`R` a refusal. It imports only the standard library and the reader of workbooks.
"""

import gc
import json
import resource
import struct
import sys
import zlib
from dataclasses import asdict, astuple, is_dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.lists import CHUNK, ListReader
from wirnetz.imports.parsing.official import read_official_table
from wirnetz.imports.parsing.records import FileRefused, ListKind, Problem

CHUNK_FRAME, END_FRAME, REFUSED_FRAME = b"C", b"E", b"R"


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    out = sys.stdout.buffer
    limits = Limits(**request["limits"])
    bind(limits)
    # Nothing here refers to itself in a circle; looking for that would cost a tenth of the time.
    gc.disable()
    try:
        if request["job"] == "statistics":
            send(out, END_FRAME, read_official_table(Path(request["path"]), limits))
        else:
            _read_list(out, request, limits)
    except FileRefused as refused:
        _refuse(out, refused)
    except MemoryError:
        _refuse(out, FileRefused("Die Datei braucht zu viel Arbeitsspeicher.", "Teilen Sie die Liste."))
    # Whatever a broken file does to the reader of workbooks, panics included, must become a sentence.
    except BaseException as error:
        reason = f"Die Datei lässt sich nicht lesen ({type(error).__name__})."
        _refuse(out, FileRefused(reason, "Speichern Sie die Liste neu als .xlsx oder CSV."))
    out.flush()


def _read_list(out: BinaryIO, request: dict[str, Any], limits: Limits) -> None:
    reader = ListReader(ListKind(request["kind"]), limits, request["remembered"], request["answers"])
    reader.open(Path(request["path"]))
    rows = reader.rows()
    while chunk := list(islice(rows, CHUNK)):
        text = json.dumps(chunk, default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False)
        _frame(out, CHUNK_FRAME, zlib.compress(text.encode("utf-8", "replace"), 1))
    send(out, END_FRAME, {**reader.outcome(), "peak_kib": peak_kib()})


def _plain(value: Any) -> Any:
    return list(astuple(value)) if isinstance(value, Problem) else asdict(value)


def send(out: BinaryIO, frame: bytes, value: Any) -> None:
    """Write one frame of JSON; dataclasses become objects."""
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    _frame(out, frame, json.dumps(plain, default=_as_object, ensure_ascii=False).encode("utf-8", "replace"))


def _as_object(value: Any) -> Any:
    return asdict(value)


def _frame(out: BinaryIO, frame: bytes, body: bytes) -> None:
    out.write(frame + struct.pack("<I", len(body)) + body)


def _refuse(out: BinaryIO, refused: FileRefused) -> None:
    place = {"sheet": refused.sheet, "row": refused.row, "column": refused.column}
    send(out, REFUSED_FRAME, {"reason": refused.reason, "remedy": refused.remedy, **place})


def bind(limits: Limits) -> None:
    """Give up what reading needs not: time, memory, writing of files, further processes."""
    bounds = [
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ]
    base = _address_space()
    if base:
        bounds.append((resource.RLIMIT_AS, base + limits.memory_bytes))
    for which, bound in bounds:
        try:
            resource.setrlimit(which, (bound, bound))
        except (ValueError, OSError):
            # macOS knows some limits by name only; the parent's clock remains.
            continue


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system doesn't say, as on macOS."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()


def peak_kib() -> int:
    """The most memory that was in use; on Linux since this program began, not what its parent had when forking."""
    try:
        with Path("/proc/self/status").open() as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    main()
