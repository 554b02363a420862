"""Offers of the kind “check”."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_checks", name=gettext_lazy("Checks"), subject=FactSubject.OFFERS)
def offers_checks(scope: FactScope) -> Fact:
    """Offers of the kind “check”."""
    situation = situation_of(scope)
    return count_fact(
        "offers_checks",
        sum(offer.kind == OfferKind.CHECK for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein Check ist noch nicht verzeichnet."),
        one=_("Ein Check für Betriebe liegt vor."),
        many=_("%(n)s Checks für Betriebe liegen vor."),
        unit=_("Checks"),
        register=offer_register(),
    )
