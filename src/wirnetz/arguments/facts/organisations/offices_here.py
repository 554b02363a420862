"""Regional offices with their seat here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offices_here", name=gettext_lazy("Regionalstellen"), subject=FactSubject.ORGANISATIONS)
def offices_here(scope: FactScope) -> Fact:
    """Regional offices with their seat here."""
    situation = situation_of(scope)
    offices = [organisation for organisation in situation.seated if organisation.is_office]
    return count_fact(
        "offices_here",
        len(offices),
        scope,
        records=offices,
        none=_("Eine Regionalstelle ist hier noch nicht verzeichnet."),
        one=_("Eine Regionalstelle hat hier ihren Sitz."),
        many=_("%(n)s Regionalstellen haben hier ihren Sitz."),
        unit=_("Stellen"),
        register=organisation_register(),
    )
