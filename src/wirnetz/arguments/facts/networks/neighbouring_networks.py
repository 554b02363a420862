"""Networks of the districts around that do not reach into the region."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("neighbouring_networks", name=gettext_lazy("Netzwerke in den Nachbarkreisen"), subject=FactSubject.NETWORKS)
def neighbouring_networks(scope: FactScope) -> Fact:
    """Networks of the districts around that do not reach into the region."""
    situation = situation_of(scope)
    return count_fact(
        "neighbouring_networks",
        len(situation.neighbours),
        scope,
        records=situation.neighbours,
        none=_("In den Nachbarkreisen ist kein weiteres Netzwerk verzeichnet."),
        one=_("In den Nachbarkreisen ist ein weiteres Netzwerk verzeichnet."),
        many=_("In den Nachbarkreisen sind %(n)s weitere Netzwerke verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
