"""What the region page answers: which networks are recorded here, and what nobody has recorded yet."""

from dataclasses import dataclass

from wirnetz.core.german import counted, number_word, sentence
from wirnetz.portal.sentences.answer import Answer
from wirnetz.portal.sentences.places import place


@dataclass(frozen=True)
class RegionCounts:
    """Networks by kind; `unlinked` are other networks without a recorded link to an own one.

    `seated` organisations have their seat here, `tied` ones belong to a network that reaches here.
    """

    own: int
    other: int
    unlinked: int
    land_wide: int
    seated: int
    tied: int
    members_of_own: int


@dataclass(frozen=True)
class Whose:
    """Whose numbers a page shows: its own, or for a municipality those of the district it lies in."""

    municipality: str = ""
    district: str = ""

    @property
    def here(self) -> str:
        """„hier“, or „im Landkreis Nordwestmecklenburg“."""
        return place(self.district).inside if self.district else "hier"

    @property
    def introduced(self) -> str:
        """The same for the first sentence, which says why another area is spoken of."""
        if not self.district:
            return "hier"
        return f"{self.here}, zu {place(self.district).pronoun} {self.municipality} gehört,"


HERE = Whose()


def region_answer(counts: RegionCounts, whose: Whose = HERE) -> Answer:
    """The first sentence of the region page."""
    here = sentence(whose.introduced)
    total = counts.own + counts.other
    if not total:
        wide = ""
        if counts.land_wide:
            number_of = "ist eines" if counts.land_wide == 1 else f"sind {number_word(counts.land_wide)}"
            wide = f"Landesweit {number_of} eingetragen."
        return Answer(f"{here} ist noch kein regionales Netzwerk eingetragen.", wide)
    if not counts.other:
        if counts.own == 1:
            return Answer(f"{here} ist ein eigenes Netzwerk eingetragen, ein anderes kennen wir nicht.")
        return Answer(f"{here} sind {number_word(counts.own)} eigene Netzwerke eingetragen, andere kennen wir nicht.")
    stop = ";" if counts.unlinked else "."
    if counts.own:
        own = "eines davon ein eigenes" if counts.own == 1 else f"{number_word(counts.own)} davon eigene"
        text = f"{here} sind {number_word(total)} regionale Netzwerke eingetragen, {own}{stop}"
    elif counts.other == 1:
        text = f"{here} ist ein anderes Netzwerk eingetragen, ein eigenes nicht{stop}"
    else:
        text = f"{here} sind {number_word(counts.other)} andere Netzwerke eingetragen, ein eigenes nicht{stop}"
    return Answer(text, _unlinked(counts.unlinked, counts.other, has_own=bool(counts.own)))


def _unlinked(unlinked: int, other: int, *, has_own: bool) -> str:
    """To how many of the other networks no link is recorded."""
    if not unlinked:
        return ""
    if unlinked >= other:
        if other == 1:
            return f"{'zum anderen' if has_own else 'zu ihm'} ist noch keine Verbindung vermerkt."
        if other == 2:
            return f"{'zu beiden anderen' if has_own else 'zu beiden'} ist noch keine Verbindung vermerkt."
        return f"{'zu keinem der anderen' if has_own else 'zu keinem davon'} ist eine Verbindung vermerkt."
    rest = f"zu {number_word(unlinked)} {'anderen' if has_own else 'davon'}"
    which = {1: "zu einem", 2: "zu zweien", 3: "zu dreien"}.get(unlinked, rest)
    return f"{which} ist noch keine Verbindung vermerkt."


def region_lead(counts: RegionCounts, whose: Whose = HERE) -> str:
    """The second sentence: who works here, as far as it is recorded."""
    if not counts.seated and not counts.tied:
        where = whose.here if whose.district else "in dieser Region"
        also = "" if counts.own or counts.other else "Auch "
        return sentence(f"{also}eine Organisation mit Sitz {where} ist noch nicht eingetragen.")
    first = _seated_and_tied(counts, whose)
    if not counts.own:
        return first
    if not counts.members_of_own:
        return f"{first} Wer im eigenen Netzwerk mitarbeitet, ist noch nicht vermerkt."
    verb = "ist" if counts.members_of_own == 1 else "sind"
    who = "Eine davon" if counts.members_of_own == 1 else f"{sentence(number_word(counts.members_of_own))} davon"
    return f"{first} {who} {verb} im eigenen Netzwerk verzeichnet."


def _seated_and_tied(counts: RegionCounts, whose: Whose) -> str:
    reach = "bis hierher" if not whose.district else "bis dorthin"
    through = f"über ein Netzwerk verbunden, das {reach} reicht."
    are = "ist" if counts.tied == 1 else "sind"
    if not counts.seated:
        seat = f"Mit Sitz {whose.here if whose.district else 'in dieser Region'} ist keine Organisation eingetragen"
        count = "eine" if counts.tied == 1 else number_word(counts.tied)
        return f"{seat}; {count} {are} {through}"
    have = "hat" if counts.seated == 1 else "haben"
    organisations = counted(counts.seated, "Organisation", "Organisationen", one="eine")
    if whose.district:
        seated = f"{sentence(whose.here)} {have} {organisations} ihren Sitz"
    else:
        seated = f"{sentence(organisations)} {have} hier ihren Sitz"
    if not counts.tied:
        return f"{seated}, soweit eingetragen."
    more = "eine weitere" if counts.tied == 1 else f"{number_word(counts.tied)} weitere"
    return f"{seated}; {more} {are} {through}"
