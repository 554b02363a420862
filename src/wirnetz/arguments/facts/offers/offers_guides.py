"""Offers of the kind “guide”."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_guides", name=gettext_lazy("Leitfäden"), subject=FactSubject.OFFERS)
def offers_guides(scope: FactScope) -> Fact:
    """Offers of the kind “guide”."""
    situation = situation_of(scope)
    return count_fact(
        "offers_guides",
        sum(offer.kind == OfferKind.GUIDE for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein Leitfaden ist noch nicht verzeichnet."),
        one=_("Ein Leitfaden liegt vor."),
        many=_("%(n)s Leitfäden liegen vor."),
        unit=_("Leitfäden"),
        register=offer_register(),
    )
