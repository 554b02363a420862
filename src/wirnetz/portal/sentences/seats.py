"""Where an organisation already sits: what the page and the PDF say about its offices and the networks around them.

They speak of what is recorded. Where nothing was said, they say so; nobody is reproached.
"""

from dataclasses import dataclass

from wirnetz.core.german import counted, joined, number_word, sentence
from wirnetz.portal.sentences.answer import Answer

SILENT = "dazu liegen keine Angaben vor"


@dataclass(frozen=True)
class SeatCounts:
    """Offices: all, with a known place, inside a network's territory, taking part themselves, silent ones inside.

    Networks around the offices: all, with an office or another part of the house in them.
    """

    offices: int
    placed: int
    inside: int
    active: int
    silent: int
    networks: int
    taken: int

    @property
    def open(self) -> int:
        """Networks around the offices to which nothing is recorded."""
        return self.networks - self.taken


def seats_answer(counts: SeatCounts) -> Answer:
    """The first sentence: in how many networks' territories the offices lie, and what is not recorded."""
    if not counts.offices:
        return Answer("Noch ist keine Stelle eingetragen.", "Laden Sie Ihre Liste hoch, dann steht hier die Antwort.")
    if not counts.placed:
        lost = "Ihrer Stelle" if counts.offices == 1 else f"Ihren {number_word(counts.offices)} Stellen"
        return Answer(f"Von {lost} ist noch kein Ort bekannt.", "Mit ihm stehen hier die Netzwerke ringsum.")
    whose = "Ihre Stelle liegt" if counts.offices == 1 else f"Ihre {number_word(counts.offices)} Stellen liegen"
    if not counts.networks:
        return Answer(f"{whose} nach den hier vorliegenden Angaben in keinem Gebiet eines regionalen Netzwerks.")
    of = "eines Netzwerks" if counts.networks == 1 else f"von {number_word(counts.networks)} Netzwerken"
    areas = f"im Gebiet {of}"
    if counts.silent == counts.inside and not counts.taken:
        return Answer(f"{whose} {areas};", f"ob Sie dort schon mitarbeiten, {SILENT}.")
    if not counts.open:
        every = "bei ihm" if counts.networks == 1 else "bei allen"
        return Answer(f"{whose} {areas};", f"{every} ist Mitarbeit vermerkt.")
    which = _to_how_many(counts.open, counts.networks)
    return Answer(f"{whose} {areas};", f"{which} ist noch keine Verbindung Ihres Hauses vermerkt.")


def _to_how_many(part: int, whole: int) -> str:
    if part == whole:
        return {1: "zu ihm", 2: "zu beiden"}.get(whole, "zu allen")
    return {1: "zu einem davon", 2: "zu zweien davon", 3: "zu dreien davon"}.get(part, f"zu {number_word(part)} davon")


def seats_lead(counts: SeatCounts) -> str:
    """What is known about the offices themselves."""
    if not counts.offices:
        return ""
    parts = []
    if counts.active:
        verb = "arbeitet" if counts.active == 1 else "arbeiten"
        who = counted(counts.active, "Stelle", "Stellen", one="Eine")
        parts.append(f"{sentence(who)} {verb} nach Ihren Angaben schon in einem Netzwerk mit.")
    if counts.silent:
        to = "einer Stelle" if counts.silent == 1 else f"{number_word(counts.silent)} Stellen"
        parts.append(f"Zu {to} liegen noch keine Angaben vor.")
    outside = counts.placed - counts.inside
    if outside:
        verb = "liegt" if outside == 1 else "liegen"
        who = counted(outside, "Stelle", "Stellen", one="Eine")
        parts.append(f"{sentence(who)} {verb} dort, wo hier noch kein regionales Netzwerk eingetragen ist.")
    lost = counts.offices - counts.placed
    if lost and counts.placed:
        to = "einer Stelle" if lost == 1 else f"{number_word(lost)} Stellen"
        parts.append(f"Von {to} ist der Ort noch nicht bekannt.")
    return " ".join(parts)


def state_sentence(state: str, counts: SeatCounts) -> str:
    """One sentence for a Land: how many offices, how many inside a territory, what is recorded there."""
    are = "ist eine Stelle" if counts.offices == 1 else f"sind {number_word(counts.offices)} Stellen"
    start = f"{'Im' if state == 'Saarland' else 'In'} {state} {are} eingetragen"
    if not counts.inside:
        lie = "liegt" if counts.offices == 1 else "liegen"
        return f"{start}; ein regionales Netzwerk, in dessen Gebiet sie {lie}, kennen wir dort nicht."
    if counts.inside == counts.offices:
        inside = "sie liegt" if counts.offices == 1 else ("beide liegen" if counts.offices == 2 else "alle liegen")
    else:
        inside = f"{number_word(counts.inside)} davon {'liegt' if counts.inside == 1 else 'liegen'}"
        inside = inside.replace("eins davon", "eine davon")
    of = "eines Netzwerks" if counts.networks == 1 else f"von {number_word(counts.networks)} Netzwerken"
    return f"{start}; {inside} im Gebiet {of}. {_state_ties(counts)}"


def _state_ties(counts: SeatCounts) -> str:
    if not counts.taken:
        if counts.silent == counts.inside:
            return "Ob dort schon jemand mitarbeitet, dazu liegen keine Angaben vor."
        return "Mitarbeit ist dort noch nicht vermerkt."
    if not counts.open:
        return "Mitarbeit ist dort vermerkt." if counts.networks == 1 else "Bei allen ist Mitarbeit vermerkt."
    with_, without = _cases(counts.taken), _cases(counts.open)
    return f"Bei {with_} ist Mitarbeit vermerkt, bei {without} noch nicht."


def _cases(number: int) -> str:
    return {1: "einem", 2: "zweien", 3: "dreien"}.get(number, number_word(number))


def office_step(*, has_place: bool, silent: bool, around: int, open_networks: list[str]) -> str:
    """What an office could do next, in one sentence without reproach."""
    if not has_place:
        return "Ort ergänzen, dann lassen sich die Netzwerke zuordnen."
    if not around:
        return "Fragen, wer in der Region schon zusammenarbeitet."
    if silent:
        return "Angeben, wo die Stelle schon mitarbeitet."
    if not open_networks:
        return "Einbringen, was die Allianz gemeinsam anbietet."
    if len(open_networks) == 1:
        return f"Mit „{open_networks[0]}“ ins Gespräch kommen."
    return f"Mit {joined([f'„{name}“' for name in open_networks[:2]], 'oder')} ins Gespräch kommen."
