"""Records found by what a list calls them: exactly, or as a proposal to choose from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.matching import likeness, normal_name

_LIKELY = 70.0
_MOST = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a list may call it: by name, by short name or number, by its town."""

    pk: int
    name: str
    also: tuple[str, ...] = ()
    town: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means: one record for sure, or several to choose from, the likeliest first."""

    pk: int | None = None
    candidates: tuple[int, ...] = ()
    names: dict[int, str] = field(default_factory=dict)


class Names:
    """Records by their names; each question is answered once."""

    def __init__(self, records: Iterable[Named]) -> None:
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._normal: dict[str, set[int]] = defaultdict(set)
        self._towns: dict[str, set[int]] = defaultdict(set)
        self.labels: dict[int, str] = {}
        for record in records:
            self.labels[record.pk] = record.name
            for name in (record.name, *record.also):
                if name:
                    self._exact[german_sort_key(name)].add(record.pk)
            self._normal[normal_name(record.name)].add(record.pk)
            if record.town:
                self._towns[german_sort_key(record.town)].add(record.pk)
        self._memory: dict[str, Meant] = {}

    def find(self, text: str) -> Meant:
        """What `text` means."""
        if text not in self._memory:
            self._memory[text] = self._find(text)
        return self._memory[text]

    def _find(self, text: str) -> Meant:
        key, normal = german_sort_key(text), normal_name(text)
        for found in (self._exact.get(key), self._normal.get(normal), self._towns.get(key)):
            if found:
                return Meant(next(iter(found))) if len(found) == 1 else Meant(None, tuple(sorted(found))[:_MOST])
        return Meant(None, tuple(self._alike(normal)))

    def _alike(self, normal: str) -> list[int]:
        ranked: list[tuple[float, int]] = []
        for name, numbers in self._normal.items():
            if fuzz.token_set_ratio(normal, name, score_cutoff=_LIKELY):
                ranked += [(-max(likeness(normal, name), 1.0), number) for number in numbers]
        return [number for _, number in sorted(ranked)[:_MOST]]
