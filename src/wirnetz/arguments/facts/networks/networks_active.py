"""Networks that say or are documented to be active."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.networks.enums import NetworkStatus


@fact("networks_active", name=gettext_lazy("Netzwerke, die als aktiv eingetragen sind"), subject=FactSubject.NETWORKS)
def networks_active(scope: FactScope) -> Fact | None:
    """Networks that say or are documented to be active; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    active = [network for network in situation.networks if network.status == NetworkStatus.ACTIVE]
    return count_fact(
        "networks_active",
        len(active),
        scope,
        records=active,
        none=_("Ob die Netzwerke zurzeit aktiv sind, dazu liegen keine Angaben vor."),
        one=_("Ein Netzwerk ist hier als aktiv eingetragen."),
        many=_("%(n)s Netzwerke sind hier als aktiv eingetragen."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
