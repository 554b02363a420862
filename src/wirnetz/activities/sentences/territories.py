"""What belongs to a network, what came to it and what left it."""

from collections.abc import Sequence
from datetime import date

from wirnetz.core.german import counted, date_words, joined, number_word, sentence


def territory_answer(*, districts: int, municipalities: int, states: int) -> str:
    """How much belongs to a network today."""
    parts = [
        counted(states, "Land", "Länder"),
        counted(districts, "Kreis", "Kreise"),
        counted(municipalities, "Gemeinde", "Gemeinden", one="eine"),
    ]
    said = [words for words, count in zip(parts, (states, districts, municipalities), strict=True) if count]
    if not said:
        return "Zum Netzwerk gehört noch kein eingetragenes Gebiet."
    verb = "gehört" if states + districts + municipalities == 1 else "gehören"
    return f"Zum Netzwerk {verb} heute {joined(said)}."


def change_words(on: date, *, is_gone: bool, count: int, today: date) -> str:
    """When areas came to a territory or left it; their names follow."""
    day = date_words(on)
    if is_gone:
        verb = ("gehört" if count == 1 else "gehören") if on >= today else ("gehörte" if count == 1 else "gehörten")
        return f"Bis {day} {verb} dazu:"
    verb = "gehört" if count == 1 else "gehören"
    return f"{'Ab' if on > today else 'Seit'} {day} {verb} dazu:"


def extension_answer(*, added: Sequence[str], known: Sequence[str], covered: Sequence[str], gave_way: int) -> str:
    """What became of a list of areas."""
    said = []
    if added:
        verb = "gehört" if len(added) == 1 else "gehören"
        said.append(f"Neu {verb} dazu: {_enumerated(added)}.")
    if known:
        said.append(f"Schon eingetragen war{'' if len(known) == 1 else 'en'}: {_enumerated(known)}.")
    if covered:
        verb = "gehört" if len(covered) == 1 else "gehören"
        said.append(f"Mit dem Kreis schon dazu {verb}: {_enumerated(covered)}.")
    if gave_way:
        said.append(
            "Eine einzeln eingetragene Gemeinde zählt jetzt mit dem Kreis."
            if gave_way == 1
            else f"{sentence(number_word(gave_way))} einzeln eingetragene Gemeinden zählen jetzt mit dem Kreis."
        )
    return " ".join(said)


def _enumerated(names: Sequence[str], most: int = 8) -> str:
    if len(names) <= most + 1:
        return joined(names)
    return f"{', '.join(names[:most])} und {number_word(len(names) - most)} weitere"
