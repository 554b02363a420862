"""Who provides the offers that can be used here, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_providers", name=gettext_lazy("Anbieter"), subject=FactSubject.OFFERS)
def offers_providers(scope: FactScope) -> Fact:
    """Who provides the offers that can be used here, each once."""
    situation = situation_of(scope)
    providers = {offer.provider_label for offer in situation.offers if offer.provider_label}
    return count_fact(
        "offers_providers",
        len(providers),
        scope,
        records=situation.offers,
        none=_("Wer die Angebote bereitstellt, dazu liegen keine Angaben vor."),
        one=_("Als Anbieter ist eine Organisation verzeichnet."),
        many=_("Als Anbieter sind %(n)s Organisationen verzeichnet."),
        unit=_("Anbieter"),
        register=offer_register(),
    )
