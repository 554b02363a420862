"""Offers of the kind “training”."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_trainings", name=gettext_lazy("Qualifizierung und Beratung"), subject=FactSubject.OFFERS)
def offers_trainings(scope: FactScope) -> Fact:
    """Offers of the kind “training”."""
    situation = situation_of(scope)
    return count_fact(
        "offers_trainings",
        sum(offer.kind == OfferKind.TRAINING for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein Angebot zur Qualifizierung oder Beratung ist noch nicht verzeichnet."),
        one=_("Ein Angebot zur Qualifizierung oder Beratung liegt vor."),
        many=_("%(n)s Angebote zur Qualifizierung oder Beratung liegen vor."),
        unit=_("Angebote"),
        register=offer_register(),
    )
