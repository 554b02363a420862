"""By what an office is told in a list and among the records: its own number, its name and place, its street."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.parsing.records import ListKind, Row
from wirnetz.imports.planning.reading import spellings_of
from wirnetz.imports.planning.records import Known

_STREET = re.compile(r"str(?:asse)?\b")

Identity = tuple[str, str]
Repeated = Callable[[], Mapping[Identity, int]]
"""Counts the identities in a list; asked only where two rows might mean the same office."""


class Offices:
    """Recorded offices, found by what a row says; where several fit, the one that was named first."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known
        self._by_key: dict[str, Known] = {}
        for office in known:
            for key in keys_of(office):
                self._by_key.setdefault(key, office)

    @cached_property
    def _by_identity(self) -> Mapping[Identity, list[Known]]:
        """The offices by name and place; of no use for a list whose numbers say everything."""
        found: dict[Identity, list[Known]] = defaultdict(list)
        for office in self._known:
            for identity in identities_of(office["name"], office["postcode"], office["seat_city"]):
                found[identity].append(office)
        return found

    def find(self, wanted: Mapping[str, str], repeated: Repeated, taken: Mapping[int, int]) -> Known | None:
        """The office that a row is about: by its own number, else by name and place; none that is taken."""
        key = wanted["own_key"]
        if key and (office := self._by_key.get(key)) and office.pk not in taken:
            return office
        if not self._known:
            return None
        street = street_of(wanted["street"])
        for identity in identities_of(wanted["name"], wanted["postcode"], wanted["seat_city"]):
            free = list(self._free(identity, key, taken))
            for office in free:
                if street_of(office["street"]) == street:
                    return office
            if free and not (street and repeated().get(identity, 0) > 1):
                return free[0]
        return None

    def _free(self, identity: Identity, key: str, taken: Mapping[int, int]) -> Iterator[Known]:
        for office in self._by_identity.get(identity, ()):
            if office.pk not in taken and not (key and office["own_key"] and key not in keys_of(office)):
                yield office


def identities(rows: Iterable[Row]) -> Counter[Identity]:
    """How often each name stands in each place of a list."""
    return Counter(
        identity for row in rows for identity in identities_of(row.text("name"), row.text("postcode"), row.text("city"))
    )


def identities_of(name: str, postcode: str, city: str) -> list[Identity]:
    """A name with its postcode and with its place, as far as they are known."""
    key = german_sort_key(name)
    return [(key, place) for place in (postcode, plain(city)) if place] or [(key, "")]


def keys_of(office: Known) -> frozenset[str]:
    """The office's own number as it is stored and as a list would say it."""
    return _spelled(office["own_key"]) if office["own_key"] else frozenset()


@lru_cache(maxsize=65_536)
def _spelled(key: str) -> frozenset[str]:
    return frozenset({key, *spellings_of(ListKind.OFFICES, "own_key", key)} - {""})


def plain(text: str) -> str:
    """A place in plain letters."""
    return german_sort_key(text) if text else ""


def street_of(text: str) -> str:
    """A street however it is abbreviated."""
    return _STREET.sub("str", plain(text)).replace(" ", "") if text else ""
