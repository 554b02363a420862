"""The earliest known year in which one of the regional networks was founded."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_since", name=gettext_lazy("Frühestes Gründungsjahr"), subject=FactSubject.NETWORKS)
def networks_since(scope: FactScope) -> Fact | None:
    """The earliest known year in which one of the regional networks was founded; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    dated = [network for network in situation.networks if network.year_founded]
    years = sorted(network.year_founded for network in dated if network.year_founded)
    blank = count_fact(
        "networks_since",
        len(dated),
        scope,
        records=dated,
        none=_("Seit wann die Netzwerke bestehen, dazu liegen keine Angaben vor."),
        one=_("Ein Netzwerk besteht hier seit %(year)s."),
        many=_("Von %(n)s Netzwerken ist hier das Gründungsjahr bekannt, das früheste ist %(year)s."),
        unit=_("Jahr"),
        register=network_register(),
        words={"year": str(years[0]) if years else ""},
    )
    return replace(blank, value=years[0], display=str(years[0])) if years else blank
