"""Offers of the kind “standard”."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_standards", name=gettext_lazy("Abgestimmte Standards"), subject=FactSubject.OFFERS)
def offers_standards(scope: FactScope) -> Fact:
    """Offers of the kind “standard”."""
    situation = situation_of(scope)
    return count_fact(
        "offers_standards",
        sum(offer.kind == OfferKind.STANDARD for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein abgestimmter Standard ist noch nicht verzeichnet."),
        one=_("Ein abgestimmter Standard ist verzeichnet."),
        many=_("%(n)s abgestimmte Standards sind verzeichnet."),
        unit=_("Standards"),
        register=offer_register(),
    )
