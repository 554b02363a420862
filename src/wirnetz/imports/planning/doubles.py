"""Likely doubles: names alike in the same place, among records and among the rows of a list."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from wirnetz.organisations.matching import SAME, likeness, normal_name

_WORTH_A_LOOK = 72.0


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that may be meant twice: a record or a row of the list."""

    name: str
    own_key: str
    street: str
    record: int | None
    row: int | None


class Doubles:
    """What was seen so far, by place; only names in the same postcode (or place, where there is none) are compared."""

    def __init__(self) -> None:
        self._by_place: dict[str, list[Entry]] = defaultdict(list)

    def add(self, name: str, values: Mapping[str, str], *, record: int | None = None, row: int | None = None) -> None:
        """Remember a record or a row."""
        entry = Entry(normal_name(name), values.get("own_key", ""), values.get("street", ""), record, row)
        self._by_place[_place(values)].append(entry)

    def find(self, name: str, values: Mapping[str, str]) -> Entry | None:
        """What is likeliest to be the same; None if nothing is alike."""
        seen = self._by_place.get(_place(values))
        if not seen:
            return None
        normal, own_key, street = normal_name(name), values.get("own_key", ""), values.get("street", "")
        best, most = None, SAME
        for entry in seen:
            if own_key and entry.own_key and own_key != entry.own_key:
                continue
            if normal != entry.name and _elsewhere(street, entry.street):
                continue
            if normal == entry.name:
                return entry
            if fuzz.token_sort_ratio(normal, entry.name, score_cutoff=_WORTH_A_LOOK):
                alike = likeness(normal, entry.name)
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
