"""From a count to a fact: the sentence for none, one and many, the day and the register it was counted in."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.happenings import PublicDate
from wirnetz.arguments.queries.registers import day, register_label
from wirnetz.core.german import date_words, number, number_word, quoted, sentence
from wirnetz.documents.facts import Fact, FactScope
from wirnetz.networks.enums import MembershipRole
from wirnetz.regions.models import Area

LEADING_ROLES = (MembershipRole.COORDINATION, MembershipRole.DEPUTY, MembershipRole.HOST)
"""Who coordinates, deputises or carries a network."""
BORDERS_OF = "01.01.2016"
"""The day of the borders from which land is measured where no office says how much it is."""
SAARLAND = "10"


class Markable(Protocol):
    """A record that says whether it is invented."""

    @property
    def is_example(self) -> bool: ...


def count_fact(
    key: str,
    count: int,
    scope: FactScope,
    *,
    records: Iterable[Markable],
    none: str,
    one: str,
    many: str,
    unit: str,
    register: str,
    words: Mapping[str, str] | None = None,
) -> Fact:
    """A counted fact. `many` holds %(n)s, in words up to twelve; it may begin the sentence. `words` fill the rest.

    `records` are what the figure rests on; if one of them is invented, the fact and its source say so.
    """
    is_example = any(record.is_example for record in records)
    text = none if count == 0 else one if count == 1 else many
    return Fact(
        key=key,
        value=count,
        display=number(count),
        unit=unit,
        sentence=sentence(text % {"n": number_word(count), **(words or {})}),
        as_of=day(scope.on),
        source=register_label(register, is_example=is_example),
        is_empty=count == 0,
        is_example=is_example,
    )


def date_told(found: PublicDate) -> dict[str, str]:
    """„3. Dezember 2026 in Schwerin“ and the title in quotation marks."""
    when = date_words(found.day)
    return {
        "when": _("%(day)s in %(town)s") % {"day": when, "town": found.town} if found.town else when,
        "title": quoted(found.title),
    }


def in_state(state: Area) -> str:
    """„In Sachsen“, „Im Saarland“."""
    return _("Im %s") % state.name if state.key == SAARLAND else _("In %s") % state.name
