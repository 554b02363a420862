"""Offers that can be used here, whoever provides them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_total", name=gettext_lazy("Angebote"), subject=FactSubject.OFFERS)
def offers_total(scope: FactScope) -> Fact:
    """Offers that can be used here, whoever provides them."""
    situation = situation_of(scope)
    return count_fact(
        "offers_total",
        len(situation.offers),
        scope,
        records=situation.offers,
        none=_("Für die Region ist noch kein Angebot verzeichnet."),
        one=_("Für die Region ist ein Angebot verzeichnet."),
        many=_("Für die Region sind %(n)s Angebote verzeichnet."),
        unit=_("Angebote"),
        register=offer_register(),
    )
