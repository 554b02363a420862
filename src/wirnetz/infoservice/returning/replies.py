"""Whether a letter was written by a machine in somebody's name (RFC 3834), or asks to be left alone."""

import re
from collections.abc import Callable

_SUBJECT = re.compile(
    r"^\s*(?:(?:re|aw|wg|fwd?)\s*:\s*)*(?:\[?(?:automatische (?:antwort|e-?mail)|automatic reply|"
    r"auto(?:matic)?[ -]?reply|"
    r"auto-?antwort|auto-?response|abwesenheit\w*|abwesend|out of (?:the )?office|ooo\b|urlaub\w*|vacation|"
    r"away from (?:my|the) (?:mail|office|desk)|nicht im (?:büro|haus|dienst)|ich bin (?:derzeit |zurzeit |im )?"
    r"(?:nicht|abwesend|urlaub)|eingangsbestätigung|empfangsbestätigung|"
    r"ihre (?:nachricht|anfrage|e-?mail) ist (?:bei uns )?eingegangen|"
    r"thank you for your (?:message|e-?mail)|vielen dank für ihre (?:nachricht|anfrage|e-?mail|mail)))",
    re.IGNORECASE,
)
_READ = re.compile(r"^\s*(?:gelesen|read|ungelesen gelöscht|not read|lesebestätigung)\s*:", re.IGNORECASE)
_ASKS = re.compile(
    r"^\W*(?:(?:re|aw)\s*:\s*)*(?:bitte\W+)?(?:unsubscribe|abmelde?n?|abmeldung|abbestell(?:en|ung)|austragen|"
    r"newsletter (?:abbestellen|abmelden)|remove(?: me)?|opt[ -]?out|"
    r"(?:nehmen|streichen|entfernen|löschen) sie mich (?:bitte )?(?:aus|von)[^\n]{0,60}|"
    r"(?:melden|tragen) sie mich (?:bitte )?(?:ab|aus))\b[^\n]{0,60}",
    re.IGNORECASE,
)
MARKS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-vacation")
PRECEDENCES = {"auto_reply", "auto-reply"}


def is_automatic(field: Callable[[str], str]) -> bool:
    """Whether the head (asked by lower-case names of its fields) says that no person wrote this."""
    automatic = field("auto-submitted").partition(";")[0].strip().lower()
    if automatic and automatic != "no":
        return True
    if field("precedence").strip().lower() in PRECEDENCES or any(field(mark) for mark in MARKS):
        return True
    return is_reply_by_subject(field("subject"))


def is_reply_by_subject(subject: str) -> bool:
    """Whether the subject is one that machines write in somebody's name."""
    return bool(_SUBJECT.match(subject) or _READ.match(subject))


def asks_to_leave(subject: str, text: str) -> bool:
    """Whether a person asks for nothing more: in the subject, or in the first words of the letter."""
    return bool(_ASKS.match(subject) or _ASKS.match(text.lstrip()[:200]))
