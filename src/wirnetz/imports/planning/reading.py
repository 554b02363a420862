"""A stored value as it would be read from a list: what differs in spelling only is no change."""

from collections.abc import Mapping
from functools import cache

from wirnetz.imports.parsing.people import split_name
from wirnetz.imports.parsing.records import ListKind, Problem
from wirnetz.imports.parsing.values import Cleaner, cleaner_for
from wirnetz.imports.planning.records import Known

_COLUMNS = {"seat_city": "city", "source_kind_label": "kind"}


def changes(
    known: Known, wanted: Mapping[str, str], *, kind: ListKind = ListKind.OFFICES
) -> tuple[dict[str, str], dict[str, str]]:
    """The values of `wanted` that differ from those there, before and after; empty cells change nothing."""
    after = {
        name: value
        for name, value in wanted.items()
        if value and value != known[name] and value not in spellings_of(kind, name, known[name])
    }
    return {name: known[name] for name in after}, after


def spellings_of(kind: ListKind, name: str, text: str) -> set[str]:
    """What a list may say for a stored text: as it is, and as our own lists mark what looks like a formula."""
    found = {as_read(kind, name, text)}
    if text and not text[0].isalnum():
        found.add(as_read(kind, name, f"'{text}"))
    return found


def as_read(kind: ListKind, name: str, text: str) -> str:
    """What a list with this text in the column of the field would say."""
    if not text or name in {"seat", "municipality", "organisation", "from_on", "opened_on"}:
        return text
    cleaned = _cleaner(_COLUMNS.get(name, name), kind)(text)
    if isinstance(cleaned, Problem) or cleaned is None:
        return text
    if isinstance(cleaned, tuple):
        return "; ".join(cleaned)
    if name == "name" and kind == ListKind.PEOPLE:
        person = split_name(cleaned)
        return f"{person.title} {person.name}".strip()
    return cleaned


@cache
def _cleaner(name: str, kind: ListKind) -> Cleaner:
    return cleaner_for(name, kind)
