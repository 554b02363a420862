"""Offers by which a firm may declare that it works."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_declarable", name=gettext_lazy("Angebote mit Selbsterklärung"), subject=FactSubject.OFFERS)
def offers_declarable(scope: FactScope) -> Fact:
    """Offers by which a firm may declare that it works."""
    situation = situation_of(scope)
    found = [offer for offer in situation.offers if offer.declaration_months]
    return count_fact(
        "offers_declarable",
        len(found),
        scope,
        records=found,
        none=_("Ein Angebot mit Selbsterklärung ist noch nicht verzeichnet."),
        one=_("Zu einem Angebot gibt es eine Selbsterklärung."),
        many=_("Zu %(n)s Angeboten gibt es eine Selbsterklärung."),
        unit=_("Angebote"),
        register=offer_register(),
    )
