"""Square kilometres of the region; None where one area has no figure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import BORDERS_OF
from wirnetz.arguments.queries.registers import border_register, statistics_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.regions.enums import AreaLevel


@fact("area_here", name=gettext_lazy("Fläche"), subject=FactSubject.REGION)
def area_here(scope: FactScope) -> Fact | None:
    """Square kilometres of the region; None where one area has no figure."""
    situation = situation_of(scope)
    figures = [area.area_km2 for area in situation.areas]
    if not figures or None in figures:
        return None
    total = round(sum(figure for figure in figures if figure is not None))
    years = [area.population_as_of for area in situation.areas if area.population_as_of]
    are_districts = all(area.level == AreaLevel.DISTRICT for area in situation.areas)
    is_official = are_districts and len(years) == len(situation.areas)
    return Fact(
        key="area_here",
        value=total,
        display=number(total),
        unit=_("Quadratkilometer"),
        sentence=_("Die Region ist %s Quadratkilometer groß.") % number(total),
        as_of=f"31.12.{min(years)}" if is_official else BORDERS_OF,
        source=statistics_register() if is_official else border_register(),
    )
