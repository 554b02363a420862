"""Networks that work throughout Germany."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_nationwide", name=gettext_lazy("Bundesweite Netzwerke"), subject=FactSubject.NETWORKS)
def networks_nationwide(scope: FactScope) -> Fact:
    """Networks that work throughout Germany."""
    around = surroundings_of(scope)
    return count_fact(
        "networks_nationwide",
        len(around.nationwide),
        scope,
        records=around.nationwide,
        none=_("Ein bundesweites Netzwerk ist noch nicht verzeichnet."),
        one=_("Ein bundesweites Netzwerk ist verzeichnet."),
        many=_("%(n)s bundesweite Netzwerke sind verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
