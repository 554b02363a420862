""" "Was hätten wir davon?": what the sheet says first, and what it says where nothing is recorded.

It speaks of what is recorded and reproaches nobody: a network without entries is one without entries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wirnetz.core.answers import Answer
from wirnetz.core.german import counted, date_words, joined, number_word, quoted, sentence


@dataclass(frozen=True, slots=True)
class BenefitCounts:
    """What the first sentence weighs: common topics by name, members, those known from elsewhere, the next date."""

    common: tuple[str, ...] = ()
    members: int = 0
    known: int = 0
    past: int = 0
    following: date | None = None
    is_member: bool = False
    is_ended: bool = False


def benefit_answer(counts: BenefitCounts) -> Answer:
    """The strongest thing that is recorded, then the next date."""
    if counts.is_ended:
        return Answer("Dieses Netzwerk hat seine Arbeit beendet.")
    following = f"Das nächste Treffen ist am {date_words(counts.following)}." if counts.following else ""
    if counts.is_member:
        return Answer("Sie gehören schon dazu.", following)
    return Answer(_gain(counts), following)


def _gain(counts: BenefitCounts) -> str:
    if counts.common:
        names = joined([quoted(name) for name in counts.common[:3]])
        if len(counts.common) == 1:
            return f"Eines Ihrer Themen hat dort schon einen Platz: {names}."
        return f"{sentence(number_word(len(counts.common)))} Ihrer Themen haben dort schon einen Platz: {names}."
    if counts.known and counts.members > 1:
        who = "einem" if counts.known == 1 else number_word(counts.known)
        return (
            f"Mit {who} der {number_word(counts.members)} Mitglieder arbeiten Sie anderswo schon zusammen."
            if counts.known < counts.members
            else "Alle Mitglieder kennen Sie schon aus anderen Netzwerken."
        )
    if counts.members:
        if counts.members == 1:
            return "Eine Organisation ist hier eingetragen."
        return f"{sentence(number_word(counts.members))} Organisationen arbeiten hier zusammen."
    if counts.past:
        return f"Hier ist {counted(counts.past, 'Treffen', 'Treffen')} festgehalten."
    return "Zu diesem Netzwerk ist hier noch wenig eingetragen; fragen Sie dort nach."


def benefit_lead(house: str, offices: int, on: date) -> str:
    """For whom it is made, and from what."""
    told = f"Zusammengestellt aus dem, was am {date_words(on)} hier eingetragen war."
    if not house:
        return told
    if not offices:
        return f"Für {house}. {told}"
    inside = "Eine Ihrer Stellen liegt" if offices == 1 else f"{sentence(number_word(offices))} Ihrer Stellen liegen"
    return f"Für {house}: {inside} in seinem Gebiet. {told}"


def no_common_topic(house: str, own: Sequence[str], there: Sequence[str]) -> str:
    """Why no topic of the house stands there: the network has none on record, or they differ."""
    if not house:
        return "" if there else "Themen dieses Netzwerks sind noch nicht eingetragen."
    if not own and not there:
        return "Themen dieses Netzwerks sind noch nicht eingetragen."
    if not own:
        return ""  # what is still to be entered about the house is nothing for its own readers
    ours = joined([quoted(name) for name in own[:4]])
    if not there:
        return f"Themen dieses Netzwerks sind noch nicht eingetragen. Ihre sind {ours}."
    return f"Unter Ihren Themen ({ours}) ist hier noch keines eingetragen. Vielleicht bringen Sie es mit?"


def together_words(names: Sequence[str]) -> str:
    """Where a member and the house already sit together."""
    shown = list(names[:2])
    rest = len(names) - len(shown)
    more = f" und {number_word(rest)} weiteren" if rest > 1 else " und einem weiteren" if rest else ""
    return f"auch mit Ihnen bei {joined(shown) if not rest else ', '.join(shown)}{more}"


def begin_sentence(following: date | None, *, has_contact: bool, is_member: bool, is_asked: bool = False) -> str:
    """The one next step; a house that the network has asked already need only answer."""
    if is_asked:
        return "Das Netzwerk hat Sie eingeladen. Antworten können Sie an Ihrem Arbeitsplatz."
    if is_member:
        return "Bringen Sie ein Angebot oder ein Argument in das nächste Treffen ein."
    if following:
        return f"Fragen Sie, ob Sie am {date_words(following)} dazukommen können."
    if has_contact:
        return "Rufen Sie an und fragen Sie nach dem nächsten Treffen."
    return "Fragen Sie dort nach, wann man sich das nächste Mal trifft."
