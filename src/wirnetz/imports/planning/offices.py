"""A list of regional offices against the offices that an organisation has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wirnetz.imports.matching import Located
from wirnetz.imports.parsing.records import Row
from wirnetz.imports.planning.doubles import Doubles
from wirnetz.imports.planning.identities import Offices, Repeated
from wirnetz.imports.planning.problems import error_of, remarks, with_remark
from wirnetz.imports.planning.reading import changes
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
    MOVE,
    NEW,
    NONE,
    REOPEN,
    REOPENED,
    SAME,
    SETTLED,
    SKIP,
    UNCHANGED,
    UPDATE,
    WITHOUT_AREA,
    Known,
    Label,
    Locate,
    Planned,
)  # fmt: skip
from wirnetz.imports.planning.remembering import Memory, called
from wirnetz.imports.planning.tree import Above, Tree

LENGTHS = {
    "name": 200, "own_key": 40, "street": 120, "seat_city": 100, "phone": 40, "email": 254, "website": 500,
    "source_kind_label": 80, "opened_on": 10,
}  # fmt: skip
FIELDS = (*LENGTHS, "postcode", "seat", "municipality")
"""What a list may change of an office; `seat` and `municipality` are keys of areas."""
_FROM_LIST = {
    "name": "name", "own_key": "own_key", "street": "street", "postcode": "postcode", "city": "seat_city",
    "phone": "phone", "email": "email", "website": "website", "kind": "source_kind_label", "from_on": "opened_on",
}  # fmt: skip


class OfficePlan:
    """Plans row by row; afterwards `left_over` are the offices that no row has named."""

    def __init__(
        self,
        known: Sequence[Known],
        *,
        locate: Locate,
        label: Label,
        today: str,
        former: Sequence[Known] = (),
        memory: Memory | None = None,
        tree: Tree | None = None,
        house: int = 0,
    ) -> None:
        self._locate, self._label, self._today, self._house = locate, label, today, house
        self._offices, self._former = Offices(known), Offices(former)
        self._memory, self._tree = memory or Memory(), tree
        self._known = {office.pk: office for office in known}
        self._doubles = Doubles()
        for office in known:
            self._doubles.add(office["name"], office.values, record=office.pk)
        self._taken: dict[int, int] = {}
        self._named: set[int] = set()
        self._keys: dict[str, int] = {}
        self._called: dict[int, str] = {}
        self._ending: set[int] = set()
        self._hung: set[int] = set()

    def rows(self, rows: Iterable[Row], *, repeated: Repeated) -> Iterator[Planned]:
        """Each row with what becomes of it. `repeated` counts the identities in the list (`identities`)."""
        for row in rows:
            planned = self._row(row, repeated)
            if row.problems and planned.outcome != ERROR:
                planned.message = remarks(row, planned.message)
            yield planned

    def left_over(self) -> list[Known]:
        """The offices that no row has named."""
        named = self._named | self._taken.keys()
        return [office for office in self._known.values() if office.pk not in named and office.is_own_kind]

    def endings(self) -> Iterator[Planned]:
        """A planned end for each office that a complete list leaves out."""
        for office in self.left_over():
            area = office["municipality"] or office["seat"]
            message = "Die Stelle steht nicht mehr in der Liste."
            after = {"ended_on": self._today}
            self._ending.add(office.pk)
            yield Planned(
                None, ENDED, office["name"], END, office.pk, None, area, {"ended_on": ""}, after, message=message
            )

    def left_without(self) -> Iterator[Planned]:
        """A planned move for each office that hangs below one that ends: it goes below what stays above that."""
        for office in self._known.values() if self._ending else ():
            above = office["parent"]
            if not above or int(above) not in self._ending or office.pk in self._ending | self._hung:
                continue
            ending = self._known[int(above)]
            stays: Known | None = ending
            while stays is not None and stays.pk in self._ending:
                stays = self._known.get(int(stays["parent"] or 0))
            after = {"parent": stays.pk if stays else self._house, "parent_text": stays["name"] if stays else ""}
            message = f"„{ending['name']}“ endet; was darunter hing, rückt auf."
            area = office["municipality"] or office["seat"]
            yield Planned(
                None, CHANGED, office["name"], MOVE, office.pk, None, area, {"parent": int(above)}, after,
                message=message,
            )  # fmt: skip

    # -- one row

    def _row(self, row: Row, repeated: Repeated) -> Planned:
        wanted = row.texts(_FROM_LIST)
        title = wanted["name"]
        if error := error_of(row, wanted, LENGTHS):
            return Planned(row.number, ERROR, title[:200], message=error)
        if self._memory.decisions:
            self._called[row.number] = called(wanted)
        office = self._offices.find(wanted, repeated, self._taken)
        if office is None and (first := self._keys.get(wanted["own_key"])):
            return self._twin(row.number, title, wanted, first, "Diese Nummer steht schon in Zeile %d.", is_key=True)
        if wanted["own_key"]:
            self._keys.setdefault(wanted["own_key"], row.number)
        if _is_over(row.text("until_on"), self._today):
            return self._over(row, title, office)
        former = None if office else self._former.find(wanted, repeated, self._taken)
        located = self._area(row, wanted, office or former)
        self._place(wanted, located)
        if former is not None:
            return self._again(row, title, wanted, located, former)
        if office is None:
            return self._hang(row, self._unmatched(row.number, title, wanted, located), None)
        self._taken[office.pk] = row.number
        if self._memory.decisions:
            self._called[row.number] = called(office.values)
        if not located.key and located.candidates:
            return self._hang(row, self._doubtful(row.number, title, wanted, located, office), office)
        return self._hang(row, self._matched(row.number, title, wanted, located, office), office)

    def _again(self, row: Row, title: str, wanted: dict[str, str], located: Located, office: Known) -> Planned:
        """The list names an office that has ended: it is led again, with its history; one that was merged is not."""
        self._taken[office.pk] = row.number
        if office["successor"]:
            self._named.add(int(office["successor"]))
            message = f"Ist mit „{office['successor_name']}“ zusammengeführt; die Zeile ändert nichts."
            return Planned(row.number, UNCHANGED, title, NONE, office.pk, None, located.key, message=message)
        before, after = changes(office, wanted)
        before |= {name: office[name] for name in ("ended_on", "ended_reason") if office[name]}
        after |= {name: "" for name in ("ended_on", "ended_reason") if office[name]}
        planned = Planned(row.number, REOPENED, title, REOPEN, office.pk, None, located.key, before, after)
        return self._hang(row, planned, office)

    def _hang(self, row: Row, planned: Planned, office: Known | None) -> Planned:
        """What the list says about the office above."""
        above = self._tree.above(row.number) if self._tree else None
        if isinstance(above, str):
            planned.message = with_remark(planned.message, above)
        if not isinstance(above, Above) or self._tree is None:
            return planned
        if above.record == self._house and planned.outcome == NEW:
            return planned
        office = office or self._known.get(planned.record_id or 0)
        if office is not None:
            self._hung.add(office.pk)
            if planned.outcome not in {DUPLICATE, SETTLED} and self._tree.is_current(office, above):
                return planned
            planned.before = {**planned.before, "parent": int(office["parent"] or self._house)}
        planned.after = {**planned.after, "parent": above.record, "parent_row": above.row, "parent_text": above.text}
        if planned.outcome == UNCHANGED:
            planned.outcome, planned.effect = CHANGED, UPDATE
        return planned

    def _matched(self, number: int, title: str, wanted: dict[str, str], located: Located, office: Known) -> Planned:
        before, after = changes(office, _not_less_exact(wanted, office))
        if not after:
            return Planned(number, UNCHANGED, title, NONE, office.pk, None, located.key)
        return Planned(
            number, CHANGED, title, UPDATE, office.pk, None, located.key, before, after, message=located.message
        )

    def _unmatched(self, number: int, title: str, wanted: dict[str, str], located: Located) -> Planned:
        double = self._doubles.find(title, wanted)
        if double is not None and double.record is not None and double.record not in self._taken:
            return self._double(number, title, wanted, located, self._known[double.record])
        if double is not None:
            first = double.row or self._taken[double.record or 0]
            return self._twin(number, title, wanted, first, "Sieht aus wie Zeile %d.")
        self._doubles.add(title, wanted, row=number)
        if not located.key:
            return self._doubtful(number, title, wanted, located, None)
        return Planned(
            number, NEW, title, CREATE, None, None, located.key, {}, _filled(wanted), message=located.message
        )

    def _double(self, number: int, title: str, wanted: dict[str, str], located: Located, office: Known) -> Planned:
        """The row looks like a recorded office: asked, unless somebody has said so before."""
        planned = Planned(
            number, DUPLICATE, title, NONE, office.pk, None, located.key,
            {name: office[name] for name in FIELDS if office[name]}, _filled(wanted),
            _double_choices("die eingetragene Stelle"), f"Sieht aus wie „{office['name']}“, das schon eingetragen ist.",
        )  # fmt: skip
        if self._memory.decisions:
            self._settle(planned, called(wanted), called(office.values))
        if planned.decision == DIFFERENT:
            self._doubles.add(title, wanted, row=number)
        else:
            self._taken[office.pk] = number
        return planned

    def _settle(self, planned: Planned, one: str, other: str) -> None:
        """Answer with an earlier decision; it stands in the preview and can be changed there."""
        earlier = self._memory.of(one, other)
        decision = "" if earlier is None else SAME if earlier.is_same else DIFFERENT
        if earlier is not None and decision in dict(planned.choices):
            planned.outcome, planned.decision = SETTLED, decision
            words = "dieselbe Stelle" if earlier.is_same else "eine andere Stelle"
            planned.message = f"{planned.message} Am {earlier.on} entschieden: {words}."

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
        planned = Planned(
            number, DUPLICATE, title, NONE, None, first, area, {}, _filled(wanted), choices, message % first
        )
        if first in self._called:
            self._settle(planned, called(wanted), self._called[first])
        return planned

    def _over(self, row: Row, title: str, office: Known | None) -> Planned:
        """The list says that the office has closed."""
        if office is None:
            return Planned(row.number, UNCHANGED, title, message="Nach der Liste schon geschlossen; nicht angelegt.")
        self._taken[office.pk] = row.number
        self._ending.add(office.pk)
        after = {"ended_on": row.text("until_on")}
        return Planned(row.number, ENDED, title, END, office.pk, None, office["municipality"], {"ended_on": ""}, after)

    # -- where it is

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


def _not_less_exact(wanted: dict[str, str], office: Known) -> dict[str, str]:
    """A year does not take the place of the day that is recorded."""
    opened = wanted["opened_on"]
    return {**wanted, "opened_on": ""} if opened and office["opened_on"].startswith(opened) else wanted


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
