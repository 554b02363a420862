"""Organisations with their seat in the districts."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_seated", name=gettext_lazy("Organisationen mit Sitz hier"), subject=FactSubject.ORGANISATIONS)
def organisations_seated(scope: FactScope) -> Fact:
    """Organisations with their seat in the districts."""
    situation = situation_of(scope)
    return count_fact(
        "organisations_seated",
        len(situation.seated),
        scope,
        records=situation.seated,
        none=_("Mit Sitz hier ist noch keine Organisation verzeichnet."),
        one=_("Mit Sitz hier ist eine Organisation verzeichnet."),
        many=_("Mit Sitz hier sind %(n)s Organisationen verzeichnet."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )
