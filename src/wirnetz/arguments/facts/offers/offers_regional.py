"""Offers that are limited to the region or what lies around it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_regional", name=gettext_lazy("Angebote eigens für die Gegend"), subject=FactSubject.OFFERS)
def offers_regional(scope: FactScope) -> Fact:
    """Offers that are limited to the region or what lies around it."""
    around = surroundings_of(scope)
    regional = [offer for offer in situation_of(scope).offers if offer.pk in around.regional_offers]
    return count_fact(
        "offers_regional",
        len(regional),
        scope,
        records=regional,
        none=_("Ein Angebot eigens für diese Gegend ist noch nicht verzeichnet."),
        one=_("Ein Angebot gibt es eigens für diese Gegend."),
        many=_("%(n)s Angebote gibt es eigens für diese Gegend."),
        unit=_("Angebote"),
        register=offer_register(),
    )
