"""Likely doubles: names alike in the same place, among records and among the rows of a list."""

import re
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz

from wirnetz.organisations.matching import SAME, likeness, normal_name

_WORTH_A_LOOK = 72.0
_MOST_IN_ONE_PLACE = 300
"""More offices of one house in one postcode are not compared: a list made to keep us busy would take hours."""


class Entry:
    """Something that may be meant twice: a record or a row of the list."""

    __slots__ = ("_name", "_normal", "own_key", "record", "row", "street")

    def __init__(self, name: str, values: Mapping[str, str], record: int | None, row: int | None) -> None:
        self._name, self._normal = name, ""
        self.own_key, self.street = values.get("own_key", ""), values.get("street", "")
        self.record, self.row = record, row

    @property
    def normal(self) -> str:
        """The name as names are compared; worked out when somebody asks, which for numbered offices nobody does."""
        self._normal = self._normal or normal_name(self._name)
        return self._normal

    def may_be(self, other: "Entry") -> bool:
        """Whether their own numbers, where both have one, don't say that they are two."""
        return not self.own_key or not other.own_key or self.own_key == other.own_key


class Doubles:
    """What was seen so far, by place; only names in the same postcode (or place, where there is none) are compared."""

    def __init__(self) -> None:
        self._by_place: dict[str, list[Entry]] = defaultdict(list)

    def add(self, name: str, values: Mapping[str, str], *, record: int | None = None, row: int | None = None) -> None:
        """Remember a record or a row."""
        seen = self._by_place[_place(values)]
        if len(seen) < _MOST_IN_ONE_PLACE:
            seen.append(Entry(name, values, record, row))

    def find(self, name: str, values: Mapping[str, str]) -> Entry | None:
        """What is likeliest to be the same; None if nothing is alike."""
        wanted = Entry(name, values, None, None)
        best, most = None, SAME
        for entry in self._by_place.get(_place(values), ()):
            if not wanted.may_be(entry):
                continue
            if wanted.normal == entry.normal:
                return entry
            if _elsewhere(wanted.street, entry.street):
                continue
            if fuzz.token_sort_ratio(wanted.normal, entry.normal, score_cutoff=_WORTH_A_LOOK):
                alike = likeness(wanted.normal, entry.normal)
                if alike >= most:
                    best, most = entry, alike
        return best


def _place(values: Mapping[str, str]) -> str:
    return values.get("postcode") or values.get("municipality") or values.get("seat_city", "").casefold()


def _elsewhere(one: str, two: str) -> bool:
    """Whether two streets are clearly not the same."""
    if not one or not two:
        return False
    return re.findall(r"\d+", one) != re.findall(r"\d+", two) and fuzz.ratio(one.casefold(), two.casefold()) < 85
