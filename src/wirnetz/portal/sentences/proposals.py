"""First sentences about proposals to entries."""

from wirnetz.core.german import number_word, sentence
from wirnetz.portal.sentences.answer import Answer

FOLLOWED = {
    "open": Answer("Danke. Ihr Vorschlag ist angekommen", "und wird geprüft."),
    "accepted": Answer("Danke. Ihr Vorschlag ist übernommen."),
    "declined": Answer("Ihr Vorschlag ist geprüft und nicht übernommen."),
    "blocked": Answer("Dieser Vorschlag wird nicht bearbeitet."),
    "expired": Answer(
        "Über diesen Vorschlag hat 90 Tage lang niemand entschieden.", "Gilt er noch, senden Sie ihn bitte neu."
    ),
}


def followed_answer(state: str) -> Answer:
    """What the sender of a proposal reads first."""
    return FOLLOWED[state]


def proposals_answer(open_count: int) -> Answer:
    """How many proposals wait."""
    if not open_count:
        return Answer("Kein Vorschlag wartet auf eine Prüfung.")
    if open_count == 1:
        return Answer("Ein Vorschlag zu einem Eintrag", "wartet auf Ihre Prüfung.")
    return Answer(f"{sentence(number_word(open_count))} Vorschläge zu Einträgen", "warten auf Ihre Prüfung.")
