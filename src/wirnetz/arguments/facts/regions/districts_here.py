"""Districts in the region."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import area_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("districts_here", name=gettext_lazy("Kreise"), subject=FactSubject.REGION)
def districts_here(scope: FactScope) -> Fact:
    """Districts in the region."""
    situation = situation_of(scope)
    return count_fact(
        "districts_here",
        len(situation.districts),
        scope,
        records=(),
        none=_("Zur Region ist kein Kreis verzeichnet."),
        one=_("Die Region liegt in einem Kreis."),
        many=_("Zur Region gehören %(n)s Kreise."),
        unit=_("Kreise"),
        register=area_register(),
    )
