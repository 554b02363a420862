"""Regional networks whose territory touches the region."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_here", name=gettext_lazy("Regionale Netzwerke"), subject=FactSubject.NETWORKS)
def networks_here(scope: FactScope) -> Fact:
    """Regional networks whose territory touches the region."""
    situation = situation_of(scope)
    return count_fact(
        "networks_here",
        len(situation.networks),
        scope,
        records=situation.networks,
        none=_("Hier ist noch kein regionales Netzwerk verzeichnet."),
        one=_("Hier ist ein regionales Netzwerk verzeichnet."),
        many=_("Hier sind %(n)s regionale Netzwerke verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
