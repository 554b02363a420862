"""Queries that hold several entries at once: "19053, 23966", "Schwerin; Wismar"."""

import re
from collections.abc import Sequence

from wirnetz.regions.finder.folding import asked
from wirnetz.regions.finder.gazetteer import Gazetteer
from wirnetz.regions.finder.records import Place

MOST_ENTRIES = 6
_BETWEEN = re.compile(r"\s*[,;/+&]\s*|\s+und\s+|(?<=\d{5})\s+(?=\d{5}\b)")


def several_in(query: str, known: Gazetteer) -> dict[str, list[Place]]:
    """Each entry of a query with its areas; empty where the query is one entry or any of them is not known.

    The entries are all postcodes (with or without a place) or all names. Names of which one lies in another one are
    one entry: "Neustadt, Hessen" says where Neustadt is.
    """
    entries = list(dict.fromkeys(part for part in _BETWEEN.split(query) if part))
    if not 1 < len(entries) <= MOST_ENTRIES or known.names.exact(asked(query)):
        return {}
    numbers = [bool(re.match(r"\d{5}\b", entry)) for entry in entries]
    if any(numbers) and not all(numbers):
        return {}
    read = {entry: known.entry(entry) for entry in entries}
    if not all(read.values()) or (not numbers[0] and _are_related(list(read.values()))):
        return {}
    return read


def _are_related(read: Sequence[Sequence[Place]]) -> bool:
    """Whether an entry lies in the district or the Land of another one."""
    return any(
        a.key.startswith(b.key[:5]) or b.key.startswith(a.key[:5])
        for number, first in enumerate(read)
        for second in read[number + 1 :]
        for a in first
        for b in second
    )
