"""Offers that the house itself provides and that can be used here; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_offers", name=gettext_lazy("Angebote des Hauses"), subject=FactSubject.HOUSE)
def own_offers(scope: FactScope) -> Fact | None:
    """Offers that the house itself provides and that can be used here; None without a house."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    offers = [offer for offer in situation.offers if offer.provider_id == situation.organisation.pk]
    return count_fact(
        "own_offers",
        len(offers),
        scope,
        records=offers,
        none=_("Ein eigenes Angebot des Hauses ist hier noch nicht verzeichnet."),
        one=_("Das Haus stellt selbst ein Angebot bereit, das man hier nutzen kann."),
        many=_("Das Haus stellt selbst %(n)s Angebote bereit, die man hier nutzen kann."),
        unit=_("Angebote"),
        register=offer_register(),
    )
