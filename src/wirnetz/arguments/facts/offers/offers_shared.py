"""Jointly developed offers among them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_shared", name=gettext_lazy("Gemeinsam erarbeitete Angebote"), subject=FactSubject.OFFERS)
def offers_shared(scope: FactScope) -> Fact:
    """Jointly developed offers among them."""
    situation = situation_of(scope)
    return count_fact(
        "offers_shared",
        sum(offer.is_shared for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein gemeinsam erarbeitetes Angebot ist noch nicht verzeichnet."),
        one=_("Ein Angebot ist gemeinsam erarbeitet."),
        many=_("Gemeinsam erarbeitet sind %(n)s Angebote."),
        unit=_("Angebote"),
        register=offer_register(),
    )
