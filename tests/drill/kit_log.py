"""The log of a run over all kits: one line a district, so that a run that ended goes on where it was.

Only lines of the same state of the code count: after a change everything is checked anew.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tests.database import state_of

MADE_FROM = ("**/*.py", "**/*.json", "**/reference/**/*")


@dataclass(frozen=True, slots=True)
class Checked:
    """A district whose kits were built and judged. `faults` says of each fault in which kits it was found."""

    district: str
    kits: int
    slides: int
    seconds: float
    faults: dict[str, list[str]] = field(default_factory=dict)
    state: str = ""


class KitLog:
    """The districts that were checked; kept in the file that `KITS_LOG` names, else for this run alone."""

    def __init__(self) -> None:
        named = os.environ.get("KITS_LOG")
        self._path = Path(named) if named else None
        self._state = state_of(*MADE_FROM) if self._path else ""
        self.checked = list(self._read())

    @property
    def districts(self) -> set[str]:
        """What need not be checked again."""
        return {each.district for each in self.checked}

    @property
    def faults(self) -> dict[str, str]:
        """Each fault with the first kit in which it was found."""
        found: dict[str, str] = {}
        for each in self.checked:
            for fault, kits in each.faults.items():
                found.setdefault(fault, kits[0])
        return found

    def enter(self, checked: Checked) -> None:
        """Write a district down at once."""
        checked = replace(checked, state=self._state)
        self.checked.append(checked)
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(checked), ensure_ascii=False) + "\n")

    def _read(self) -> Iterator[Checked]:
        if self._path is not None and self._path.exists():
            for line in self._path.read_text(encoding="utf-8").splitlines():
                checked = Checked(**json.loads(line))
                if checked.state == self._state:
                    yield checked
