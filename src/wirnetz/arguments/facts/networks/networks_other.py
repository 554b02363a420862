"""Networks of others among the regional ones."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_other", name=gettext_lazy("Andere Netzwerke"), subject=FactSubject.NETWORKS)
def networks_other(scope: FactScope) -> Fact:
    """Networks of others among the regional ones."""
    situation = situation_of(scope)
    others = [network for network in situation.networks if not network.is_own]
    return count_fact(
        "networks_other",
        len(others),
        scope,
        records=others,
        none=_("Andere Netzwerke sind hier noch nicht verzeichnet."),
        one=_("Ein anderes Netzwerk ist hier verzeichnet."),
        many=_("%(n)s andere Netzwerke sind hier verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
