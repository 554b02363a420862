"""The first sentences of the alliance office's screens."""

from wirnetz.core.german import counted, number_word, sentence
from wirnetz.portal.sentences.answer import Answer


def decisions_answer(count: int) -> Answer:
    """How many things wait for a decision of the office."""
    if not count:
        return Answer("Heute wartet nichts auf eine Entscheidung.")
    if count == 1:
        return Answer("Auf eine Entscheidung wartet", "ein Vorgang.")
    return Answer("Auf eine Entscheidung warten", f"{number_word(count)} Vorgänge.")


def partners_answer(total: int, partners: int, *, is_filtered: bool) -> str:
    """How many organisations the office looks after, and how many of them are partners."""
    if not total:
        return "Zu dieser Auswahl ist keine Organisation eingetragen." if is_filtered else "Noch ist keine eingetragen."
    found = sentence(counted(total, "Organisation", "Organisationen", one="eine"))
    verb = "ist" if total == 1 else "sind"
    if is_filtered:
        return f"{found} {'passt' if total == 1 else 'passen'} dazu."
    if not partners:
        return f"{found} {verb} eingetragen, keine davon als Partner."
    return f"{found} {verb} eingetragen, {'eine' if partners == 1 else number_word(partners)} davon als Partner."


def applications_answer(open_count: int) -> Answer:
    """How many applications wait."""
    if not open_count:
        return Answer("Kein Antrag wartet auf eine Entscheidung.")
    if open_count == 1:
        return Answer("Ein Antrag auf Partnerschaft", "wartet auf Ihre Entscheidung.")
    return Answer(f"{sentence(number_word(open_count))} Anträge auf Partnerschaft", "warten auf Ihre Entscheidung.")


def bodies_answer(count: int) -> str:
    """How many bodies the alliance works with."""
    if not count:
        return "Noch ist kein Gremium eingetragen."
    if count == 1:
        return "Ein Gremium arbeitet in der Allianz."
    return f"{sentence(number_word(count))} Gremien arbeiten in der Allianz."


def seats_sentence(seats: int) -> str:
    """How many people sit in a body."""
    return sentence(counted(seats, "Person", "Personen", one="eine", none="keine")) + (
        " hat hier einen Sitz." if seats < 2 else " haben hier einen Sitz."
    )


def outbox_answer(kept: int, failed: int, *, has_server: bool) -> Answer:
    """Whether mails leave the house."""
    if failed:
        words = "eine Mail" if failed == 1 else f"{number_word(failed)} Mails"
        return Answer("Der Mailserver hat", f"{words} nicht angenommen.")
    if has_server:
        return Answer("Alle Mails sind übergeben.")
    if not kept:
        return Answer("Noch hat Wirnetz keine Mail geschrieben.")
    words = "Eine Mail liegt" if kept == 1 else f"{sentence(number_word(kept))} Mails liegen"
    return Answer(f"{words} hier zum Nachlesen,", "denn ein Mailserver ist nicht eingestellt.")


def sending_answer(waiting: int, *, is_disturbed: bool, has_server: bool) -> Answer:
    """Whether the info service goes out; what disturbs it stands below."""
    if is_disturbed:
        return Answer("Etwas stört den Versand.")
    if not waiting:
        return Answer("Es wartet keine Mail, und nichts stört den Versand.")
    words = "Eine Mail wartet" if waiting == 1 else f"{sentence(number_word(waiting))} Mails warten"
    if not has_server:
        return Answer(f"{words} darauf, in den Postausgang zu kommen:", "Ein Mailserver ist nicht eingestellt.")
    return Answer(f"{words}; sie gehen von selbst hinaus.")


def catalogue_answer(total: int, shared: int, *, is_filtered: bool) -> str:
    """How many offers the catalogue holds."""
    if not total:
        return "Zu dieser Auswahl steht kein Angebot im Katalog." if is_filtered else "Der Katalog ist noch leer."
    found = sentence(counted(total, "Angebot", "Angebote"))
    if is_filtered:
        return f"{found} {'passt' if total == 1 else 'passen'} dazu."
    verb = "steht" if total == 1 else "stehen"
    return f"{found} {verb} im Katalog, {number_word(shared) if shared else 'keines'} davon gemeinsam erarbeitet."


def people_answer(people: int, places: int, *, is_filtered: bool = False) -> str:
    """How many people hold a role, and at how many places."""
    if not people:
        return "Zu dieser Auswahl hat niemand eine Rolle." if is_filtered else "Noch hat niemand eine Rolle."
    found = sentence(counted(people, "Person", "Personen", one="eine"))
    verb = "hat" if people == 1 else "haben"
    where = "an einer Stelle" if places == 1 else f"an {number_word(places)} Stellen"
    return f"{found} {verb} eine Rolle, {where} der Allianz."
