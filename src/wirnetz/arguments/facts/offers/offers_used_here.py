"""Offers whose use is recorded here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_used_here", name=gettext_lazy("Angebote, deren Nutzung vermerkt ist"), subject=FactSubject.OFFERS)
def offers_used_here(scope: FactScope) -> Fact:
    """Offers whose use is recorded here."""
    situation = situation_of(scope)
    return count_fact(
        "offers_used_here",
        len({uptake.offer_id for uptake in situation.uptakes}),
        scope,
        records=situation.uptakes,
        none=_("Die Nutzung eines Angebots ist hier noch nicht vermerkt."),
        one=_("Die Nutzung eines Angebots ist hier vermerkt."),
        many=_("Die Nutzung von %(n)s Angeboten ist hier vermerkt."),
        unit=_("Angebote"),
        register=offer_register(),
    )
