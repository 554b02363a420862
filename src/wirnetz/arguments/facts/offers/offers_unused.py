"""Offers without recorded use here."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number_word
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_unused", name=gettext_lazy("Angebote ohne vermerkte Nutzung"), subject=FactSubject.OFFERS)
def offers_unused(scope: FactScope) -> Fact:
    """Offers without recorded use here."""
    situation = situation_of(scope)
    count = len(situation.unused)
    blank = count_fact(
        "offers_unused",
        count,
        scope,
        records=(*situation.offers, *situation.uptakes),
        none=_("Zu jedem Angebot ist hier eine Nutzung vermerkt."),
        one=_("Zu einem Angebot ist hier noch keine Nutzung vermerkt."),
        many=_("Zu %(n)s Angeboten ist hier noch keine Nutzung vermerkt."),
        unit=_("Angebote"),
        register=offer_register(),
    )
    return replace(blank, display=number_word(count)) if count else blank
