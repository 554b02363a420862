"""A list of regional offices against the offices that an organisation has."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.matching import Located
from wirnetz.imports.parsing.records import ListKind, Row
from wirnetz.imports.planning.doubles import Doubles
from wirnetz.imports.planning.problems import error_of, remarks
from wirnetz.imports.planning.reading import changes, spellings_of
from wirnetz.imports.planning.records import (
    AREA,
    CHANGED,
    CREATE,
    DIFFERENT,
    DOUBTFUL,
    DUPLICATE,
    END,
    ENDED,
    ERROR,
    NEW,
    NONE,
    SAME,
    SKIP,
    UNCHANGED,
    UPDATE,
    WITHOUT_AREA,
    Known,
    Label,
    Locate,
    Planned,
)  # fmt: skip

LENGTHS = {
    "name": 200, "own_key": 40, "street": 120, "seat_city": 100, "phone": 40, "email": 254, "website": 500,
    "source_kind_label": 80,
}  # fmt: skip
FIELDS = (*LENGTHS, "postcode", "seat", "municipality")
"""What a list may change of an office; `seat` and `municipality` are keys of areas."""
_FROM_LIST = {
    "name": "name", "own_key": "own_key", "street": "street", "postcode": "postcode", "city": "seat_city",
    "phone": "phone", "email": "email", "website": "website", "kind": "source_kind_label",
}  # fmt: skip
_STREET = re.compile(r"str(?:asse)?\b")

Identity = tuple[str, str]
Repeated = Callable[[], Mapping[Identity, int]]
"""Counts the identities in a list; asked only where two rows might mean the same office."""


class OfficePlan:
    """Plans row by row; afterwards `left_over` are the offices that no row has named."""

    def __init__(self, known: Sequence[Known], *, locate: Locate, label: Label, today: str) -> None:
        self._locate, self._label, self._today = locate, label, today
        self._by_key: dict[str, Known] = {}
        self._known = {office.pk: office for office in known}
        self._doubles = Doubles()
        for office in known:
            for key in _keys(office):
                self._by_key.setdefault(key, office)
            self._doubles.add(office["name"], office.values, record=office.pk)
        self._taken: dict[int, int] = {}
        self._keys: dict[str, int] = {}

    @cached_property
    def _by_identity(self) -> Mapping[Identity, list[Known]]:
        """The offices by name and place; of no use for a list whose numbers say everything."""
        found: dict[Identity, list[Known]] = defaultdict(list)
        for office in self._known.values():
            for identity in _identities(office["name"], office["postcode"], office["seat_city"]):
                found[identity].append(office)
        return found

    def rows(self, rows: Iterable[Row], *, repeated: Repeated) -> Iterator[Planned]:
        """Each row with what becomes of it. `repeated` counts the identities in the list (`identities`)."""
        for row in rows:
            planned = self._row(row, repeated)
            if row.problems and planned.outcome != ERROR:
                planned.message = remarks(row, planned.message)
            yield planned

    def left_over(self) -> list[Known]:
        """The offices that no row has named."""
        return [office for office in self._known.values() if office.pk not in self._taken and office.is_own_kind]

    def endings(self) -> Iterator[Planned]:
        """A planned end for each office that a complete list leaves out."""
        for office in self.left_over():
            area = office["municipality"] or office["seat"]
            message = "Die Stelle steht nicht mehr in der Liste."
            after = {"ended_on": self._today}
            yield Planned(
                None, ENDED, office["name"], END, office.pk, None, area, {"ended_on": ""}, after, message=message
            )

    # -- one row

    def _row(self, row: Row, repeated: Repeated) -> Planned:
        wanted = {field: row.text(name) for name, field in _FROM_LIST.items()}
        title = wanted["name"]
        if error := error_of(row, wanted, LENGTHS):
            return Planned(row.number, ERROR, title[:200], message=error)
        office = self._match(wanted, repeated)
        if office is None and (first := self._keys.get(wanted["own_key"])):
            return self._twin(row.number, title, wanted, first, "Diese Nummer steht schon in Zeile %d.", is_key=True)
        if wanted["own_key"]:
            self._keys.setdefault(wanted["own_key"], row.number)
        if _is_over(row.text("until_on"), self._today):
            return self._over(row, title, office)
        located = self._area(row, wanted, office)
        self._place(wanted, located)
        if office is None:
            return self._unmatched(row.number, title, wanted, located)
        self._taken[office.pk] = row.number
        if not located.key and located.candidates:
            return self._doubtful(row.number, title, wanted, located, office)
        return self._matched(row.number, title, wanted, located, office)

    def _matched(self, number: int, title: str, wanted: dict[str, str], located: Located, office: Known) -> Planned:
        before, after = changes(office, wanted)
        if not after:
            return Planned(number, UNCHANGED, title, NONE, office.pk, None, located.key)
        return Planned(
            number, CHANGED, title, UPDATE, office.pk, None, located.key, before, after, message=located.message
        )

    def _unmatched(self, number: int, title: str, wanted: dict[str, str], located: Located) -> Planned:
        double = self._doubles.find(title, wanted)
        if double is not None and double.record is not None and double.record not in self._taken:
            office = self._known[double.record]
            self._taken[office.pk] = number
            message = f"Sieht aus wie „{office['name']}“, das schon eingetragen ist."
            before = {name: office[name] for name in FIELDS if office[name]}
            return Planned(
                number, DUPLICATE, title, NONE, office.pk, None, located.key, before, _filled(wanted),
                _double_choices("die eingetragene Stelle"), message,
            )  # fmt: skip
        if double is not None and double.row is not None:
            return self._twin(number, title, wanted, double.row, "Sieht aus wie Zeile %d.")
        self._doubles.add(title, wanted, row=number)
        if not located.key:
            return self._doubtful(number, title, wanted, located, None)
        return Planned(
            number, NEW, title, CREATE, None, None, located.key, {}, _filled(wanted), message=located.message
        )

    def _doubtful(
        self, number: int, title: str, wanted: dict[str, str], located: Located, office: Known | None
    ) -> Planned:
        choices = [(f"{AREA}{key}", self._label(key)) for key in located.candidates]
        choices += [(WITHOUT_AREA, "ohne Gebiet übernehmen"), (SKIP, "nicht übernehmen")]
        before, after = changes(office, wanted) if office else ({}, _filled(wanted))
        pk = office.pk if office else None
        if office is not None:
            before |= {"seat": office["seat"], "municipality": office["municipality"]}
        return Planned(number, DOUBTFUL, title, NONE, pk, None, "", before, after, choices, located.message)

    def _twin(
        self, number: int, title: str, wanted: dict[str, str], first: int, message: str, *, is_key: bool = False
    ) -> Planned:
        choices = _double_choices(f"Zeile {first}")
        if is_key:
            choices = [choice for choice in choices if choice[0] != DIFFERENT]
        area = wanted.get("municipality") or wanted.get("seat") or ""
        return Planned(number, DUPLICATE, title, NONE, None, first, area, {}, _filled(wanted), choices, message % first)

    def _over(self, row: Row, title: str, office: Known | None) -> Planned:
        """The list says that the office has closed."""
        if office is None:
            return Planned(row.number, UNCHANGED, title, message="Nach der Liste schon geschlossen; nicht angelegt.")
        self._taken[office.pk] = row.number
        after = {"ended_on": row.text("until_on")}
        return Planned(row.number, ENDED, title, END, office.pk, None, office["municipality"], {"ended_on": ""}, after)

    # -- who it is

    def _match(self, wanted: Mapping[str, str], repeated: Repeated) -> Known | None:
        """The office that a row is about: by its own number, else by name and place."""
        key = wanted["own_key"]
        if key and (office := self._by_key.get(key)) and office.pk not in self._taken:
            return office
        if not self._known:
            return None
        street = _street(wanted["street"])
        for identity in _identities(wanted["name"], wanted["postcode"], wanted["seat_city"]):
            free = [
                office
                for office in self._by_identity.get(identity, ())
                if office.pk not in self._taken and not (key and office["own_key"] and key not in _keys(office))
            ]
            for office in free:
                if _street(office["street"]) == street:
                    return office
            if free and not (street and repeated().get(identity, 0) > 1):
                return free[0]
        return None

    def _area(self, row: Row, wanted: Mapping[str, str], office: Known | None) -> Located:
        """Where the address lies; what was settled for an office stays while its address does."""
        postcode, city = wanted["postcode"], wanted["seat_city"]
        located = self._locate(postcode, city, row.text("district"), row.text("state"))
        if located.key or office is None or not office["seat"]:
            return located
        if postcode in {"", office["postcode"]} and city in {"", office["seat_city"]}:
            return Located(office["municipality"] or office["seat"])
        return located

    @staticmethod
    def _place(wanted: dict[str, str], located: Located) -> None:
        wanted["seat"] = located.district
        wanted["municipality"] = located.key if len(located.key) == 8 else ""


def identities(rows: Iterable[Row]) -> Counter[Identity]:
    """How often each name stands in each place of a list."""
    return Counter(
        identity for row in rows for identity in _identities(row.text("name"), row.text("postcode"), row.text("city"))
    )


def _identities(name: str, postcode: str, city: str) -> list[Identity]:
    """A name with its postcode and with its place, as far as they are known."""
    key = german_sort_key(name)
    return [(key, place) for place in (postcode, _plain(city)) if place] or [(key, "")]


def _keys(office: Known) -> set[str]:
    """The office's own number as it is stored and as a list would say it."""
    key = office["own_key"]
    return {key, *spellings_of(ListKind.OFFICES, "own_key", key)} - {""}


def _plain(text: str) -> str:
    return german_sort_key(text) if text else ""


def _street(text: str) -> str:
    return _STREET.sub("str", _plain(text)).replace(" ", "") if text else ""


def _filled(wanted: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value}


def _double_choices(other: str) -> list[tuple[str, str]]:
    return [
        (SAME, f"dieselbe: {other}"),
        (DIFFERENT, "eine andere Stelle: neu anlegen"),
        (SKIP, "diese Zeile auslassen"),
    ]


def _is_over(until: str, today: str) -> bool:
    """Whether a day, month or year lies in the past."""
    return bool(until) and until < today[: len(until)]
