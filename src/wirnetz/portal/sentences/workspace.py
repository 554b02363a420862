"""What a partner's workspace says: what waits, how long there is, where the offices are."""

from dataclasses import dataclass
from datetime import date

from wirnetz.core.german import MONTHS, NO_BREAK, WEEKDAYS, counted, joined, number, number_word, sentence
from wirnetz.portal.sentences.answer import Answer

MOST_LANDS = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the agenda: `figure` stands large, `words` say how far away it is."""

    figure: str
    words: str
    is_due: bool = False


def agenda_day(due_on: date | None, today: date) -> Day:
    """„27.11., Freitag“, „15.12., in drei Wochen“, „offen, ohne Frist“; due is what has to be done within two weeks."""
    if due_on is None:
        return Day("offen", "ohne Frist")
    days = (due_on - today).days
    return Day(f"{due_on.day}.{due_on.month}.", _distance(due_on, days), is_due=days <= 14)


def _distance(due_on: date, days: int) -> str:
    if days < 0:
        return "seit gestern fällig" if days == -1 else f"seit {number_word(-days)} Tagen fällig"
    if days < 2:
        return "heute" if days == 0 else "morgen"
    if days <= 6:
        return WEEKDAYS[due_on.weekday()]
    if days < 14:
        return f"in {number_word(days)} Tagen"
    if days < 60:
        return f"in {number_word(days // 7)} Wochen"
    return f"in {number_word(days // 30)} Monaten"


def waiting_answer(count: int, nearest: date | None, today: date, *, overdue: int = 0) -> tuple[Answer, str]:
    """How many things and the nearest day, or how many are past theirs; then what follows after the emphasis."""
    if not count:
        return Answer("Heute wartet nichts auf Sie."), ""
    things = "Ein Ding" if count == 1 else f"{sentence(number_word(count))} Dinge"
    rest = "Mehr ist heute nicht zu tun."
    if nearest is None:
        return Answer(f"{things}, nichts davon mit einer Frist." if count > 1 else f"{things}, ohne Frist."), rest
    if overdue > 1:
        late = "alle" if overdue == count else f"{number_word(overdue)} davon"
        return Answer(f"{things},", f"{late} überfällig."), rest
    one = "eines davon" if count > 1 else "zu erledigen"
    return Answer(f"{things},", f"{one} {_until(nearest, today)}."), rest


def _until(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return "überfällig" if days < -1 else "seit gestern fällig"
    if days == 0:
        return "bis heute"
    if days == 1:
        return "bis morgen"
    return f"bis {WEEKDAYS[day.weekday()]}" if days <= 6 else f"bis zum {day.day}.{NO_BREAK}{MONTHS[day.month - 1]}"


def how_long_ago(day: date, today: date) -> str:
    """„heute“, „gestern“, „Montag“, „12. November“."""
    days = (today - day).days
    if days < 2:
        return "heute" if days <= 0 else "gestern"
    return WEEKDAYS[day.weekday()] if days < 7 else f"{day.day}.{NO_BREAK}{MONTHS[day.month - 1]}"


def offices_answer(count: int, lands: list[str], unplaced: int) -> Answer:
    """How many offices an organisation has and in which Länder; what is not on the map calls for action."""
    if not count:
        return Answer("Noch ist keine Regionalstelle eingetragen.", "Am schnellsten geht es mit Ihrer Liste.")
    offices = counted(count, "Regionalstelle", "Regionalstellen", one="eine")
    where = f" in {joined(lands)}" if 0 < len(lands) <= MOST_LANDS else f" in {number_word(len(lands))} Ländern"
    text = f"{sentence(offices)}{where if lands else ''}."
    if not unplaced:
        return Answer(text)
    which = "Bei einer fehlt" if unplaced == 1 else f"Bei {number_word(unplaced)} fehlt"
    return Answer(text, f"{which} noch der Kreis.")


def offices_found(count: int, *, is_filtered: bool) -> str:
    """The first sentence of the list of offices."""
    if not count:
        return "Dazu ist keine Stelle eingetragen." if is_filtered else "Noch ist keine Stelle eingetragen."
    if count == 1:
        return "Eine Stelle passt dazu." if is_filtered else "Eine Stelle gehört zu Ihrem Haus."
    figure = number_word(count) if count < 13 else number(count)
    return (
        f"{sentence(figure)} Stellen passen dazu."
        if is_filtered
        else f"{sentence(figure)} Stellen gehören zu Ihrem Haus."
    )


def people_answer(count: int, active: int, to_confirm: int) -> Answer:
    """How many advisers are entered, in how many networks they work, how many entries need a second look."""
    if not count:
        return Answer("Noch ist niemand aus Ihrem Haus eingetragen.")
    people = counted(count, "Person", "Personen", one="eine")
    works = "arbeitet" if count == 1 else "arbeiten"
    networks = counted(active, "Netzwerk", "Netzwerken", one="einem", none="keinem")
    text = f"{sentence(people)} aus Ihrem Haus {works} in {networks} mit."
    if not active:
        text = f"{sentence(people)} aus Ihrem Haus {'ist' if count == 1 else 'sind'} eingetragen."
    if not to_confirm:
        return Answer(text)
    which = "Ein Eintrag ist" if to_confirm == 1 else f"{sentence(number_word(to_confirm))} Einträge sind"
    return Answer(text, f"{which} zu bestätigen.")


def activity_answer(people: int, networks: int, *, is_filtered: bool) -> str:
    """How many people work in how many networks."""
    if not people:
        return (
            "Dazu ist niemand eingetragen." if is_filtered else "Wo Ihre Leute mitarbeiten, ist noch nicht eingetragen."
        )
    who = counted(people, "Person", "Personen", one="eine")
    verb = "arbeitet" if people == 1 else "arbeiten"
    return f"{sentence(who)} {verb} in {counted(networks, 'Netzwerk', 'Netzwerken', one='einem')} mit."


def networks_answer(networks: int, invitations: int) -> Answer:
    """In how many networks a house takes part, and how many invite it."""
    text = "Ihr Haus ist noch in keinem Netzwerk eingetragen."
    if networks:
        text = f"Ihr Haus arbeitet in {counted(networks, 'Netzwerk', 'Netzwerken', one='einem')} mit."
    if not invitations:
        return Answer(text)
    asking = counted(invitations, "Einladung", "Einladungen", one="eine")
    return Answer(text, f"{sentence(asking)} {'wartet' if invitations == 1 else 'warten'} auf Antwort.")
