"""The words of the first hour."""

from dataclasses import dataclass

from wirnetz.core.german import number_word
from wirnetz.portal.sentences.answer import Answer

LATER = "Alles lässt sich später unter „Einstellungen“ ändern."


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its short name in the stepper, its answer, what follows from it."""

    name: str
    answer: str
    lead: str
    button: str


STEPS = {
    "name": Step(
        "Name und Farbe",
        "Wie heißt Ihre Allianz?",
        "Name, Farbe und Logo stehen auf jeder Seite und in jeder Mail.",
        "Weiter zum Betrieb",
    ),
    "betrieb": Step(
        "Betrieb",
        "Wer steht für diese Seite ein?",
        "Daraus entstehen Impressum und Datenschutzseite.",
        "Weiter zu den Mails",
    ),
    "mails": Step(
        "Mails",
        "Von wem kommen Ihre Mails?",
        "Anmeldecodes, Einladungen und Mitteilungen tragen diesen Absender.",
        "Weiter zu den Gremien",
    ),
    "gremien": Step(
        "Gremien",
        "Welche Gremien arbeiten in der Allianz?",
        "Jedes bekommt einen eigenen Platz, an dem Personen einen Sitz haben.",
        "Weiter zum Anfang",
    ),
    "anfang": Step(
        "Anfang",
        "Womit beginnen Sie?",
        "Sie können jederzeit neu wählen; was Menschen eingetragen haben, bleibt.",
        "",
    ),
}


def stepper(current: str) -> list[tuple[str, str]]:
    """Pairs of state and name for the stepper; with no current step, all are done."""
    names = list(STEPS)
    here = names.index(current) if current in STEPS else len(names)
    states = ["done" if place < here else "now" if place == here else "next" for place in range(len(names))]
    return [(state, STEPS[name].name) for state, name in zip(states, names, strict=True)]


def done_answer(missing: int) -> Answer:
    """Whether everything is said."""
    if not missing:
        return Answer("Ihre Allianz ist eingerichtet.")
    if missing == 1:
        return Answer("Ihre Allianz ist eingerichtet,", "eine Angabe fehlt noch.")
    return Answer("Ihre Allianz ist eingerichtet,", f"{number_word(missing)} Angaben fehlen noch.")
