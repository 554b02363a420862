"""Networks of the alliance among the regional ones."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_own", name=gettext_lazy("Netzwerke der Allianz"), subject=FactSubject.NETWORKS)
def networks_own(scope: FactScope) -> Fact:
    """Networks of the alliance among the regional ones."""
    situation = situation_of(scope)
    own = [network for network in situation.networks if network.is_own]
    return count_fact(
        "networks_own",
        len(own),
        scope,
        records=own,
        none=_("Ein Netzwerk der Allianz ist hier noch nicht verzeichnet."),
        one=_("Ein Netzwerk der Allianz ist hier verzeichnet."),
        many=_("%(n)s Netzwerke der Allianz sind hier verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
