"""What is said of networks side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirnetz.core.german import counted, joined, number_word, quoted, sentence
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.words import closed

if TYPE_CHECKING:
    from wirnetz.landscape.analysis.overlap import Overlap

NAMED = 3


def pair_sentence(landscape: Landscape, each: Overlap) -> str:
    """Where two networks stand side by side, who sits in both, what they share, and what that could be good for."""
    rows = sorted((each.first, each.second), key=lambda row: not landscape.networks[row].is_own)
    own, other = (landscape.networks[row] for row in rows)
    parts = [
        closed(f"{quoted(own.name)} und {quoted(other.name)} {ground_words(landscape, each)}"),
        members_words(landscape, each),
        f"Beide arbeiten an: {joined(list(each.shared))}." if each.shared else "",
        _chance(landscape, each, is_mixed=own.is_own != other.is_own),
    ]
    return " ".join(part for part in parts if part)


def group_sentence(names: Sequence[str]) -> str:
    """Several networks of which every two share much."""
    return closed(
        sentence(f"{number_word(len(names))} Netzwerke haben im selben Gebiet viel gemeinsam: {joined(names)}")
    )


def ground_words(landscape: Landscape, each: Overlap) -> str:
    """What of their territories two networks share, as what they do."""
    held = [landscape.areas_of(row) for row in (each.first, each.second)]
    whole = [len(areas) == len(each.areas) for areas in held]
    shared = f"haben {area_words(landscape, each.areas)} gemeinsam"
    if all(whole):
        return f"{shared}, das ganze Gebiet von beiden"
    if any(whole):
        inner = landscape.networks[each.first if whole[0] else each.second]
        return f"{shared}, das ganze Gebiet von {quoted(inner.name)}"
    return shared


def area_words(landscape: Landscape, areas: Array) -> str:
    """ "zwei Kreise (Schwerin und Wismar)": in whole districts where they are that; accusative."""
    names, words = _areas(landscape, areas)
    called = f" ({joined(names)})" if len(names) <= NAMED else ""
    return counted(len(names), *words[1:], one=words[0]) + called


def area_names(landscape: Landscape, areas: Array) -> str:
    """The same for a table: the names of few, the number of many."""
    names, words = _areas(landscape, areas)
    return joined(names) if len(names) <= NAMED else sentence(counted(len(names), *words[1:], one=words[0]))


def _areas(landscape: Landscape, areas: Array) -> tuple[list[str], tuple[str, str, str]]:
    inside = sorted({int(landscape.district_of[area]) for area in areas})
    if sum(int(landscape.district_sizes[district]) for district in inside) == len(areas):
        keys = sorted({landscape.keys[area][:5] for area in areas})
        return [landscape.above.get(key, key) for key in keys], ("einen", "Kreis", "Kreise")
    return [landscape.names[area] for area in areas], ("eine", "Gemeinde", "Gemeinden")


def members_words(landscape: Landscape, each: Overlap) -> str:
    """Who sits in both; that it is not recorded where it is not."""
    if each.members is None:
        seats = landscape.seats().tocsc()
        bare = [row for row in (each.first, each.second) if not seats.indptr[row + 1] - seats.indptr[row]]
        who = joined([quoted(landscape.networks[row].name) for row in bare])
        return f"Wer sich an {who} beteiligt, ist noch nicht eingetragen."
    names = [landscape.organisations[row].name for row in each.both]
    if not names:
        return "Keine der eingetragenen Organisationen sitzt in beiden."
    lead = counted(len(names), "Organisation sitzt", "Organisationen sitzen", one="eine")
    examples = f": {joined(names)}" if len(names) <= NAMED else f", zum Beispiel {joined(names[:NAMED])}"
    return closed(sentence(f"{lead} in beiden{examples}"))


def _chance(landscape: Landscape, each: Overlap, *, is_mixed: bool) -> str:
    if (each.first, each.second) in landscape.resting:
        return "Dazu ist schon vermerkt, was dahinter steht."
    if (each.first, each.second) in landscape.links:
        return "Die beiden stehen schon in Verbindung."
    if is_mixed:
        return "Das ist eine Gelegenheit, gemeinsam einzuladen."
    return "Ob sich die beiden absprechen, ist hier nicht vermerkt."
