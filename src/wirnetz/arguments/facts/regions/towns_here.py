"""Municipalities that bear the title of a town."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import area_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("towns_here", name=gettext_lazy("Städte"), subject=FactSubject.REGION)
def towns_here(scope: FactScope) -> Fact:
    """Municipalities that bear the title of a town."""
    around = surroundings_of(scope)
    return count_fact(
        "towns_here",
        around.towns,
        scope,
        records=(),
        none=_("Keine Gemeinde der Region ist als Stadt verzeichnet."),
        one=_("Eine Gemeinde der Region ist eine Stadt."),
        many=_("%(n)s Gemeinden der Region sind Städte."),
        unit=_("Städte"),
        register=area_register(),
    )
