"""Figures about the networks in which one organisation is recorded."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact, network_register
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.core.german import counted, number_word
from wirnetz.documents.facts import Fact, FactScope, fact

_DATIVE = {1: "einem", 2: "zweien", 3: "dreien"}


def own_networks_here(situation: Situation) -> int:
    """In how many regional networks here the house is recorded."""
    here = {network.pk for network in situation.networks}
    return sum(membership.network_id in here for membership in situation.own_memberships)


@fact("own_memberships")
def own_memberships(scope: FactScope) -> Fact | None:
    """Networks anywhere in which the organisation is recorded, and how many of them here; None without one."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    every, here = len(situation.own_memberships), own_networks_here(situation)
    fact = count_fact(
        "own_memberships",
        len(situation.own_memberships),
        situation,
        records=situation.own_records,
        none=_("Das Haus ist noch in keinem Netzwerk verzeichnet."),
        one=_("Das Haus ist in einem Netzwerk verzeichnet."),
        many=_("Das Haus ist in %(n)s Netzwerken verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
    if not every:
        return fact
    if here == every:
        networks = counted(every, "Netzwerk", "Netzwerken", one="einem")
        return replace(fact, sentence=_("Das Haus ist hier in %s verzeichnet.") % networks)
    part = _("hier noch in keinem") if not here else _("in %s davon hier") % _DATIVE.get(here, number_word(here))
    return replace(fact, sentence=f"{fact.sentence.removesuffix('.')}, {part}.")


@fact("own_memberships_here")
def own_memberships_here(scope: FactScope) -> Fact | None:
    """Regional networks here in which the organisation is recorded; None without an organisation."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    return count_fact(
        "own_memberships_here",
        own_networks_here(situation),
        situation,
        records=situation.own_records,
        none=_("Das Haus ist hier noch in keinem Netzwerk verzeichnet."),
        one=_("Das Haus ist hier in einem Netzwerk verzeichnet."),
        many=_("Das Haus ist hier in %(n)s Netzwerken verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
