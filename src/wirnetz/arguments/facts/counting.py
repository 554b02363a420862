"""From a count to a fact: the sentence for none, one and many, the day and the register it was counted in."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.situation import Situation
from wirnetz.core.german import number, number_word, sentence
from wirnetz.documents.facts import Fact


class Markable(Protocol):
    """A record that says whether it is invented."""

    @property
    def is_example(self) -> bool: ...


def day(on: date) -> str:
    """„24.11.2026“."""
    return f"{on:%d.%m.%Y}"


def count_fact(
    key: str,
    count: int,
    situation: Situation,
    *,
    records: Iterable[Markable],
    none: str,
    one: str,
    many: str,
    unit: str,
    register: str,
) -> Fact:
    """A counted fact. `many` holds %(n)s, in words up to twelve; it may begin the sentence.

    `records` are what the figure rests on; if one of them is invented, the fact and its source say so.
    """
    is_example = any(record.is_example for record in records)
    text = none if count == 0 else one if count == 1 else many % {"n": number_word(count)}
    return Fact(
        key=key,
        value=count,
        display=number(count),
        unit=unit,
        sentence=sentence(text),
        as_of=day(situation.on),
        source=register_label(register, is_example=is_example),
        is_empty=count == 0,
        is_example=is_example,
    )


def register_label(register: str, *, is_example: bool) -> str:
    """The register as a source; says so if invented records are among what was counted."""
    return _("%s (mit erfundenen Beispielen)") % register if is_example else register


def network_register() -> str:
    """Where networks, memberships and links are counted."""
    return _("Netzwerkverzeichnis in Wirnetz")


def organisation_register() -> str:
    """Where organisations are counted."""
    return _("Organisationsverzeichnis in Wirnetz")


def offer_register() -> str:
    """Where offers are counted."""
    return _("Angebotsverzeichnis in Wirnetz")
