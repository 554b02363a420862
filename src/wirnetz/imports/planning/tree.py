"""Which office hangs below which, as a list says it: in any order, and never in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.parsing.records import Row
from wirnetz.imports.planning.identities import keys_of
from wirnetz.imports.planning.records import Known
from wirnetz.organisations.matching import normal_name

UNKNOWN = "Die übergeordnete Stelle „%s“ steht weder in der Liste, noch ist sie eingetragen; die Zuordnung bleibt."
AMBIGUOUS = "Die übergeordnete Stelle „%s“ ist nicht eindeutig; die Zuordnung bleibt."
CIRCLE = "Die Stelle läge über „%s“ unter sich selbst; die Zuordnung bleibt."


@dataclass(frozen=True, slots=True)
class Above:
    """What an office shall hang below: a record, or a row of the list; `text` as the list calls it."""

    record: int | None
    row: int | None
    text: str


Handle = tuple[str, int]


class Tree:
    """What a list says about who hangs where. Reads the list once before it is planned row by row."""

    def __init__(self, known: Sequence[Known], rows: Iterable[Row], *, house: int, names: Iterable[str]) -> None:
        self._house = house
        self._known = {office.pk: office for office in known}
        self._by_name: dict[str, set[Handle]] = defaultdict(set)
        self._by_normal_name: dict[str, set[Handle]] = {}
        self._answers: dict[str, Above | str] = {}
        self._by_key: dict[str, Handle] = {}
        for name in names:
            self._name(name, ("record", house))
        said: dict[int, str] = {}
        own: dict[int, tuple[str, str]] = {}
        for row in rows:
            own[row.number] = row.text("own_key"), row.text("name")
            if row.text("parent"):
                said[row.number] = row.text("parent")
        for office in known:
            self._name(office["name"], ("record", office.pk))
            for key in keys_of(office):
                self._by_key.setdefault(key, ("record", office.pk))
        handles = {number: self._handle(number, key, name) for number, (key, name) in own.items()}
        for number, (key, name) in own.items():
            self._name(name, handles[number])
            if key:
                self._by_key.setdefault(key, handles[number])
        self._found: dict[int, Above | str] = {}
        for number, text in said.items():
            self._found[number] = self._meant(text)
        self._refuse_circles(handles)

    def above(self, number: int) -> Above | str | None:
        """What the row shall hang below; a sentence where that cannot be; None where the list says nothing."""
        return self._found.get(number)

    def is_current(self, office: Known, above: Above) -> bool:
        """Whether the office hangs there already."""
        current = int(office["parent"] or self._house)
        if above.record is not None:
            return current == above.record
        there = self._known.get(current)
        return there is not None and (above.text in keys_of(there) or _same(there["name"], above.text))

    # -- reading what is meant

    def _name(self, name: str, handle: Handle) -> None:
        if name:
            self._by_name[german_sort_key(name)].add(handle)

    def _handle(self, number: int, key: str, name: str) -> Handle:
        """The record that a row is about, as far as number or name tell it."""
        if key and key in self._by_key:
            return self._by_key[key]
        named = {handle for handle in self._by_name.get(german_sort_key(name) if name else "", ()) if not key}
        return next(iter(named)) if len(named) == 1 else ("row", number)

    def _meant(self, text: str) -> Above | str:
        if text not in self._answers:
            self._answers[text] = self._resolve(text)
        return self._answers[text]

    def _resolve(self, text: str) -> Above | str:
        if text in self._by_key:
            return _above(self._by_key[text], text)
        meant = self._by_name.get(german_sort_key(text)) or self._alike(text)
        if meant:
            return _above(next(iter(meant)), text) if len(meant) == 1 else AMBIGUOUS % text
        return UNKNOWN % text

    def _alike(self, text: str) -> set[Handle]:
        """Who has this name in other words; asked seldom, so that the names are only then made comparable."""
        if not self._by_normal_name:
            for name, handles in self._by_name.items():
                self._by_normal_name.setdefault(normal_name(name), set()).update(handles)
        return self._by_normal_name.get(normal_name(text), set())

    def _refuse_circles(self, handles: Mapping[int, Handle]) -> None:
        """An office that names itself hangs where it hung; who would come to lie below themselves is told."""
        edges: dict[Handle, Handle] = {
            ("record", office.pk): ("record", int(office["parent"])) for office in self._known.values()
            if office["parent"]
        }  # fmt: skip
        for number, above in list(self._found.items()):
            if isinstance(above, Above):
                target = ("record", above.record) if above.record is not None else ("row", above.row or 0)
                if target == handles[number]:
                    del self._found[number]
                else:
                    edges[handles[number]] = target
        for number, above in self._found.items():
            if isinstance(above, Above) and _returns(handles[number], edges):
                self._found[number] = CIRCLE % above.text


def _above(handle: Handle, text: str) -> Above:
    kind, number = handle
    return Above(number, None, text) if kind == "record" else Above(None, number, text)


def _returns(start: Handle, edges: Mapping[Handle, Handle]) -> bool:
    """Whether going up from `start` leads back to it."""
    at, seen = edges.get(start), {start}
    while at is not None and at not in seen:
        seen.add(at)
        at = edges.get(at)
    return at == start


def _same(name: str, text: str) -> bool:
    return german_sort_key(name) == german_sort_key(text) or normal_name(name) == normal_name(text)
