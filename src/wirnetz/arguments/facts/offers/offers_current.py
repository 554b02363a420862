"""Offers whose source is dated and at most three years old."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_current", name=gettext_lazy("Angebote mit neueren Angaben"), subject=FactSubject.OFFERS)
def offers_current(scope: FactScope) -> Fact:
    """Offers whose source is dated and at most three years old."""
    situation = situation_of(scope)
    found = [offer for offer in situation.offers if not offer.is_outdated(scope.on)]
    return count_fact(
        "offers_current",
        len(found),
        scope,
        records=found,
        none=_("Zu Angeboten liegen keine Angaben aus den letzten drei Jahren vor."),
        one=_("Die Angaben zu einem Angebot sind höchstens drei Jahre alt."),
        many=_("Die Angaben zu %(n)s Angeboten sind höchstens drei Jahre alt."),
        unit=_("Angebote"),
        register=offer_register(),
    )
