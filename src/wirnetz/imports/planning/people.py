"""A list of people, perhaps with the networks they work in, against the directory of a house."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.parsing.records import ListKind, Row
from wirnetz.imports.planning.days import first_day, last_day
from wirnetz.imports.planning.naming import Names
from wirnetz.imports.planning.problems import error_of, remarks
from wirnetz.imports.planning.reading import as_read, changes
from wirnetz.imports.planning.records import (
    CHANGED,
    CREATE,
    DOUBTFUL,
    DUPLICATE,
    END,
    ENDED,
    ERASED,
    ERROR,
    NEW,
    NONE,
    REOPEN,
    REOPENED,
    SAME,
    SKIP,
    UNCHANGED,
    UPDATE,
    Known,
    Planned,
)  # fmt: skip

ADVISER, INVOLVEMENT = "organisations.adviser", "networks.involvement"
OFFICE, NETWORK = "office:", "network:"
"""Decisions: followed by the number of an office or network."""
FIELDS = ("name", "function", "email", "phone", "topics", "own_key", "from_on", "organisation")
GONE = (
    "Die Angaben zu dieser Person wurden auf ihren Wunsch gelöscht und werden nicht wieder angelegt. Nehmen Sie die "
    "Zeile aus Ihrer Liste. Möchte die Person wieder genannt werden, tragen Sie sie unter „Personen“ von Hand ein."
)
LENGTHS = {"name": 150, "function": 120, "email": 254, "phone": 40, "topics": 300, "own_key": 40}
_ROLES = (
    (re.compile("vertret|deput", re.IGNORECASE), "deputy"),
    (re.compile("entsand|entsend|deleg", re.IGNORECASE), "delegate"),
    (re.compile(r"\b(gast|gäste|guest)", re.IGNORECASE), "guest"),
    (re.compile("koordin|coordin|leit|federführ|sprecher|vorsitz|träger|lead|chair", re.IGNORECASE), "coordination"),
)

Tie = tuple[int, int, int, str]
"""Adviser, office, network, role."""


class PeoplePlan:
    """Plans row by row; a person may stand in several rows, one for each network."""

    def __init__(
        self,
        known: Sequence[Known],
        ties: Iterable[Tie],
        *,
        house: int,
        offices: Names,
        networks: Names,
        today: str,
        former: Sequence[Known] = (),
        is_erased: Callable[[str], bool] = lambda _address: False,
    ) -> None:
        self._house, self._offices, self._networks, self._today = house, offices, networks, today
        self._is_erased = is_erased
        self._known = {person.pk: person for person in known}
        self._by_key = {as_read(ListKind.PEOPLE, "own_key", person["own_key"]): person for person in known}
        self._by_email = {person["email"].casefold(): person for person in known if person["email"]}
        self._by_name: dict[tuple[str, str], list[Known]] = {}
        for person in known:
            for place in (person["organisation"], ""):
                self._by_name.setdefault((german_sort_key(person["name"]), place), []).append(person)
        self._former: dict[str, list[Known]] = {}
        for person in former:
            self._former.setdefault(german_sort_key(person["name"]), []).append(person)
        self._ties = set(ties)
        self._taken: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self._rows: dict[tuple[str, ...], int] = {}

    def rows(self, rows: Iterable[Row]) -> Iterator[Planned]:
        """Each row with what becomes of it: the person, and the work in a network where one is named."""
        for row in rows:
            for planned in self._row(row):
                if row.problems and planned.outcome != ERROR:
                    planned.message = remarks(row, planned.message)
                yield planned

    def left_over(self) -> list[Known]:
        """The people that no row has named."""
        return [person for person in self._known.values() if person.pk not in self._taken]

    def endings(self) -> Iterator[Planned]:
        """A planned end for each person that a complete list leaves out."""
        for person in self.left_over():
            yield Planned(
                None, ENDED, person["name"], END, person.pk, before={"until_on": ""}, after={"until_on": self._today},
                message="Die Person steht nicht mehr in der Liste.", record_type=ADVISER,
            )  # fmt: skip

    def _row(self, row: Row) -> Iterator[Planned]:
        wanted = _wanted(row)
        if error := error_of(row, wanted, LENGTHS):
            yield Planned(row.number, ERROR, wanted["name"], message=error, record_type=ADVISER)
            return
        office = self._office(row, wanted)
        if wanted["email"].casefold() not in self._by_email and self._is_erased(wanted["email"]):
            yield self._erased(row, wanted)
            return
        identity = _identity(wanted)
        first = self._rows.get(identity)
        person = None if first else self._match(wanted)
        if first is None:
            self._rows[identity] = row.number
            planned = self._person(row, wanted, person, office)
            yield planned
            first = row.number
        elif not row.text("network"):
            choices = [(SAME, f"dieselbe Person wie Zeile {first}"), (SKIP, "diese Zeile auslassen")]
            yield Planned(
                row.number, DUPLICATE, wanted["name"], twin=first, after=_filled(wanted), choices=choices,
                message=f"Steht schon in Zeile {first}.", record_type=ADVISER,
            )  # fmt: skip
        if row.text("network"):
            yield self._tie(row, wanted, first)

    def _erased(self, row: Row, wanted: Mapping[str, str]) -> Planned:
        """Somebody who had everything about them erased; nothing of the row is kept, and an entry of theirs stays."""
        if person := self._match(wanted):
            self._taken[person.pk] = row.number
        return Planned(row.number, ERASED, message=GONE, record_type=ADVISER)

    def _person(self, row: Row, wanted: dict[str, str], person: Known | None, office: list[tuple[str, str]]) -> Planned:
        back = None if person else self._match_former(wanted)
        title, pk = wanted["name"], person.pk if person else None
        if person:
            self._taken[person.pk] = row.number
            self._numbers[row.number] = person.pk
        over = last_day(row.text("until_on"))
        if over and over < self._today:
            if person is None:
                message = "Nach der Liste schon ausgeschieden; nicht angelegt."
                return Planned(row.number, UNCHANGED, title, message=message, record_type=ADVISER)
            if over < person["from_on"]:
                message = "Das Ende liegt vor dem Beginn."
                return Planned(row.number, ERROR, title, message=message, record_type=ADVISER)
            dates = {"until_on": ""}, {"until_on": over}
            return Planned(row.number, ENDED, title, END, pk, None, "", *dates, record_type=ADVISER)
        if back and not office:
            self._taken[back.pk] = row.number
            self._numbers[row.number] = back.pk
            before, after = changes(back, wanted, kind=ListKind.PEOPLE)
            dates = before | {"until_on": back["until_on"]}, after | {"until_on": ""}
            return Planned(row.number, REOPENED, title, REOPEN, back.pk, None, "", *dates, record_type=ADVISER)
        before, after = changes(person, wanted, kind=ListKind.PEOPLE) if person else ({}, _filled(wanted))
        if office:
            message = f"Die Stelle „{row.text('office')}“ ist nicht eindeutig."
            before |= {"organisation": person["organisation"]} if person else {}
            return Planned(
                row.number, DOUBTFUL, title, NONE, pk, None, "", before, after, office, message, record_type=ADVISER
            )
        if person is None:
            return Planned(row.number, NEW, title, CREATE, None, None, "", {}, after, record_type=ADVISER)
        if not after:
            return Planned(row.number, UNCHANGED, title, NONE, pk, record_type=ADVISER)
        return Planned(row.number, CHANGED, title, UPDATE, pk, None, "", before, after, record_type=ADVISER)

    def _office(self, row: Row, wanted: dict[str, str]) -> list[tuple[str, str]]:
        """Sets where the person works; where that is not sure, what may be chosen."""
        said = row.text("office")
        meant = self._offices.find(said) if said else None
        wanted["organisation"] = str(meant.pk) if meant and meant.pk else ""
        if meant is None or meant.pk:
            return []
        labels = self._offices.labels
        choices = [(f"{OFFICE}{pk}", labels[pk]) for pk in meant.candidates if pk != self._house]
        return [*choices, (f"{OFFICE}{self._house}", labels[self._house]), (SKIP, "nicht übernehmen")]

    def _match(self, wanted: Mapping[str, str]) -> Known | None:
        """The entry that is meant: by number, by address, by name at the office, by a name that stands once."""
        if wanted["own_key"] and (found := self._by_key.get(wanted["own_key"])):
            return found
        if found := self._by_email.get(wanted["email"].casefold()) if wanted["email"] else None:
            return found
        name = german_sort_key(wanted["name"])
        for place in (wanted["organisation"], ""):
            free = [person for person in self._by_name.get((name, place), ()) if person.pk not in self._taken]
            free = [person for person in free if not _differ(person, wanted)]
            if len(free) == 1:
                return free[0]
        return None

    def _match_former(self, wanted: Mapping[str, str]) -> Known | None:
        """Somebody of this name who had left: with the same number or address, or at the same office."""
        for person in self._former.get(german_sort_key(wanted["name"]), ()):
            same = any(wanted[name] and wanted[name] == person[name] for name in ("own_key", "email", "organisation"))
            if same and person.pk not in self._taken and not _differ(person, wanted):
                return person
        return None

    def _tie(self, row: Row, wanted: Mapping[str, str], first: int) -> Planned:
        """The work of the person in a network."""
        meant, role = self._networks.find(row.text("network")), _role(row)
        title = f"{wanted['name']} – {row.text('network')}"
        person = self._numbers.get(first)
        after: dict[str, object] = {
            "adviser": person, "adviser_row": first, "network": meant.pk, "role": role,
            "organisation": wanted["organisation"], "from_on": first_day(row.text("from_on")),
        }  # fmt: skip
        if meant.pk is None:
            choices = [(f"{NETWORK}{pk}", self._networks.labels[pk]) for pk in meant.candidates]
            choices.append((SKIP, "nicht übernehmen"))
            message = f"Das Netzwerk „{row.text('network')}“ ist nicht eindeutig oder nicht eingetragen."
            return Planned(
                row.number, DOUBTFUL, title, after=after, choices=choices, message=message, record_type=INVOLVEMENT
            )
        office = (
            wanted["organisation"]
            or (self._known[person]["organisation"] if person in self._known else "")
            or self._house
        )
        tie = (person or -first, int(office), meant.pk, role)
        if tie in self._ties:
            return Planned(row.number, UNCHANGED, title, record_type=INVOLVEMENT)
        self._ties.add(tie)
        return Planned(row.number, NEW, title, CREATE, after=after, record_type=INVOLVEMENT)


def _wanted(row: Row) -> dict[str, str]:
    name, title = row.text("name"), row.text("title")
    if title and not name.startswith(title):
        name = f"{title} {name}"
    return {
        "name": name,
        "function": row.text("function"),
        "email": row.text("email"),
        "phone": row.text("phone"),
        "topics": row.text("topics"),
        "own_key": row.text("own_key"),
        "from_on": first_day(row.text("from_on")) if not row.text("network") else "",
    }


def _role(row: Row) -> str:
    """What the person does in the network, from any words for it; who says nothing works there."""
    said = row.text("network_role")
    return next((role for pattern, role in _ROLES if pattern.search(said)), "member")


def _identity(wanted: Mapping[str, str]) -> tuple[str, ...]:
    if wanted["own_key"]:
        return ("key", wanted["own_key"])
    if wanted["email"]:
        return ("email", wanted["email"].casefold())
    return ("name", german_sort_key(wanted["name"]), wanted["organisation"])


def _differ(person: Known, wanted: Mapping[str, str]) -> bool:
    """Whether number or address say that two of one name are two."""
    return any(person[name] and wanted[name] and person[name] != wanted[name] for name in ("own_key", "email"))


def _filled(wanted: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value}
