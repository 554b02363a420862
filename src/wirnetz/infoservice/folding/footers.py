"""The sentence below a copy that says why somebody gets it."""

from collections.abc import Iterable, Sequence

from wirnetz.core.german import joined
from wirnetz.infoservice.folding.ways import Way, Why

IN_ORDER = tuple(Why)
LONGEST = 600
"""What the row of a recipient holds."""
WORDS = {
    Why.SUBSCRIBED: "den Infodienst abonniert haben",
    Why.ROLE: "auf der Plattform eine Aufgabe haben",
    Why.LISTED: "als Ansprechperson eingetragen sind",
    Why.INVOLVED: "in einem Netzwerk mitarbeiten",
    Why.CONTACT: "für ein Netzwerk ansprechbar sind",
}
SEVERAL = {
    Why.INVOLVED: "in Netzwerken mitarbeiten",
    Why.CONTACT: "für Netzwerke ansprechbar sind",
}


def footer(ways: Sequence[Way]) -> str:
    """ "Sie erhalten diese Nachricht, weil Sie …": every reason is told; long lists of names end in a number."""
    names: dict[Why, list[str]] = {}
    for way in ways:
        told = names.setdefault(way.why, [])
        if way.reason not in told:
            told.append(way.reason)
    ordered = {why: names[why] for why in IN_ORDER if why in names}
    sentences = (_sentence(ordered, most) for most in (3, 1, 0))
    return next(sentence for sentence in sentences if len(sentence) <= LONGEST)


def because(ways: Iterable[Way]) -> str:
    """The same reasons without names, as they stand after "weil"."""
    whys = {way.why for way in ways}
    return f"Sie {joined([WORDS[why] for why in Why if why in whys])}"


def _sentence(names: dict[Why, list[str]], most: int) -> str:
    parts = [f"{_words(why, told)}{_in_brackets(told, most)}" for why, told in names.items()]
    return f"Sie erhalten diese Nachricht, weil Sie {joined(parts)}."


def _words(why: Why, told: list[str]) -> str:
    return SEVERAL.get(why, WORDS[why]) if len(told) > 1 else WORDS[why]


def _in_brackets(told: list[str], most: int) -> str:
    if not most:
        return ""
    if len(told) == 1:
        return f" ({told[0]})"
    rest = len(told) - most
    if rest == 1:
        most, rest = most + 1, 0
    return f" ({joined([*told[:most], f'{rest} weitere'] if rest > 0 else told)})"
