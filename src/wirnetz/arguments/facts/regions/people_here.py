"""People living in the region, by official figures; None where one area has none."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.queries.registers import statistics_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("people_here", name=gettext_lazy("Menschen"), subject=FactSubject.REGION)
def people_here(scope: FactScope) -> Fact | None:
    """People living in the region, by official figures; None where one area has none."""
    situation = situation_of(scope)
    figures = [area.population for area in situation.areas]
    years = [area.population_as_of for area in situation.areas if area.population_as_of]
    if not figures or not years or None in figures:
        return None
    total = sum(figure for figure in figures if figure is not None)
    return Fact(
        key="people_here",
        value=total,
        display=number(total),
        unit=_("Menschen"),
        sentence=_("Hier leben %s Menschen.") % number(total),
        as_of=f"31.12.{min(years)}",
        source=statistics_register(),
    )
