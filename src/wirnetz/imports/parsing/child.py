"""Reading happens in a child process with little memory and little time; what it says comes back over a pipe."""

from collections.abc import Mapping
from pathlib import Path

from wirnetz.imports.parsing.limits import STANDARD, Limits
from wirnetz.imports.parsing.records import ListKind, Reading, Statistics


def read_list(
    path: Path,
    *,
    kind: ListKind,
    limits: Limits = STANDARD,
    remembered: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Reading:
    """The list in the file at `path`, XLSX or CSV, whatever its name; raises `FileRefused` with a German reason."""
    raise NotImplementedError


def read_statistics(path: Path, *, limits: Limits = STANDARD) -> Statistics:
    """The official table 52111-01-02-4 in the file at `path`; raises `FileRefused` with a German reason."""
    raise NotImplementedError
