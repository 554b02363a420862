"""What the pages say about registering: plain values in, German sentences out."""

from datetime import datetime

from wirnetz.activities.sentences.answers import clock, day_words
from wirnetz.core.answers import Answer
from wirnetz.core.german import counted, number_word, sentence

FEW = 5
"""From so many free places on they are counted aloud."""


def registration_words(
    *, now: datetime, begins: datetime, closes: datetime | None, capacity: int | None, taken: int, waiting: int
) -> str:
    """Whether and until when one can register for a date that takes registrations. Moments by local clock."""
    end = min(closes, begins) if closes else begins
    if now > begins:
        return "Die Anmeldung ist geschlossen, der Termin hat schon begonnen."
    if now > end:
        return (
            f"Die Anmeldung ist seit {day_words(end.date())} geschlossen. Fragen Sie, wer einlädt, ob noch Platz ist."
        )
    until = f"bis {day_words(end.date())}" if end < begins else "bis zum Beginn"
    if capacity is None:
        return f"Anmelden kann man sich {until}."
    free = max(capacity - taken, 0)
    if free == 0:
        queue = f" mit {counted(waiting, 'Person', 'Personen', one='einer')}" if waiting else ""
        gone = "Der eine Platz ist" if capacity == 1 else f"Alle {number_word(capacity)} Plätze sind"
        return f"{gone} vergeben; es gibt eine Warteliste{queue}, {until}."
    if free <= FEW:
        verb = "ist" if free == 1 else "sind"
        return f"{sentence(counted(free, 'Platz', 'Plätze'))} {verb} noch frei, Anmeldung {until}."
    return f"Es sind noch Plätze frei, Anmeldung {until}."


def own_registration_answer(state: str, *, title: str, begin: datetime, is_over: bool, is_cancelled: bool) -> Answer:
    """Where the holder of a link stands. `begin` by local clock."""
    when = f"am {day_words(begin.date())}, {clock(begin)}"
    if is_cancelled:
        return Answer(f"„{title}“ {when} ist abgesagt. Sie müssen nichts tun.")
    if is_over:
        return Answer(f"„{title}“ ist vorbei.")
    said = {
        "unconfirmed": Answer(f"Möchten Sie sich für „{title}“ {when} anmelden?"),
        "confirmed": Answer(f"Sie sind angemeldet für „{title}“ {when}."),
        "waiting": Answer(f"Sie stehen auf der Warteliste für „{title}“ {when}."),
        "cancelled": Answer(f"Sie sind abgemeldet von „{title}“ {when}."),
    }
    return said[state]


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
