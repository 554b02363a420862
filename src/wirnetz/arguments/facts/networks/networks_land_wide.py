"""Networks that work throughout the Land."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_land_wide", name=gettext_lazy("Landesweite Netzwerke"), subject=FactSubject.NETWORKS)
def networks_land_wide(scope: FactScope) -> Fact:
    """Networks that work throughout the Land."""
    situation = situation_of(scope)
    return count_fact(
        "networks_land_wide",
        len(situation.land_wide),
        scope,
        records=situation.land_wide,
        none=_("Ein landesweites Netzwerk ist noch nicht verzeichnet."),
        one=_("Dazu kommt ein landesweites Netzwerk."),
        many=_("Dazu kommen %(n)s landesweite Netzwerke."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
