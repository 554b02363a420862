"""Notices that the database was put back, or is a copy: a number in it and beside it rises with every claim.

A database older than the file beside it has forgotten what was sent since; nothing goes until somebody says so.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FILE = "pump_guard.json"


class Restored(Exception):
    """The database is not the one, or not as far, as this machine knows it: nothing may go."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Which database, and how far it had come."""

    instance: str
    generation: int


class Guard:
    """The mark beside the database. Processes of one machine share it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> Mark | None:
        """What was noted last; None where nothing was."""
        try:
            noted = json.loads(self._path.read_text(encoding="ascii"))
            return Mark(str(noted["instance"]), int(noted["generation"]))
        except FileNotFoundError:
            return None

    def note(self, mark: Mark) -> None:
        """Note how far the database has come, unless another process noted more."""
        with self._alone():
            known = self.read()
            if known is None or known.instance != mark.instance or known.generation < mark.generation:
                self.replace(mark)

    def replace(self, mark: Mark) -> None:
        """Note this mark, whatever stood there: somebody has said that this database is the one to send from."""
        draft = self._path.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps({"instance": mark.instance, "generation": mark.generation}), encoding="ascii")
        draft.replace(self._path)

    def refuses(self, mark: Mark, known: Mark | None) -> bool:
        """Whether the database at `mark` is not the one, or not as far, as was noted."""
        return known is None or known.instance != mark.instance or mark.generation < known.generation

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
