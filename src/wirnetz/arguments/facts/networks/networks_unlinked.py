"""Other networks without a recorded link to a network of the alliance; None where there is no other network."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_unlinked", name=gettext_lazy("Netzwerke ohne Verbindung zur Allianz"), subject=FactSubject.NETWORKS)
def networks_unlinked(scope: FactScope) -> Fact | None:
    """Other networks without a recorded link to a network of the alliance; None where there is no other network."""
    situation = situation_of(scope)
    if all(network.is_own for network in situation.networks):
        return None
    return count_fact(
        "networks_unlinked",
        len(situation.unlinked),
        scope,
        records=(*situation.networks, *situation.links),
        none=_("Zu jedem anderen Netzwerk ist eine Verbindung mit der Allianz vermerkt."),
        one=_("Zu einem anderen Netzwerk ist noch keine Verbindung vermerkt."),
        many=_("Zu %(n)s anderen Netzwerken ist noch keine Verbindung vermerkt."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
