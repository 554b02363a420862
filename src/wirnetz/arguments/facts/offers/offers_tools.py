"""Offers of the kind “tool”."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_tools", name=gettext_lazy("Werkzeuge und Anlaufstellen"), subject=FactSubject.OFFERS)
def offers_tools(scope: FactScope) -> Fact:
    """Offers of the kind “tool”."""
    situation = situation_of(scope)
    return count_fact(
        "offers_tools",
        sum(offer.kind == OfferKind.TOOL for offer in situation.offers),
        scope,
        records=situation.offers,
        none=_("Ein Werkzeug oder eine Anlaufstelle ist noch nicht verzeichnet."),
        one=_("Ein Werkzeug oder eine Anlaufstelle ist verzeichnet."),
        many=_("%(n)s Werkzeuge und Anlaufstellen sind verzeichnet."),
        unit=_("Angebote"),
        register=offer_register(),
    )
