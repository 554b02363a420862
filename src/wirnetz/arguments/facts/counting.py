"""From a count to a fact: the sentence for none, one and many, the day and the register it was counted in."""

from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.situation import Situation
from wirnetz.core.german import number, number_word, sentence
from wirnetz.documents.facts import Fact


def day(on: date) -> str:
    """„24.11.2026“."""
    return f"{on:%d.%m.%Y}"


def count_fact(
    key: str, count: int, situation: Situation, *, none: str, one: str, many: str, unit: str, register: str
) -> Fact:
    """A counted fact. `many` holds %(n)s, in words up to twelve; it may begin the sentence."""
    text = none if count == 0 else one if count == 1 else many % {"n": number_word(count)}
    return Fact(
        key=key,
        value=count,
        display=number(count),
        unit=unit,
        sentence=sentence(text),
        as_of=day(situation.on),
        source=register,
        is_empty=count == 0,
        is_example=situation.is_example,
    )


def network_register() -> str:
    """Where networks, memberships and links are counted."""
    return _("Netzwerkverzeichnis in Wirnetz")


def organisation_register() -> str:
    """Where organisations are counted."""
    return _("Organisationsverzeichnis in Wirnetz")


def offer_register() -> str:
    """Where offers are counted."""
    return _("Angebotsverzeichnis in Wirnetz")
