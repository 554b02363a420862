"""What the page of an organisation answers: in which networks it sits, as far as it is recorded."""

from wirnetz.core.german import number_word, sentence
from wirnetz.portal.sentences.answer import Answer


def organisation_answer(own: int, other: int, *, ended_on: str, former: int = 0) -> Answer:
    """The first sentence of the organisation page; `former` networks are those that ended or that it left."""
    if ended_on:
        return Answer(
            f"Diese Organisation gibt es seit {ended_on[:4]} nicht mehr.", "Die Angaben bleiben als Geschichte stehen."
        )
    if not own and not other and former:
        text = "in einem Netzwerk" if former == 1 else f"in {number_word(former)} Netzwerken"
        return Answer(f"Früher war sie {text} verzeichnet,", "ein heutiges ist nicht eingetragen.")
    if not own and not other:
        return Answer("In welchem Netzwerk diese Organisation mitarbeitet, ist noch nicht eingetragen.")
    if not own:
        text = "In einem anderen Netzwerk" if other == 1 else f"In {number_word(other)} anderen Netzwerken"
        return Answer(f"{text} ist sie verzeichnet,", "in einem eigenen noch nicht.")
    text = "In einem eigenen Netzwerk" if own == 1 else f"In {number_word(own)} eigenen Netzwerken"
    if not other:
        return Answer(f"{text} ist sie verzeichnet.")
    more = "einem anderen" if other == 1 else f"{number_word(other)} anderen"
    return Answer(f"{text} ist sie verzeichnet und in {more}.")


def organisation_lead(kind: str, seat: str, *, is_partner: bool, is_alliance: bool = False) -> str:
    """What it is, where it sits, and whether it is documented as a partner; the alliance is its own no partner."""
    place = f"{sentence(kind)} mit Sitz in {seat}." if seat else f"{sentence(kind)}."
    if is_alliance:
        return f"{place} Für sie sind diese Seiten eingerichtet."
    if is_partner:
        return f"{place} Eine Quelle nennt sie als Partnerin der Allianz."
    return f"{place} Als Partnerin der Allianz ist sie nicht belegt."
