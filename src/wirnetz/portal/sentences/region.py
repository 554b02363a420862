"""What the region page answers: which networks are recorded here, and what nobody has recorded yet."""

from dataclasses import dataclass

from wirnetz.core.german import counted, joined, number, number_word, sentence
from wirnetz.portal.sentences.answer import Answer


@dataclass(frozen=True)
class RegionCounts:
    """Networks by kind; `unlinked` are other networks without a recorded link to an own one."""

    own: int
    other: int
    unlinked: int
    land_wide: int
    organisations: int
    members_of_own: int


def region_answer(counts: RegionCounts) -> Answer:
    """The first sentence of the region page."""
    if not counts.own and not counts.other:
        wide = ""
        if counts.land_wide:
            number_of = "ist eines" if counts.land_wide == 1 else f"sind {number_word(counts.land_wide)}"
            wide = f"Landesweit {number_of} eingetragen."
        return Answer("Hier ist noch kein regionales Netzwerk eingetragen.", wide)
    total = counts.own + counts.other
    if counts.own and counts.other:
        own = "eines davon ein eigenes" if counts.own == 1 else f"{number_word(counts.own)} davon eigene"
        text = f"Hier sind {number_word(total)} regionale Netzwerke eingetragen, {own}{';' if counts.unlinked else '.'}"
    elif counts.own:
        text = (
            "Hier ist ein eigenes Netzwerk eingetragen, ein anderes kennen wir nicht."
            if counts.own == 1
            else f"Hier sind {number_word(counts.own)} eigene Netzwerke eingetragen, andere kennen wir nicht."
        )
        return Answer(text)
    else:
        text = (
            f"Hier ist ein anderes Netzwerk eingetragen, ein eigenes nicht{';' if counts.unlinked else '.'}"
            if counts.other == 1
            else f"Hier sind {number_word(counts.other)} andere Netzwerke eingetragen, ein eigenes nicht"
            f"{';' if counts.unlinked else '.'}"
        )
    return Answer(text, _unlinked(counts.unlinked, counts.other))


def _unlinked(unlinked: int, other: int) -> str:
    if not unlinked:
        return ""
    if other == 1:
        return "zu ihm ist noch keine Verbindung vermerkt." if unlinked else ""
    which = {1: "zu einem", 2: "zu zweien", 3: "zu dreien"}.get(unlinked, f"zu {number_word(unlinked)} anderen")
    return f"{which} ist noch keine Verbindung vermerkt."


def region_lead(counts: RegionCounts) -> str:
    """The second sentence: who works here, as far as it is recorded."""
    if not counts.organisations:
        return "Auch eine Organisation mit Sitz in dieser Region ist noch nicht eingetragen."
    first = sentence(
        counted(counts.organisations, "Organisation", "Organisationen", one="eine")
        + (" hat" if counts.organisations == 1 else " haben")
        + " hier ihren Sitz oder "
        + ("gehört" if counts.organisations == 1 else "gehören")
        + " zu einem Netzwerk vor Ort, soweit es eingetragen ist."
    )
    if not counts.own:
        return first
    if not counts.members_of_own:
        return f"{first} Wer im eigenen Netzwerk mitarbeitet, ist noch nicht vermerkt."
    verb = "ist" if counts.members_of_own == 1 else "sind"
    who = "Eine davon" if counts.members_of_own == 1 else f"{sentence(number_word(counts.members_of_own))} davon"
    return f"{first} {who} {verb} im eigenen Netzwerk verzeichnet."


def kinds_gap(kinds: list[str]) -> str:
    """Which kinds of partners nobody has recorded here; `kinds` are German plurals."""
    return f"{sentence(joined(kinds))} sind hier noch nicht eingetragen." if kinds else ""


def offers_gap(unused: int, total: int) -> str:
    """How many shared offers have no recorded use here."""
    if not unused or not total:
        return ""
    if unused == total:
        return f"Von {number(total)} gemeinsamen Angeboten ist hier noch bei keinem vermerkt, wer es nutzt."
    return f"Bei {number_word(unused)} von {number(total)} gemeinsamen Angeboten ist hier keine Nutzung vermerkt."
