"""Offers that the house or an office uses, anywhere; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_uptakes", name=gettext_lazy("Angebote, die das Haus nutzt"), subject=FactSubject.HOUSE)
def own_uptakes(scope: FactScope) -> Fact | None:
    """Offers that the house or an office uses, anywhere; None without a house."""
    house = house_of(scope)
    if house is None:
        return None
    return count_fact(
        "own_uptakes",
        len({uptake.offer_id for uptake in house.uptakes}),
        scope,
        records=house.uptakes,
        none=_("Welche Angebote das Haus nutzt, dazu liegen keine Angaben vor."),
        one=_("Das Haus nutzt ein Angebot, soweit eingetragen."),
        many=_("Das Haus nutzt %(n)s Angebote, soweit eingetragen."),
        unit=_("Angebote"),
        register=offer_register(),
    )
