"""Recorded ties of networks here to which nobody objects."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("links_recorded", name=gettext_lazy("Verbindungen zwischen Netzwerken"), subject=FactSubject.NETWORKS)
def links_recorded(scope: FactScope) -> Fact | None:
    """Recorded ties of networks here to which nobody objects; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    return count_fact(
        "links_recorded",
        len(situation.links),
        scope,
        records=situation.links,
        none=_("Zwischen den Netzwerken ist hier noch keine Verbindung vermerkt."),
        one=_("Zwischen den Netzwerken ist hier eine Verbindung vermerkt."),
        many=_("Zwischen den Netzwerken sind hier %(n)s Verbindungen vermerkt."),
        unit=_("Verbindungen"),
        register=network_register(),
    )
