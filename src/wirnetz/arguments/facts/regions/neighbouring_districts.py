"""Districts that touch those of the region, also across water."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import border_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("neighbouring_districts", name=gettext_lazy("Nachbarkreise"), subject=FactSubject.REGION)
def neighbouring_districts(scope: FactScope) -> Fact:
    """Districts that touch those of the region, also across water."""
    situation = situation_of(scope)
    return count_fact(
        "neighbouring_districts",
        len(situation.around),
        scope,
        records=(),
        none=_("Zu Nachbarkreisen liegen keine Angaben vor."),
        one=_("Die Region hat einen Nachbarkreis."),
        many=_("Die Region hat %(n)s Nachbarkreise."),
        unit=_("Kreise"),
        register=border_register(),
    )
