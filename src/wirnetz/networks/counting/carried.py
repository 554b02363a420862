"""What was brought into networks: counted for the idea and the organisation, never for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """One note: which organisation brought which idea into which network on which day. Who wrote it is not here."""

    organisation: int
    network: int
    idea: str
    on: date


def carried_by(notes: Iterable[BroughtIn], *, since: date, until: date) -> dict[str, tuple[int, int]]:
    """Idea → number of networks into which it came, and of organisations that brought it, within these days.

    The same idea in the same network counts once, however often and by however many it was brought.
    """
    networks: dict[str, set[int]] = {}
    organisations: dict[str, set[int]] = {}
    for note in notes:
        if since <= note.on <= until:
            networks.setdefault(note.idea, set()).add(note.network)
            organisations.setdefault(note.idea, set()).add(note.organisation)
    return {idea: (len(networks[idea]), len(organisations[idea])) for idea in networks}
