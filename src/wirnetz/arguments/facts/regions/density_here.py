"""People on a square kilometre; None where people or land have no figure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.queries.registers import statistics_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("density_here", name=gettext_lazy("Menschen je Quadratkilometer"), subject=FactSubject.REGION)
def density_here(scope: FactScope) -> Fact | None:
    """People on a square kilometre; None where people or land have no figure."""
    areas = situation_of(scope).areas
    people = [area.population for area in areas if area.population is not None]
    land = [area.area_km2 for area in areas if area.area_km2]
    years = [area.population_as_of for area in areas if area.population_as_of]
    if not areas or not years or not len(people) == len(land) == len(areas):
        return None
    density = round(sum(people) / sum(land))
    return Fact(
        key="density_here",
        value=density,
        display=number(density),
        unit=_("Menschen je Quadratkilometer"),
        sentence=_("Auf einem Quadratkilometer leben hier %s Menschen.") % number(density),
        as_of=f"31.12.{min(years)}",
        source=statistics_register(),
    )
