"""Reading happens in a child process with little memory and little time; what it says comes back over a pipe."""

import contextlib
import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wirnetz.imports.parsing.limits import STANDARD, Limits
from wirnetz.imports.parsing.records import (
    Choice,
    Column,
    FileRefused,
    ListKind,
    Question,
    Reading,
    Recognised,
    Sheet,
    Statistics,
    StatisticsRow,
)
from wirnetz.imports.parsing.safety import sniff

_MOST_OUTPUT = 100_000_000
_BLOCK = 1 << 16
_PATIENCE = 3
"""The child may use its seconds of computing; on a busy machine these last longer by the clock."""
_WORKER = "wirnetz.imports.parsing.worker"
_TOO_LONG = "Das Lesen dauert zu lange."
_TOO_MUCH = "Die Datei braucht zu viel Arbeitsspeicher."
_SMALLER = "Teilen Sie die Liste oder speichern Sie sie neu."


def read_list(
    path: Path,
    *,
    kind: ListKind,
    limits: Limits = STANDARD,
    remembered: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Reading:
    """The list in the file at `path`, XLSX or CSV, whatever its name; raises `FileRefused` with a German reason."""
    request = {"job": "list", "kind": kind, "remembered": dict(remembered or {}), "answers": dict(answers or {})}
    chunks, end = _ask(path, limits, request)
    return Reading(
        kind=ListKind(kind),
        sheets=tuple(Sheet(**sheet) for sheet in end["sheets"]),
        sheet=end["sheet"],
        heading_row=end["heading_row"],
        columns=tuple(_column(column) for column in end["columns"]),
        recognised=_recognised(end["recognised"]),
        questions=tuple(_question(question) for question in end["questions"]),
        notes=tuple(end["notes"]),
        row_count=end["row_count"],
        problem_count=end["problem_count"],
        peak_kib=end["peak_kib"],
        chunks=tuple(chunks),
    )


def read_statistics(path: Path, *, limits: Limits = STANDARD) -> Statistics:
    """The official table 52111-01-02-4 in the file at `path`; raises `FileRefused` with a German reason."""
    _, end = _ask(path, limits, {"job": "statistics"})
    return Statistics(
        years=tuple(end["years"]),
        rows=tuple(StatisticsRow(**{**row, "classes": tuple(row["classes"])}) for row in end["rows"]),
        germany={int(year): total for year, total in end["germany"].items()},
        notes=tuple(end["notes"]),
    )


def _column(column: dict[str, Any]) -> Column:
    return Column(**{**column, "candidates": tuple(column["candidates"]), "samples": tuple(column["samples"])})


def _recognised(found: dict[str, Any]) -> Recognised:
    return Recognised(
        columns={int(index): name for index, name in found["columns"].items()},
        unknown=tuple(found["unknown"]),
        doubtful=tuple((index, tuple(names)) for index, names in found["doubtful"]),
        dropped=tuple((index, subject) for index, subject in found["dropped"]),
    )


def _question(question: dict[str, Any]) -> Question:
    return Question(**{**question, "choices": tuple(Choice(**choice) for choice in question["choices"])})


def _ask(path: Path, limits: Limits, request: dict[str, Any]) -> tuple[list[bytes], dict[str, Any]]:
    """Chunks and end of the child's answer."""
    sniff(path, limits)
    request |= {"path": str(path.resolve()), "limits": asdict(limits)}
    chunks: list[bytes] = []
    with _running() as worker:
        deadline = time.monotonic() + limits.seconds * _PATIENCE
        with contextlib.suppress(BrokenPipeError):
            assert worker.stdin is not None  # noqa: S101
            worker.stdin.write(json.dumps(request).encode())
            worker.stdin.close()
        for frame, body in _frames(worker, deadline):
            if frame == b"C":
                chunks.append(body)
            elif frame == b"E":
                return chunks, json.loads(body)
            else:
                raise FileRefused(**json.loads(body))
        worker.wait()
        raise _why_ended(worker.returncode)


@contextlib.contextmanager
def _running() -> Iterator[subprocess.Popen[bytes]]:
    """A worker without environment, open files or input of ours; dead afterwards in any case."""
    worker = subprocess.Popen(
        [sys.executable, "-I", "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    try:
        yield worker
    finally:
        worker.kill()
        for pipe in (worker.stdin, worker.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        worker.wait()


def _frames(worker: subprocess.Popen[bytes], deadline: float) -> Iterator[tuple[bytes, bytes]]:
    """The frames that the worker sends until it ends or its time is up."""
    buffer = bytearray()
    total = 0
    for block in _blocks(worker, deadline):
        total += len(block)
        if total > _MOST_OUTPUT:
            raise FileRefused(_TOO_MUCH, _SMALLER)
        buffer += block
        while len(buffer) >= 5:
            (length,) = struct.unpack_from("<I", buffer, 1)
            if len(buffer) < 5 + length:
                break
            yield bytes(buffer[:1]), bytes(buffer[5 : 5 + length])
            del buffer[: 5 + length]


def _blocks(worker: subprocess.Popen[bytes], deadline: float) -> Iterator[bytes]:
    assert worker.stdout is not None  # noqa: S101
    with selectors.DefaultSelector() as selector:
        selector.register(worker.stdout, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise FileRefused(_TOO_LONG, _SMALLER)
            block = os.read(worker.stdout.fileno(), _BLOCK)
            if not block:
                return
            yield block


def _why_ended(status: int) -> FileRefused:
    """The refusal for a worker that died without a word."""
    if -status in {signal.SIGXCPU, signal.SIGKILL}:
        return FileRefused(_TOO_LONG, _SMALLER)
    if -status in {signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS}:
        return FileRefused(_TOO_MUCH, _SMALLER)
    return FileRefused("Die Datei lässt sich nicht lesen.", "Speichern Sie die Liste neu als .xlsx oder CSV.")
