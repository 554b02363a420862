"""Which column holds what: by what was remembered, by its heading, by its contents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from wirnetz.imports.parsing.cells import Cell, column_letter, normal_heading, one_line, whole_heading
from wirnetz.imports.parsing.contents import Contents, contents_of
from wirnetz.imports.parsing.headings import COUNTING, HEADINGS, LEFT_OUT, NEVER_COLLECTED, fields_of
from wirnetz.imports.parsing.records import IGNORED, Column, ListKind, Recognised

ANSWERED, REMEMBERED, EXACT, WITHIN, COMPOUND, ALIKE = 2000.0, 1000.0, 100.0, 60.0, 45.0, 40.0
_PER_RANK = 0.5
_CLOSE = 3.0
"""Two headings whose scores differ by less may both be meant."""
_SHORT_BUT_TELLING = frozenset({"plz", "tel", "ort", "web", "url", "str"})
_CORE = {
    ListKind.OFFICES: ("name",),
    ListKind.PEOPLE: ("name", "office"),
    ListKind.NETWORKS: ("network", "member"),
    ListKind.ROLES: ("name", "network"),
}
"""Fields about which a doubt is worth a question."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: as shown, and in what other ways its lines may be read."""

    text: str
    readings: tuple[str, ...] = ()


@dataclass
class Assignment:
    """The state of deciding: column to field with its score, and what else might be meant."""

    kind: ListKind
    fields: dict[int, str] = field(default_factory=dict)
    scores: dict[int, float] = field(default_factory=dict)
    others: dict[int, tuple[str, ...]] = field(default_factory=dict)
    dropped: dict[int, str] = field(default_factory=dict)
    by_contents: set[int] = field(default_factory=set)

    def holds(self, name: str) -> bool:
        """Whether a column was found for this field."""
        return name in self.fields.values()

    def give(self, index: int, name: str) -> None:
        """Let the contents decide about a column."""
        self.fields[index] = name
        self.by_contents.add(index)

    def move(self, index: int, name: str) -> None:
        """Give a column another field than its heading says; "" where that field is taken."""
        self.fields[index] = "" if self.holds(name) else name
        self.by_contents.add(index)


def recognise(
    kind: ListKind,
    headings: Sequence[Heading],
    samples: Sequence[Sequence[Cell]],
    *,
    remembered: Mapping[str, str],
    answers: Mapping[str, str],
) -> tuple[tuple[Column, ...], Recognised]:
    """The columns of a table. What is never collected is dropped, whatever was remembered or answered."""
    found = Assignment(kind)
    for index, heading in enumerate(headings):
        subject = never_collected(kind, heading)
        if subject:
            found.dropped[index] = subject
            found.fields[index] = IGNORED
    _assign_by_headings(found, headings, remembered, answers)
    seen = [Contents() if index in found.dropped else contents_of(cells) for index, cells in enumerate(samples)]
    for index, contents in enumerate(seen):
        if index in found.fields and found.scores.get(index, 0) < REMEMBERED and index not in found.dropped:
            _check_against_contents(found, index, contents, headings[index])
    for index, contents in enumerate(seen):
        if not found.fields.get(index) and contents.filled:
            _assign_by_contents(found, index, contents)
    columns = tuple(_column(found, index, heading, samples[index]) for index, heading in enumerate(headings))
    return columns, _summary(found, columns)


def never_collected(kind: ListKind, heading: Heading) -> str:
    """What a heading is about that is never collected, "" for everything else."""
    for text in {whole_heading(reading) for reading in (heading.text, *heading.readings)}:
        for pattern, subject in NEVER_COLLECTED:
            if pattern.search(text):
                return subject
        if text == "gewerkschaft" and kind in {ListKind.PEOPLE, ListKind.ROLES}:
            return "Gewerkschaft"
    return ""


def heading_score(kind: ListKind, text: str) -> tuple[str, float]:
    """The field that a heading says, with its score; ("", 0) where it says none."""
    return max(heading_scores(kind, text).items(), key=lambda item: item[1], default=("", 0.0))


@lru_cache(maxsize=4096)
def heading_scores(kind: ListKind, text: str) -> dict[str, float]:
    """Every field that a heading may mean."""
    normal = normal_heading(text)
    if not normal:
        return {}
    if normal in LEFT_OUT:
        return {IGNORED: EXACT}
    scores = {}
    for name, phrases in HEADINGS[kind].items():
        score = max(_phrase_score(normal, phrase, rank) for rank, phrase in enumerate(phrases))
        if score:
            scores[name] = score
    return scores or _left_out_score(normal)


def _left_out_score(normal: str) -> dict[str, float]:
    return {IGNORED: WITHIN} if LEFT_OUT & set(normal.split()) else {}


def _phrase_score(heading: str, phrase: str, rank: int) -> float:
    if heading == phrase:
        return EXACT - rank * _PER_RANK
    is_telling = len(phrase) >= 4 or phrase in _SHORT_BUT_TELLING
    if is_telling and f" {phrase} " in f" {heading} ":
        return WITHIN + 20 * len(phrase) / len(heading)
    if len(phrase) >= 5 and " " not in heading and heading.startswith(phrase):
        return COMPOUND + 2
    if len(phrase) >= 5 and heading.rpartition(" ")[2].endswith(phrase):
        return COMPOUND
    if (
        len(phrase) >= 5
        and abs(len(heading) - len(phrase)) <= 1
        and SequenceMatcher(None, heading, phrase).ratio() > 0.87
    ):
        return ALIKE
    return 0.0


def _assign_by_headings(
    found: Assignment, headings: Sequence[Heading], remembered: Mapping[str, str], answers: Mapping[str, str]
) -> None:
    allowed = {*fields_of(found.kind), IGNORED}
    claims: list[tuple[float, int, str]] = []
    for index, heading in enumerate(headings):
        if index in found.dropped:
            continue
        scores: dict[str, float] = {}
        for weight, reading in enumerate((heading.text, *heading.readings)):
            for name, score in heading_scores(found.kind, reading).items():
                scores[name] = max(scores.get(name, 0), score - weight)
        known = remembered.get(normal_heading(heading.text), "")
        if known in allowed:
            scores[known] = REMEMBERED
        answer = answers.get(f"column:{index}", "")
        if answer in allowed:
            scores = {answer: ANSWERED}
        claims += [(score, index, name) for name, score in scores.items()]
    for score, index, name in sorted(claims, key=lambda claim: (-claim[0], claim[1])):
        holder = next((other for other, held in found.fields.items() if held == name and name != IGNORED), None)
        if index in found.fields:
            if found.scores[index] - score < _CLOSE and holder is None:
                found.others[index] = (*found.others.get(index, ()), name)
        elif holder is None:
            found.fields[index], found.scores[index] = name, score
        elif found.scores[holder] - score < _CLOSE and score >= WITHIN:
            found.others[index] = (*found.others.get(index, ()), name)


def _check_against_contents(found: Assignment, index: int, seen: Contents, heading: Heading) -> None:
    name = found.fields[index]
    if not seen.filled:
        return
    if seen.email >= 0.8 and name not in {"email", "contact"}:
        found.move(index, "email")
    elif name == "city" and _is_rather_a_name(found, seen, heading):
        found.move(index, "name")
    elif name == "address" and seen.with_postcode < 0.3 and seen.street >= 0.4:
        found.move(index, "street")
    elif (
        (name == "street" and seen.with_postcode >= 0.5)
        or (name in {"city", "postcode"} and seen.with_postcode >= 0.5)
        or (name == "name" and found.kind == ListKind.OFFICES and seen.with_postcode >= 0.8 and seen.organisation < 0.2)
    ):
        found.move(index, "address")
    elif _is_running_number(name, seen, heading) or (name == "state" and seen.country >= 0.8):
        found.fields[index] = IGNORED
        found.by_contents.add(index)
    elif name == IGNORED and _is_own_number(found, seen, heading):
        found.give(index, "own_key")
    elif _is_contradicted(name, seen):
        found.fields[index] = ""
        found.by_contents.add(index)


def _is_rather_a_name(found: Assignment, seen: Contents, heading: Heading) -> bool:
    """Whether "Standort" means the office and not its place: it reads so, or the place stands elsewhere."""
    is_open = normal_heading(heading.text) == "standort" and not found.holds("name")
    return is_open and (seen.organisation >= 0.3 or found.holds("address"))


def _is_contradicted(name: str, seen: Contents) -> bool:
    """Whether nearly nothing in the column looks like what its heading says."""
    if seen.filled < 3:
        return False
    return (
        (name == "email" and seen.email < 0.1)
        or (name == "phone" and (seen.email > 0.5 or seen.date > 0.5 or seen.website > 0.5))
        or (name in {"from_on", "until_on"} and seen.date < 0.1 and seen.number < 0.1)
        or (name == "city" and (seen.number > 0.8 or seen.phone > 0.8))
        or (name == "name" and seen.number > 0.8)
    )


def _is_running_number(name: str, seen: Contents, heading: Heading) -> bool:
    """Whether the rows are merely counted; such numbers are others in the next list."""
    is_plain = re.fullmatch(r"(lfd |laufende )?(nr|nummer|no|number|id|pos|position)", normal_heading(heading.text))
    return name == "own_key" and seen.counts_up and bool(is_plain)


def _is_own_number(found: Assignment, seen: Contents, heading: Heading) -> bool:
    """Whether "lfd. Nr." does not count the rows but names the house's own numbers: each once, in no order."""
    is_counting = normal_heading(heading.text) in COUNTING and "own_key" in fields_of(found.kind)
    return is_counting and seen.filled > 2 and seen.is_unique and not seen.ascends and not found.holds("own_key")


def _assign_by_contents(found: Assignment, index: int, seen: Contents) -> None:
    allowed = set(fields_of(found.kind))
    shares = (
        ("email", seen.email),
        ("website", seen.website),
        ("address", seen.with_postcode if not found.holds("postcode") else 0),
        ("postcode", seen.postcode),
        ("state", seen.state),
        ("from_on", seen.date),
        ("phone", seen.phone if not seen.postcode > 0.5 else 0),
        ("name" if found.kind == ListKind.OFFICES else "member", seen.organisation),
        ("street", seen.street),
        ("district", max(seen.district, seen.key)),
    )
    for name, share in shares:
        if share >= 0.7 and name in allowed and not found.holds(name):
            found.give(index, name)
            return


def _column(found: Assignment, index: int, heading: Heading, cells: Sequence[Cell]) -> Column:
    reason = found.dropped.get(index, "")
    texts = [] if reason else [one_line(cell)[:80] for cell in cells if cell != ""]
    return Column(
        index=index,
        letter=column_letter(index),
        heading=" ".join(heading.text.split())[:120],
        remembered=normal_heading(heading.text),
        field=found.fields.get(index, ""),
        sure=index not in found.by_contents and found.scores.get(index, 0) >= WITHIN,
        candidates=found.others.get(index, ()),
        dropped_because=reason,
        samples=tuple(texts[:3]),
    )


def _summary(found: Assignment, columns: Sequence[Column]) -> Recognised:
    return Recognised(
        columns={column.index: column.field for column in columns if column.field and column.field != IGNORED},
        unknown=tuple(column.index for column in columns if not column.field and (column.heading or column.samples)),
        doubtful=tuple((column.index, column.candidates) for column in columns if column.candidates),
        dropped=tuple(sorted(found.dropped.items())),
    )


def core_fields(kind: ListKind) -> tuple[str, ...]:
    """The fields without which a list of this kind says nothing."""
    return _CORE[kind]
