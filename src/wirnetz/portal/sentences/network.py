"""What the page of a network answers: how far it reaches, who is in it, what is not recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wirnetz.core.german import counted, date_words, joined, number_word, sentence
from wirnetz.portal.sentences.answer import Answer


@dataclass(frozen=True)
class NetworkCounts:
    """Areas of the territory, organisations, other networks here, recorded links.

    `also_elsewhere` of the organisations take part in `elsewhere` other networks, each counted once.
    """

    districts: int
    organisations: int
    also_elsewhere: int
    elsewhere: int
    neighbours: int
    links: int
    has_municipality: bool = False


def network_answer(
    counts: NetworkCounts, *, coverage: str, is_ended: bool, ended_on: str, begins_on: date | None = None
) -> Answer:
    """The first sentence of the network page; `begins_on` where it has no area before that day."""
    if is_ended:
        when = f" ({ended_on[:4]})" if ended_on else ""
        return Answer(f"Dieses Netzwerk hat seine Arbeit beendet{when}.", "Die Angaben bleiben als Geschichte stehen.")
    if begins_on:
        return Answer(f"Dieses Netzwerk beginnt am {date_words(begins_on)}.", "Bis dahin hat es noch kein Gebiet.")
    reach = {
        "state": "Ein ganzes Land",
        "federal": "Das ganze Bundesgebiet",
        "unknown": "Ein Gebiet ohne genaue Grenze",
    }.get(coverage, sentence(_parts(counts)))
    if coverage == "state" and counts.districts > 1:
        reach = sentence(counted(counts.districts, "Land", "Länder"))
    if not counts.organisations:
        return Answer(f"{reach}", "und noch kein eingetragenes Mitglied.")
    members = counted(counts.organisations, "eingetragene Organisation", "eingetragene Organisationen", one="eine")
    text = f"{reach} und {members}{'.' if not counts.also_elsewhere else ';'}"
    if not counts.also_elsewhere:
        return Answer(text)
    return Answer(text, f"{_who(counts)} auch in {_other_networks(counts)} mit.")


def _who(counts: NetworkCounts) -> str:
    """Who of them takes part elsewhere, with the verb."""
    if counts.organisations == 1:
        return "sie arbeitet"
    if counts.also_elsewhere == counts.organisations:
        return "beide arbeiten" if counts.organisations == 2 else "alle arbeiten"
    if counts.also_elsewhere == 1:
        return "eine davon arbeitet"
    return f"{number_word(counts.also_elsewhere)} davon arbeiten"


def _other_networks(counts: NetworkCounts) -> str:
    """In how many; of several organisations only that it is more than one, since each is in some of them."""
    if counts.elsewhere == 1:
        return "einem anderen Netzwerk"
    if counts.also_elsewhere == 1:
        return f"{number_word(counts.elsewhere)} anderen Netzwerken"
    return "anderen Netzwerken"


def _parts(counts: NetworkCounts) -> str:
    if counts.has_municipality:
        return counted(counts.districts, "Gebiet", "Gebiete")
    return counted(counts.districts, "Kreis", "Kreise")


def network_lead(territory: str, people: str) -> str:
    """Where it works, and how many people live there."""
    place = f"{territory}." if territory and not territory.endswith(".") else territory
    if not people:
        return place or "Die Quelle nennt kein abgegrenztes Gebiet."
    return f"{place} Dort leben {people} Menschen (Destatis, 31.12.2018)."


def network_age(as_of: int | None, this_year: int, *, is_example: bool = False) -> str:
    """How old the record is, in a sentence."""
    if is_example:
        return "Dieses Netzwerk ist für das Beispieljahr erfunden."
    if as_of is None:
        return "Die Angaben tragen kein Jahr und werden geprüft."
    if this_year - as_of > 3:
        return f"Die Angaben stammen aus einer Quelle von {as_of} und werden geprüft."
    return f"Die Angaben stammen aus einer Quelle von {as_of}."


def missing_sentence(absent: Sequence[str]) -> str:
    """What is not recorded, as subordinate clauses: „wer dazugehört“, „wann es sich trifft“."""
    return f"Noch nicht eingetragen ist, {joined(absent)}."
