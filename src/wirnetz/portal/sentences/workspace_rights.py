"""What the page of a house's rights says first."""

from wirnetz.core.german import number_word, sentence
from wirnetz.portal.sentences.answer import Answer


def rights_answer(people: int, administrators: int, waiting: int) -> Answer:
    """How many people hold a role, and what waits; a house that hangs on one person is told so."""
    if not people:
        return Answer("Noch hat hier niemand eine Rolle.", _waits(waiting))
    who = "Eine Person hat" if people == 1 else f"{sentence(number_word(people))} Personen haben"
    told = f"{who} bei Ihnen eine Rolle."
    if waiting:
        return Answer(told, _waits(waiting))
    if administrators == 1 and people > 1:
        return Answer(told, "Nur eine davon verwaltet das Haus; zwei sind sicherer.")
    return Answer(told)


def _waits(waiting: int) -> str:
    if not waiting:
        return ""
    return "Eine Entscheidung wartet." if waiting == 1 else f"{sentence(number_word(waiting))} Entscheidungen warten."
