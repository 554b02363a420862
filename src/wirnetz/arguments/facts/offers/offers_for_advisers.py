"""Offers that are made for advisers too."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_for_advisers", name=gettext_lazy("Angebote für Beratende"), subject=FactSubject.OFFERS)
def offers_for_advisers(scope: FactScope) -> Fact:
    """Offers that are made for advisers too."""
    situation = situation_of(scope)
    found = [offer for offer in situation.offers if "berat" in offer.audience.lower()]
    return count_fact(
        "offers_for_advisers",
        len(found),
        scope,
        records=found,
        none=_("Ein Angebot für Beratende ist noch nicht verzeichnet."),
        one=_("Ein Angebot richtet sich auch an Beratende."),
        many=_("%(n)s Angebote richten sich auch an Beratende."),
        unit=_("Angebote"),
        register=offer_register(),
    )
