"""Regional networks of the Land; None for a region in several Länder."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact, in_state
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_in_state", name=gettext_lazy("Regionale Netzwerke im Land"), subject=FactSubject.NETWORKS)
def networks_in_state(scope: FactScope) -> Fact | None:
    """Regional networks of the Land; None for a region in several Länder."""
    around = surroundings_of(scope)
    if around.state is None:
        return None
    return count_fact(
        "networks_in_state",
        len(around.state_networks),
        scope,
        records=around.state_networks,
        none=_("%(where)s ist noch kein regionales Netzwerk verzeichnet."),
        one=_("%(where)s ist ein regionales Netzwerk verzeichnet."),
        many=_("%(where)s sind %(n)s regionale Netzwerke verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
        words={"where": in_state(around.state)},
    )
