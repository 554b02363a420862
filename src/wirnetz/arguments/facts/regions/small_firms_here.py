"""Of a hundred establishments those with fewer than 50 employees, where the table was taken over."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import statistics_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.core.german import number
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("small_firms_here", name=gettext_lazy("Anteil kleiner Betriebe"), subject=FactSubject.REGION)
def small_firms_here(scope: FactScope) -> Fact:
    """Of a hundred establishments those with fewer than 50 employees, where the table was taken over."""
    found = surroundings_of(scope).establishments
    blank = count_fact(
        "small_firms_here",
        0,
        scope,
        records=(),
        none=_("Zur Größe der Betriebe liegen keine Angaben vor."),
        one="",
        many="",
        unit=_("von 100 Betrieben"),
        register=statistics_register(),
    )
    if found is None or found.small is None or not found.total:
        return blank
    share = round(100 * found.small / found.total)
    text = _("%s von 100 Betrieben hier haben weniger als 50 Beschäftigte.") % number(share)
    if found.small == found.total:
        text = _("Alle Betriebe hier haben weniger als 50 Beschäftigte.")
    elif share in {0, 1, 100}:
        text = _("Von %(all)s Betrieben hier haben %(small)s weniger als 50 Beschäftigte.") % {
            "all": number(found.total),
            "small": number(found.small),
        }
    return replace(
        blank,
        value=share,
        display=number(share),
        sentence=text,
        as_of=str(found.year),
        source=found.source,
        is_empty=False,
    )
