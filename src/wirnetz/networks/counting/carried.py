"""What was brought into networks: counted for the idea and the organisation, never for a person."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_NO_LETTER = re.compile(r"[^\w ]|_|(?<!\d) | (?!\d)")


def same_words(text: str) -> str:
    """What two spellings of one idea have in common: letters and digits, whatever their case, spaces and signs.

    Digits that something stands between stay apart, so that 4.0 is not 40. A text of signs alone stays as it is.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _NO_LETTER.sub("", _BETWEEN_DIGITS.sub(" ", folded)) or folded.strip()


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
