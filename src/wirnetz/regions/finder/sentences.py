"""The sentences that the finder answers with."""

from collections.abc import Sequence

from wirnetz.core.german import MONTHS
from wirnetz.regions.finder.records import Place

MOST_NAMED = 8


def listed(words: Sequence[str], last: str = "und") -> str:
    """Words as an enumeration: "A, B und C"; long ones are cut with the number of the rest."""
    if len(words) > MOST_NAMED:
        words = [*words[: MOST_NAMED - 1], f"{len(words) - MOST_NAMED + 1} weitere"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def named(places: Sequence[Place], last: str = "und") -> str:
    """The full names of places as an enumeration."""
    return listed([place.full_name for place in places], last)


def german_day(text: str) -> str:
    """ "2021-06-30" as "30. Juni 2021"."""
    year, month, day = text.split("-")
    return f"{int(day)}. {MONTHS[int(month) - 1]} {year}"


def moved(old: Place, new: Place) -> str:
    """That a former area goes on in another one."""
    if old.level == "district":
        return (
            f"{old.full_name} war bis zum {german_day(old.ended)} ein eigener Kreis; "
            f"das Gebiet gehört seither zu: {new.full_name}."
        )
    if old.name == new.name:
        return f"{old.name} hat heute den Schlüssel {new.key}."
    return f"{old.name} ist keine eigene Gemeinde mehr und gehört heute zu: {new.full_name}."
