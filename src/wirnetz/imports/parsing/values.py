"""One cell of a known field: the value to use, or the problem to show."""

import re
from collections.abc import Callable

from wirnetz.imports.parsing.addresses import clean_postcode
from wirnetz.imports.parsing.capitals import readable, readable_person
from wirnetz.imports.parsing.cells import Cell, one_line, plain_text
from wirnetz.imports.parsing.contacts import clean_email, clean_phone, clean_website
from wirnetz.imports.parsing.dates import clean_date
from wirnetz.imports.parsing.headings import FIELD_NAMES
from wirnetz.imports.parsing.records import ListKind, Problem, Value

Cleaner = Callable[[Cell], Value | Problem | None]
"""Takes a cell; None where nothing is in it."""

LONGEST = {
    "name": 200, "street": 200, "city": 100, "address": 400, "district": 200, "state": 100, "own_key": 60, "kind": 80,
    "remark": 2000, "parent": 200, "first_name": 80, "last_name": 100, "title": 40, "function": 120, "office": 200,
    "topics": 1000, "network": 200, "network_role": 80, "member": 2000, "role": 80, "territory": 2000, "contact": 200,
    "house_number": 20,
}  # fmt: skip
"""Characters that a field may have."""

_ENUMERATION = re.compile(r"[;\n|•·]+")
_TOPICS = re.compile(r"[;,\n|•·]+| / ")
_MOST_PARTS = 500
_KEY_LENGTHS = {4: 5, 7: 8, 11: 12}
"""Official keys whose leading zero the spreadsheet took."""
_DASHES = frozenset({"-", "–", "—", "--", "---", "./.", "n/a", "k. a.", "k.a."})
_OWN_NETWORK = re.compile(r"(?:eigen|own|ja\b|x$|inqa|offensive mittelstand|allianz|ddn)", re.IGNORECASE)
_OTHER_NETWORK = re.compile(r"(?:fremd|ander|extern|other|nein\b|partner)", re.IGNORECASE)
_ROLES = (
    (
        re.compile(r"koordin|leitung|leiter|federführ|sprecher|vorsitz|coordinat|lead|chair", re.IGNORECASE),
        "coordination",
    ),
    (re.compile(r"träger|traeger|gastgeb|host|geschäftsstelle", re.IGNORECASE), "host"),
    (re.compile(r"förder|foerder|sponsor|fund|finanz", re.IGNORECASE), "funding"),
    (re.compile(r"kooperation|zusammenarb|kooperier|cooperat|unterstütz|gast\b|berat", re.IGNORECASE), "cooperation"),
    (re.compile(r"mitglied|mitwirk|teilnehm|aktiv|member|partner|beteilig|mitarbeit|x$|ja$", re.IGNORECASE), "member"),
)


def cleaner_for(name: str, kind: ListKind, *, starts_1904: bool = False) -> Cleaner:
    """How cells of this field become values."""
    if name in {"from_on", "until_on"}:
        return lambda cell: clean_date(cell, name, starts_1904=starts_1904)
    if name == "postcode":
        return lambda cell: clean_postcode(cell, name)
    if name == "email":
        return lambda cell: clean_email(cell, name)
    if name == "phone":
        return lambda cell: clean_phone(cell, name)
    if name == "website":
        return lambda cell: clean_website(cell, name)
    if name in {"topics", "territory", "member"}:
        return lambda cell: _parts(cell, name)
    if name == "role":
        return lambda cell: _role(cell, name)
    if name == "kind" and kind == ListKind.NETWORKS:
        return lambda cell: _network_kind(cell, name)
    return _text_cleaner(name, kind)


def _text_cleaner(name: str, kind: ListKind) -> Cleaner:
    longest = LONGEST[name]
    keeps_lines = name in {"address", "remark", "contact"}
    is_person = name in {"first_name", "last_name"} or (name == "name" and kind in {ListKind.PEOPLE, ListKind.ROLES})
    is_place = name in {"street", "city", "district", "state"}
    is_key = name == "district"
    is_named = name in {"name", "parent", "office", "network"}

    def clean(cell: Cell) -> Value | Problem | None:
        if isinstance(cell, str) and len(cell) > 2 * longest:
            return too_long(name, cell)
        text = plain_text(cell) if keeps_lines else one_line(cell)
        if len(text) > longest:
            return too_long(name, text)
        if not text or text in _DASHES:
            return None
        if is_person:
            return readable_person(text)
        if is_key and text.isdecimal():
            return text.zfill(_KEY_LENGTHS.get(len(text), len(text)))
        return readable(text, is_place=is_place) if is_place or is_named else text

    return clean


def too_long(name: str, text: str) -> Problem:
    """The problem of a cell that holds more than the field can."""
    reason = f"ist mit {len(text)} Zeichen zu lang; möglich sind {LONGEST[name]}"
    return Problem(name, reason, "Kürzen Sie den Text in Ihrer Liste.", text[:80])


def _parts(cell: Cell, name: str) -> Value | Problem | None:
    """The parts of an enumeration; commas part topics and territories, but stand inside names of organisations."""
    if isinstance(cell, str) and len(cell) > 2 * LONGEST[name]:
        return too_long(name, cell)
    text = plain_text(cell)
    pattern = _ENUMERATION if name == "member" else _TOPICS
    parts = [" ".join(part.split()) for part in pattern.split(text)[:_MOST_PARTS]]
    is_topic = name == "topics"
    unique = dict.fromkeys(part if is_topic else readable(part) for part in parts if part and part not in _DASHES)
    return tuple(unique) or None


def _role(cell: Cell, name: str) -> Value | Problem | None:
    text = one_line(cell)[:200]
    if not text or text in _DASHES:
        return None
    for pattern, role in _ROLES:
        if pattern.search(text):
            return role
    remedy = "Möglich sind Mitglied, Koordination, Träger, Zusammenarbeit und Förderung."
    return Problem(name, "ist keine bekannte Rolle", remedy, text[:80])


def _network_kind(cell: Cell, name: str) -> Value | Problem | None:
    text = one_line(cell)[:200]
    if not text or text in _DASHES:
        return None
    if _OTHER_NETWORK.match(text):
        return "other"
    return "own" if _OWN_NETWORK.match(text) else None


def sentence_of(problem: Problem) -> str:
    """A problem as a sentence: "Postleitzahl „123“ ist keine Postleitzahl."."""
    name = FIELD_NAMES.get(problem.field, problem.field)
    raw = f" „{problem.raw}“" if problem.raw else ""
    return f"{name}{raw} {problem.reason}."
