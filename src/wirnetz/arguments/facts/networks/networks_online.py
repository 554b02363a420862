"""Networks with a website."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_online", name=gettext_lazy("Netzwerke mit Website"), subject=FactSubject.NETWORKS)
def networks_online(scope: FactScope) -> Fact | None:
    """Networks with a website; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    online = [network for network in situation.networks if network.website]
    return count_fact(
        "networks_online",
        len(online),
        scope,
        records=online,
        none=_("Zu Websites der Netzwerke liegen keine Angaben vor."),
        one=_("Ein Netzwerk hat hier eine eigene Website."),
        many=_("%(n)s Netzwerke haben hier eine eigene Website."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
