"""What is said of a network that somebody could join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirnetz.core.german import joined, number_word, quoted
from wirnetz.landscape.analysis.landscape import Landscape
from wirnetz.landscape.analysis.words import closed

if TYPE_CHECKING:
    from wirnetz.landscape.analysis.docking import Docking

NAMED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Who is spoken to: an own network, or an office at a place ("" where that is not known)."""

    name: str
    is_office: bool
    place: str = ""


def proposal_words(landscape: Landscape, said: Said, each: Docking) -> str:
    """Where the way leads, through whom, on what, and what one would bring along, to those who could join.

    Names stand in quotation marks or after a colon: they come without article and can't be declined.
    """
    other = quoted(landscape.networks[each.network].name)
    where = f"für {said.place}" if said.is_office else reach_words(each.reach)
    parts = [
        f"Sie könnten das Netzwerk {other} stärken; es ist {where} eingetragen.",
        door_words(landscape, said, each),
        f"Beide arbeiten an: {joined(list(each.topics))}." if each.topics else "",
        offer_words([landscape.offers[number].name for number in each.offers]),
        "" if each.is_heard else "Ob sich das Netzwerk zurzeit trifft, wissen wir nicht.",
    ]
    return " ".join(part for part in parts if part)


def door_words(landscape: Landscape, said: Said, each: Docking) -> str:
    """Who sits there already and could open the door."""
    names = [landscape.organisations[row].name for row in each.doors]
    kin, around = names[: each.kin], names[each.kin :]
    parts = []
    if kin:
        lead = "Aus Ihrem Haus sitzt dort schon" if said.is_office else "Dort sitzt schon eines Ihrer Mitglieder"
        if len(kin) > 1:
            many = "Stellen Ihres Hauses" if said.is_office else "Ihrer Mitglieder"
            lead = f"Dort sitzen schon {number_word(len(kin))} {many}"
        parts.append(closed(f"{lead}: {_some(kin)}"))
    if around:
        whence = "in einem Netzwerk mit Ihrem Haus sitzt" if said.is_office else "eine Stelle in Ihrem Gebiet hat"
        might = "könnte auch" if kin else "könnte"
        parts.append(closed(f"Die Tür öffnen {might}, wer {whence}: {_some(around)}"))
    return " ".join(parts)


def _some(names: Sequence[str]) -> str:
    return joined(names) if len(names) <= NAMED else f"zum Beispiel {joined(names[:NAMED])}"


def offer_words(names: Sequence[str]) -> str:
    """What one could bring along; not being recorded is not being unknown."""
    if not names:
        return ""
    verb = "ist" if len(names) == 1 else "sind"
    return f"Dort {verb} noch nicht als genutzt vermerkt: {joined(names)}."


def reach_words(reach: float) -> str:
    """How much of the own territory a network reaches, in tenths of its people."""
    tenths = round(reach * 10)
    if reach > 0.999:
        return "für Ihr ganzes Gebiet"
    if tenths < 1:
        return "für einen kleinen Teil Ihres Gebiets"
    if tenths >= 10:
        return "für fast Ihr ganzes Gebiet"
    return f"für etwa {number_word(tenths)} von zehn Menschen Ihres Gebiets"


def nothing_words(said: Said) -> str:
    """That nobody is found to ask, or why we cannot tell."""
    if said.is_office and not said.place:
        return "Wir können nichts vorschlagen, weil der Ort der Stelle nicht eingetragen ist."
    return "Wir haben kein Netzwerk gefunden, in dem schon jemand sitzt, den Sie fragen könnten."
