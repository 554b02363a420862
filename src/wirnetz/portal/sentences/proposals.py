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


CLAIMED = {
    "accepted": Answer("Bestätigt. Eine Einladung ist unterwegs;", "arbeiten Sie schon für ein Haus, wird es gefragt."),
    "declined": Answer("Aus der Übernahme wird zurzeit nichts."),
    "blocked": Answer("Diese Bitte wird nicht bearbeitet."),
    "expired": Answer("Auf diese Bitte hat niemand geantwortet.", "Sie können noch einmal fragen."),
}
ASKED = {
    "address": "Gefragt ist, wer die veröffentlichte Adresse des Netzwerks liest.",
    "voucher": "Gefragt ist die Partnerorganisation, die Sie genannt haben.",
    "people": "Gefragt sind die Menschen, die den Eintrag führen.",
}


def claim_answer(state: str, proof: str) -> Answer:
    """What somebody reads first who wants to lead an entry."""
    return CLAIMED.get(state) or Answer(ASKED[proof], "Die Antwort steht noch aus.")


def proposals_answer(open_count: int) -> Answer:
    """How many proposals wait."""
    if not open_count:
        return Answer("Kein Vorschlag wartet auf eine Prüfung.")
    if open_count == 1:
        return Answer("Ein Vorschlag zu einem Eintrag", "wartet auf Ihre Prüfung.")
    return Answer(f"{sentence(number_word(open_count))} Vorschläge zu Einträgen", "warten auf Ihre Prüfung.")
