"""Placeholders as people read them: what stands there before a text is filled for a house and a region."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirnetz.arguments.validators.tokens import FACT, TOKENS, Literal, TokenError, parse
from wirnetz.documents.facts import fact_entries


@dataclass(frozen=True, slots=True)
class ReadablePart:
    """A piece of a text; `is_open` where a kit puts something in."""

    text: str
    is_open: bool = False


def token_words() -> dict[str, str]:
    """What each fixed token stands for."""
    return {
        "region": _("die Region"),
        "organisation": _("Ihre Organisation"),
        "the_alliance": _("die Allianz"),
        "state": _("das Land"),
        "month": _("der Monat"),
        "today": _("das heutige Datum"),
        "in_two_weeks": _("ein Tag in zwei Wochen"),
        "in_six_weeks": _("ein Tag in sechs Wochen"),
        "in_three_months": _("ein Monat in drei Monaten"),
    }


def readable_parts(text: str) -> tuple[ReadablePart, ...]:
    """`text` with words in place of its tokens; a text with an unknown one as it is written."""
    try:
        parts = parse(text)
    except TokenError:
        return (ReadablePart(text),)
    if all(isinstance(part, Literal) for part in parts):
        return (ReadablePart(text),)
    words = token_words() | {f"{FACT}{entry.key}": _("Satz: %s") % entry.name for entry in fact_entries()}
    return tuple(
        ReadablePart(part.text) if isinstance(part, Literal) else ReadablePart(words[part.name], is_open=True)
        for part in parts
    )


def readable(text: str) -> str:
    """`text` as one line: „Region [die Region]“."""
    return "".join(f"[{part.text}]" if part.is_open else part.text for part in readable_parts(text))


def tokens_to_use() -> list[tuple[str, str]]:
    """Every token that a text may hold, as it is written, with what it stands for; facts by their key."""
    words = token_words()
    fixed = [(f"{{{name}}}", words[name]) for name in TOKENS]
    return [*fixed, *((f"{{{FACT}{entry.key}}}", _("Satz: %s") % entry.name) for entry in fact_entries())]
