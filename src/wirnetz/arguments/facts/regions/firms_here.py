"""Establishments by the official statistics, where the table was taken over."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import statistics_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.core.german import number
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("firms_here", name=gettext_lazy("Betriebe"), subject=FactSubject.REGION)
def firms_here(scope: FactScope) -> Fact:
    """Establishments by the official statistics, where the table was taken over."""
    found = surroundings_of(scope).establishments
    if found is None:
        return count_fact(
            "firms_here",
            0,
            scope,
            records=(),
            none=_("Zur Zahl der Betriebe liegen keine Angaben vor."),
            one="",
            many="",
            unit=_("Betriebe"),
            register=statistics_register(),
        )
    is_one = found.total == 1
    return Fact(
        key="firms_here",
        value=found.total,
        display=number(found.total),
        unit=_("Betriebe"),
        sentence=_("Hier gibt es einen Betrieb.") if is_one else _("Hier gibt es %s Betriebe.") % number(found.total),
        as_of=str(found.year),
        source=found.source,
        is_empty=found.total == 0,
    )
