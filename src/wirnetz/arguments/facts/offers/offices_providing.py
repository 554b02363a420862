"""Offices that provide an offer in the region, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offices_providing", name=gettext_lazy("Stellen, die ein Angebot leisten"), subject=FactSubject.OFFERS)
def offices_providing(scope: FactScope) -> Fact:
    """Offices that provide an offer in the region, each once."""
    around = surroundings_of(scope)
    return count_fact(
        "offices_providing",
        len({service.office_id for service in around.services}),
        scope,
        records=around.services,
        none=_("Welche Stellen hier ein Angebot bereitstellen, dazu liegen keine Angaben vor."),
        one=_("Eine Stelle stellt hier Angebote bereit."),
        many=_("%(n)s Stellen stellen hier Angebote bereit."),
        unit=_("Stellen"),
        register=offer_register(),
    )
