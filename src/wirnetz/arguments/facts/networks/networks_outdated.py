"""Networks whose source is undated or older than three years; None where there is no network."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_outdated", name=gettext_lazy("Netzwerke mit alten Angaben"), subject=FactSubject.NETWORKS)
def networks_outdated(scope: FactScope) -> Fact | None:
    """Networks whose source is undated or older than three years; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    return count_fact(
        "networks_outdated",
        sum(network.is_outdated(scope.on) for network in situation.networks),
        scope,
        records=situation.networks,
        none=_("Alle Angaben zu Netzwerken sind höchstens drei Jahre alt."),
        one=_("Die Angaben zu einem Netzwerk sind älter als drei Jahre oder ohne Jahr."),
        many=_("Die Angaben zu %(n)s Netzwerken sind älter als drei Jahre oder ohne Jahr."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
