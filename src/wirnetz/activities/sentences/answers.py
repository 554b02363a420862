"""First lines of calendar, date and network."""

from datetime import date, datetime

from wirnetz.core.answers import Answer
from wirnetz.core.german import MONTHS, NO_BREAK, WEEKDAYS, counted, date_words, number_word, sentence


def month_words(day: date) -> str:
    """ "März 2026" """
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date, *, year: bool = False) -> str:
    """ "Donnerstag, 12. März", on demand with the year."""
    behind = f" {day.year}" if year else ""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}.{NO_BREAK}{MONTHS[day.month - 1]}{behind}"


def calendar_answer(month: date, *, count: int, cancelled: int = 0, is_filtered: bool = False) -> Answer:
    """How many dates a month has; `count` without those that were called off."""
    among = " in dieser Auswahl" if is_filtered else ""
    verb = "sind" if count > 1 else "ist"
    text = f"Im {month_words(month)} {verb}{among} {counted(count, 'Termin', 'Termine')} eingetragen."
    if not cancelled:
        return Answer(text)
    called_off = "ein weiterer ist" if cancelled == 1 else f"{number_word(cancelled)} weitere sind"
    return Answer(f"{text[:-1]}, {called_off} abgesagt.")


def gathering_answer(
    begin: datetime, *, now: datetime, place: str, organisations: int, results: int, is_cancelled: bool
) -> Answer:
    """When and where; once it is over, what came of it. `begin` by local clock."""
    where = f" in {place}" if place else ""
    year = begin.year != now.year
    if is_cancelled:
        return Answer(f"Abgesagt: Der Termin am {day_words(begin.date(), year=year)} findet nicht statt.")
    if begin > now:
        return Answer(f"{day_words(begin.date(), year=year)}, {clock(begin)}{where}.")
    if not organisations and not results:
        past = f"Das war am {day_words(begin.date(), year=year)}{where}."
        return Answer(past, "Was daraus wurde, ist noch nicht eingetragen.")
    parts = []
    if organisations:
        verb = "war" if organisations == 1 else "waren"
        parts.append(f"dabei {verb} {counted(organisations, 'Organisation', 'Organisationen', one='eine')}")
    if results:
        verb = "ist" if results == 1 else "sind"
        parts.append(f"festgehalten {verb} {counted(results, 'Ergebnis', 'Ergebnisse')}")
    return Answer(f"{sentence(', '.join(parts))}.")


def clock(moment: datetime) -> str:
    """ "14 Uhr", "9:30 Uhr" """
    return f"{moment.hour}{f':{moment.minute:02}' if moment.minute else ''}{NO_BREAK}Uhr"


def pulse_answer(*, last: date | None, following: date | None, today: date) -> str:
    """Whether a network is at work, as far as dates are recorded here."""
    if last and following:
        return f"Zuletzt traf man sich am {_day(last, today)}, das nächste Treffen ist am {_day(following, today)}."
    if following:
        return f"Das erste hier eingetragene Treffen ist am {_day(following, today)}."
    if last:
        return f"Zuletzt traf man sich am {_day(last, today)}; ein nächstes Treffen ist nicht eingetragen."
    return "Treffen sind hier noch nicht eingetragen."


def _day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day}.{NO_BREAK}{MONTHS[day.month - 1]}{year}"


def status_answer(status: str, *, since: date | None, reason: str) -> str:
    """Whether a network is active, as its people say; empty where nothing is known."""
    start = date_words(since) if since else ""
    why = f": {reason}" if reason else "."
    if status == "active":
        return f"Das Netzwerk ist aktiv, eingetragen seit {start}{why}" if start else "Das Netzwerk ist aktiv."
    if status == "paused":
        return f"Das Netzwerk ruht seit {start}{why}" if start else f"Das Netzwerk ruht{why}"
    if status == "ended":
        return f"Das Netzwerk hat am {start} seine Arbeit beendet{why}" if start else ""
    return ""


def brought_words(networks: int, organisations: int) -> str:
    """Into how many networks an idea came in a year, and by how many organisations; empty for none."""
    if not networks:
        return ""
    into = counted(networks, "Netzwerk", "Netzwerke", one="ein")
    by = (
        counted(organisations, "Organisation", "Organisationen", one="einer")
        if organisations == 1
        else (f"{number_word(organisations)} Organisationen")
    )
    return f"In den letzten zwölf Monaten in {into} eingebracht, von {by}."


def carried_answer(count: int, networks: int) -> Answer:
    """What a house noted in a year."""
    if not count:
        return Answer("In den letzten zwölf Monaten ist noch nichts vermerkt.")
    ideas = counted(count, "Idee", "Ideen", one="eine")
    into = counted(networks, "Netzwerk", "Netzwerke", one="ein")
    return Answer(f"{sentence(ideas)} in {into} eingebracht, in den letzten zwölf Monaten.")
