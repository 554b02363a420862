"""Offers of the kind “event”."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_events", name=gettext_lazy("Formate für Veranstaltungen"), subject=FactSubject.OFFERS)
def offers_events(scope: FactScope) -> Fact:
    """Offers of the kind “event”."""
    situation = situation_of(scope)
    return count_fact(
        "offers_events",
        sum(offer.kind == OfferKind.EVENT for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein Format für Veranstaltungen ist noch nicht verzeichnet."),
        one=_("Ein Format für Veranstaltungen ist verzeichnet."),
        many=_("%(n)s Formate für Veranstaltungen sind verzeichnet."),
        unit=_("Angebote"),
        register=offer_register(),
    )
