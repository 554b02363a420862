"""Offices of the house with their seat here; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_offices_here", name=gettext_lazy("Stellen des Hauses"), subject=FactSubject.HOUSE)
def own_offices_here(scope: FactScope) -> Fact | None:
    """Offices of the house with their seat here; None without a house."""
    house = house_of(scope)
    if house is None:
        return None
    seated = {organisation.pk for organisation in situation_of(scope).seated}
    offices = [office for office in house.offices if office.pk in seated]
    return count_fact(
        "own_offices_here",
        len(offices),
        scope,
        records=offices,
        none=_("Eine Stelle des Hauses ist hier noch nicht verzeichnet."),
        one=_("Das Haus hat hier eine Stelle."),
        many=_("Das Haus hat hier %(n)s Stellen."),
        unit=_("Stellen"),
        register=organisation_register(),
    )
