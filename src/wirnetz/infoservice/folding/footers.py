"""The sentence below a copy that says why somebody gets it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wirnetz.core.german import joined
from wirnetz.infoservice.folding.ways import Way, Why
from wirnetz.infoservice.weaving import ENGLISH, GERMAN

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


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language says why: the sentence around the reasons, each reason for one name and for several."""

    sentence: str
    you: str
    words: Mapping[Why, str]
    several: Mapping[Why, str]
    last: str
    others: str


TONGUES = {
    GERMAN: Tongue("Sie erhalten diese Nachricht, weil Sie %s.", "Sie %s", WORDS, SEVERAL, "und", "%d weitere"),
    ENGLISH: Tongue(
        "You receive this message because you %s.",
        "you %s",
        {
            Why.SUBSCRIBED: "subscribed to the info service",
            Why.ROLE: "have a role on the platform",
            Why.LISTED: "are listed as a contact",
            Why.INVOLVED: "work in a network",
            Why.CONTACT: "can be contacted about a network",
        },
        {Why.INVOLVED: "work in networks", Why.CONTACT: "can be contacted about networks"},
        "and",
        "%d more",
    ),
}


def footer(ways: Sequence[Way], language: str = GERMAN) -> str:
    """ "Sie erhalten diese Nachricht, weil Sie …": every reason is told; long lists of names end in a number."""
    tongue = TONGUES[language]
    names: dict[Why, list[str]] = {}
    for way in ways:
        told = names.setdefault(way.why, [])
        if way.reason not in told:
            told.append(way.reason)
    ordered = {why: names[why] for why in IN_ORDER if why in names}
    sentences = (_sentence(ordered, most, tongue) for most in (3, 1, 0))
    return next(sentence for sentence in sentences if len(sentence) <= LONGEST)


def because(ways: Iterable[Way], language: str = GERMAN) -> str:
    """The same reasons without names, as they stand after "weil" or "because"."""
    tongue = TONGUES[language]
    whys = {way.why for way in ways}
    return tongue.you % joined([tongue.words[why] for why in Why if why in whys], tongue.last)


def _sentence(names: dict[Why, list[str]], most: int, tongue: Tongue) -> str:
    parts = [f"{_words(why, told, tongue)}{_in_brackets(told, most, tongue)}" for why, told in names.items()]
    return tongue.sentence % joined(parts, tongue.last)


def _words(why: Why, told: list[str], tongue: Tongue) -> str:
    return tongue.several.get(why, tongue.words[why]) if len(told) > 1 else tongue.words[why]


def _in_brackets(told: list[str], most: int, tongue: Tongue) -> str:
    if not most:
        return ""
    if len(told) == 1:
        return f" ({told[0]})"
    rest = len(told) - most
    if rest == 1:
        most, rest = most + 1, 0
    return f" ({joined([*told[:most], tongue.others % rest] if rest > 0 else told, tongue.last)})"
