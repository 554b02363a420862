"""Networks anywhere in which the organisation is recorded, and how many of them here; None without one."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.belonging import own_ties_here, tie_sentence
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number_word
from wirnetz.documents.facts import Fact, FactScope, fact

_DATIVE = {1: "einem", 2: "zweien", 3: "dreien"}


@fact("own_memberships", name=gettext_lazy("Netzwerke des Hauses"), subject=FactSubject.HOUSE)
def own_memberships(scope: FactScope) -> Fact | None:
    """Networks anywhere in which the organisation is recorded, and how many of them here; None without one."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    every, here = situation.own_memberships, own_ties_here(situation)
    fact = count_fact(
        "own_memberships",
        len(every),
        scope,
        records=situation.own_records,
        none=_("Das Haus ist noch in keinem Netzwerk verzeichnet."),
        one=tie_sentence(situation, every),
        many=tie_sentence(situation, every),
        unit=_("Netzwerke"),
        register=network_register(),
    )
    if not every:
        return fact
    if len(here) == len(every):
        return replace(fact, sentence=tie_sentence(situation, here, where=_("hier ")))
    count = len(here)
    part = _("hier noch in keinem") if not here else _("in %s davon hier") % _DATIVE.get(count, number_word(count))
    return replace(fact, sentence=f"{fact.sentence.removesuffix('.')}, {part}.")
