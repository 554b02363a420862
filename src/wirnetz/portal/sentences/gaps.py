"""What is missing in a region, and why it matters."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirnetz.core.german import counted, joined, number, number_word, sentence

COOPERATION, FUNDING = "cooperation", "funding"
ROLES = {COOPERATION: "Zusammenarbeit", FUNDING: "Förderung"}


@dataclass(frozen=True)
class Tie:
    """An organisation of a network: how it is called, its role there, and whether it is in an own network here."""

    label: str
    role: str
    is_in_own_network: bool = False


def kinds_gap(kinds: Sequence[str]) -> str:
    """Which kinds of partners nobody has recorded here; `kinds` are German plurals."""
    return f"{sentence(joined(kinds))} sind hier noch nicht eingetragen." if kinds else ""


def offers_gap(unused: int, total: int) -> str:
    """How many shared offers have no recorded use here."""
    if not unused or not total:
        return ""
    if unused == total:
        return f"Von {number(total)} gemeinsamen Angeboten ist hier noch bei keinem vermerkt, wer es nutzt."
    return f"Bei {number_word(unused)} von {number(total)} gemeinsamen Angeboten ist hier keine Nutzung vermerkt."


def network_reason(ties: Sequence[Tie]) -> str:
    """Who could build the bridge to a network, or how many take part in it; `ties` has each organisation once."""
    if not ties:
        return "Wer dort mitarbeitet, ist noch nicht eingetragen."
    both = sorted((tie for tie in ties if tie.is_in_own_network), key=lambda tie: tie.role in ROLES)
    if both:
        return _bridge(both[0])
    if len(ties) == 1:
        role = f" (Rolle: {ROLES[ties[0].role]})" if ties[0].role in ROLES else ""
        return f"Dort ist {ties[0].label} eingetragen{role}."
    return f"Dort sind {counted(len(ties), 'Organisation', 'Organisationen')} eingetragen{_roles(ties)}."


def _bridge(tie: Tie) -> str:
    if tie.role == COOPERATION:
        return f"{tie.label} ist hier im eigenen Netzwerk, arbeitet mit diesem zusammen und könnte die Brücke sein."
    if tie.role == FUNDING:
        return f"{tie.label} ist hier im eigenen Netzwerk, fördert dieses und könnte die Brücke sein."
    return f"{tie.label} ist in beiden Netzwerken eingetragen und könnte die Brücke sein."


def _roles(ties: Sequence[Tie]) -> str:
    """How many of them do not belong to the network but work with it or pay for it."""
    counts = [(role, sum(tie.role == key for tie in ties)) for key, role in ROLES.items()]
    parts = [(role, count) for role, count in counts if count]
    if len(parts) == 1 and parts[0][1] == len(ties):
        return f", alle mit der Rolle {parts[0][0]}"
    return "".join(f", {'eine' if count == 1 else number_word(count)} mit der Rolle {role}" for role, count in parts)
