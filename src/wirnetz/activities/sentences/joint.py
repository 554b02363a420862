"""What the pages of joint activities say."""

from datetime import date

from wirnetz.core.german import MONTHS, NO_BREAK, counted, joined, number_word, sentence


def activities_answer(*, running: int, coming: int = 0, done: int) -> str:
    """How many there are; `coming` are open to join and have not begun by the calendar."""
    if not running and not coming and not done:
        return "Eine gemeinsame Aktion ist hier noch nicht eingetragen."
    said = []
    if running:
        verb = "läuft" if running == 1 else "laufen"
        said.append(f"{sentence(counted(running, 'gemeinsame Aktion', 'gemeinsame Aktionen', one='eine'))} {verb}")
    if coming:
        verb = "beginnt" if coming == 1 else "beginnen"
        what = "" if running else "gemeinsame Aktion" if coming == 1 else "gemeinsame Aktionen"
        said.append(f"{counted(coming, what, what, one='eine').strip()} {verb} noch")
    if done:
        verb = "ist" if done == 1 else "sind"
        what = counted(done, "", "", one="eine") if said else counted(done, "Aktion", "Aktionen", one="eine")
        said.append(f"{what.strip()} {verb} abgeschlossen")
    return f"{sentence(', '.join(said))}."


def period_words(begin: date, end: date) -> str:
    """ "1. März bis 31. Mai 2026" """
    year = "" if begin.year == end.year else f" {begin.year}"
    last = f"{end.day}.{NO_BREAK}{MONTHS[end.month - 1]} {end.year}"
    return f"{begin.day}.{NO_BREAK}{MONTHS[begin.month - 1]}{year} bis {last}"


def standing_words(state: str, label: str, *, begin: date, today: date) -> str:
    """Where it stands; what is open to join and has not begun by the calendar says when it does."""
    if state == "running" and begin > today:
        return f"beginnt am {begin.day}.{NO_BREAK}{MONTHS[begin.month - 1]} {begin.year}"
    return label


def carried_by(names: list[str]) -> str:
    """Who carries it."""
    if not names:
        return ""
    return f"Träger ist bisher {names[0]}." if len(names) == 1 else f"Es tragen {joined(names)}."


def taking_part_words(*, networks: int, organisations: int) -> str:
    """Who takes part, as the emphasis of the goal."""
    parts = []
    if networks:
        parts.append(counted(networks, "Netzwerk", "Netzwerke"))
    if organisations:
        parts.append(counted(organisations, "Stelle", "Stellen", one="eine"))
    if not parts:
        return ""
    verb = "macht" if networks + organisations == 1 else "machen"
    return f"{sentence(joined(parts))} {verb} mit."


def results_words(
    *, held: int, planned: int, firms: int | None, is_reported: bool, is_estimated: bool, brought_into: int
) -> str:
    """What came of it so far."""
    said = []
    if held:
        verb = "fand" if held == 1 else "fanden"
        said.append(f"{sentence(counted(held, 'Termin', 'Termine'))} {verb} statt")
    if planned:
        verb = "ist" if planned == 1 else "sind"
        said.append(f"{counted(planned, 'weiterer', 'weitere')} {verb} geplant" if held else
                    f"{sentence(counted(planned, 'Termin', 'Termine'))} {verb} geplant")  # fmt: skip
    text = f"{', '.join(said)}." if said else "Stattgefunden hat noch nichts."
    if firms is not None:
        about = "rund " if is_estimated else ""
        text += f" Erreicht wurden {about}{number_word(firms)} Betriebe, jeder einmal gezählt."
    elif is_reported:
        text += " Erreicht wurden weniger als fünf Betriebe."
    if brought_into:
        text += f" Eingebracht wurde die Aktion in {counted(brought_into, 'Netzwerk', 'Netzwerke')}."
    return text
