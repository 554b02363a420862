"""Networks that said within a year that their entry is right."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.queries import A_YEAR
from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_confirmed", name=gettext_lazy("Bestätigte Einträge"), subject=FactSubject.NETWORKS)
def networks_confirmed(scope: FactScope) -> Fact | None:
    """Networks that said within a year that their entry is right; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    since = scope.on - A_YEAR
    confirmed = [network for network in situation.networks if network.checked_on and network.checked_on > since]
    return count_fact(
        "networks_confirmed",
        len(confirmed),
        scope,
        records=confirmed,
        none=_("Wann die Einträge zuletzt bestätigt wurden, dazu liegen keine Angaben vor."),
        one=_("Ein Netzwerk hat seinen Eintrag in den letzten zwölf Monaten bestätigt."),
        many=_("%(n)s Netzwerke haben ihren Eintrag in den letzten zwölf Monaten bestätigt."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
