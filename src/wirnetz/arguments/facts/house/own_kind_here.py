"""Other organisations of the same kind as the house here, its offices aside; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_kind_here", name=gettext_lazy("Andere Häuser derselben Art"), subject=FactSubject.HOUSE)
def own_kind_here(scope: FactScope) -> Fact | None:
    """Other organisations of the same kind as the house here, its offices aside; None without a house."""
    house = house_of(scope)
    if house is None:
        return None
    ours = {house.organisation.pk, *(office.pk for office in house.offices)}
    alike = [
        other
        for other in situation_of(scope).organisations
        if other.kind == house.organisation.kind and other.pk not in ours
    ]
    return count_fact(
        "own_kind_here",
        len(alike),
        scope,
        records=alike,
        none=_("Eine andere Organisation derselben Art ist hier noch nicht verzeichnet."),
        one=_("Eine andere Organisation derselben Art ist hier verzeichnet."),
        many=_("%(n)s andere Organisationen derselben Art sind hier verzeichnet."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )
