"""Organisations with a seat here or a place in a regional network here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_here", name=gettext_lazy("Organisationen der Region"), subject=FactSubject.ORGANISATIONS)
def organisations_here(scope: FactScope) -> Fact:
    """Organisations with a seat here or a place in a regional network here."""
    situation = situation_of(scope)
    return count_fact(
        "organisations_here",
        len(situation.organisations),
        scope,
        records=situation.organisation_records,
        none=_("Zur Region ist noch keine Organisation verzeichnet."),
        one=_("Eine Organisation hat hier ihren Sitz oder ist über ein Netzwerk mit der Region verbunden."),
        many=_("%(n)s Organisationen haben hier ihren Sitz oder sind über ein Netzwerk mit der Region verbunden."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )
