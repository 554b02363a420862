"""What the pages say about registering: plain values in, German sentences out."""

from datetime import datetime

from wirnetz.activities.sentences.answers import clock, day_words
from wirnetz.core.answers import Answer
from wirnetz.core.german import counted, joined, number_word, sentence

FEW = 5
"""From so many free places on they are counted aloud."""


def registration_words(
    *,
    now: datetime,
    begins: datetime,
    closes: datetime | None,
    capacity: int | None,
    taken: int,
    waiting: int,
    ask_at: str = "",
) -> str:
    """Whether and until when one can register for a date that takes registrations. Moments by local clock.

    `ask_at`: the published address of who invites, for whoever comes too late.
    """
    end = min(closes, begins) if closes else begins
    if now > begins:
        return "Die Anmeldung ist geschlossen, der Termin hat schon begonnen."
    if now > end:
        ask = f"Fragen Sie unter {ask_at}" if ask_at else "Fragen Sie, wer einlädt"
        return f"Die Anmeldung ist seit {day_words(end.date())} geschlossen. {ask}, ob noch Platz ist."
    until = f"bis {day_words(end.date())}" if end < begins else "bis zum Beginn"
    if capacity is None:
        return f"Anmelden kann man sich {until}."
    free = max(capacity - taken, 0)
    if free == 0:
        queue = f" mit {counted(waiting, 'Person', 'Personen', one='einer')}" if waiting else ""
        few = {1: "Der eine Platz ist", 2: "Beide Plätze sind"}
        gone = few.get(capacity, f"Alle {number_word(capacity)} Plätze sind")
        return f"{gone} vergeben; es gibt eine Warteliste{queue}. Eintragen kann man sich {until}."
    if free <= FEW:
        verb = "ist" if free == 1 else "sind"
        return f"{sentence(counted(free, 'Platz', 'Plätze'))} {verb} noch frei, Anmeldung {until}."
    return f"Es sind noch Plätze frei, Anmeldung {until}."


def own_registration_answer(
    state: str, *, title: str, begin: datetime, is_over: bool, is_cancelled: bool, position: int = 0
) -> Answer:
    """Where the holder of a link stands; `position` in the queue from one on. `begin` by local clock."""
    when = f"am {day_words(begin.date())}, {clock(begin)}"
    if is_cancelled:
        return Answer(f"„{title}“ {when} ist abgesagt. Sie müssen nichts tun.")
    if is_over:
        return Answer(f"„{title}“ ist vorbei.")
    said = {
        "unconfirmed": Answer(f"Möchten Sie sich für „{title}“ {when} anmelden?"),
        "confirmed": Answer(f"Sie sind angemeldet für „{title}“ {when}."),
        "waiting": Answer(f"Sie stehen auf Platz {position} der Warteliste für „{title}“ {when}."),
        "cancelled": Answer(f"Sie sind abgemeldet von „{title}“ {when}."),
    }
    return said[state]


def told_words(*, registered: int, members: int, houses: int) -> str:
    """Who hears by mail that a date changes or is called off; empty where nobody does."""
    parts = []
    if registered:
        parts.append(counted(registered, "angemeldete Person", "angemeldete Personen", one="eine"))
    if members:
        parts.append(counted(members, "Person aus den Netzwerken", "Personen aus den Netzwerken", one="eine"))
    if houses:
        parts.append(f"{counted(houses, 'Haus', 'Häuser')} an die allgemeine Adresse")
    return f"Eine Mail bekommen: {joined(parts)}." if parts else ""


def list_answer(*, taken: int, waiting: int, capacity: int | None) -> str:
    """How many registered, for who invites."""
    if not taken and not waiting:
        return "Angemeldet hat sich noch niemand."
    who = "Eine Person ist" if taken == 1 else f"{sentence(number_word(taken))} Personen sind"
    of = f" auf {counted(capacity, 'Platz', 'Plätze', one='einen')}" if capacity is not None else ""
    queue = ""
    if waiting:
        queue = ", eine wartet" if waiting == 1 else f", {number_word(waiting)} warten"
    return f"{who} angemeldet{of}{queue}."
