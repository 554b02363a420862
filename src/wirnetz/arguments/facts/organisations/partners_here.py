"""Organisations here that a source calls a partner of the alliance."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("partners_here", name=gettext_lazy("Partner der Allianz"), subject=FactSubject.ORGANISATIONS)
def partners_here(scope: FactScope) -> Fact:
    """Organisations here that a source calls a partner of the alliance."""
    situation = situation_of(scope)
    partners = [organisation for organisation in situation.organisations if organisation.is_documented_partner]
    return count_fact(
        "partners_here",
        len(partners),
        scope,
        records=partners,
        none=_("Ein Partner der Allianz ist hier noch nicht belegt."),
        one=_("Eine Organisation ist hier als Partner der Allianz belegt."),
        many=_("%(n)s Organisationen sind hier als Partner der Allianz belegt."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )
