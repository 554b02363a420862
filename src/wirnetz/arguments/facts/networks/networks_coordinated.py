"""Networks of which somebody is recorded who coordinates or carries them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import LEADING_ROLES, count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_coordinated", name=gettext_lazy("Netzwerke mit bekannter Koordination"), subject=FactSubject.NETWORKS)
def networks_coordinated(scope: FactScope) -> Fact | None:
    """Networks of which somebody is recorded who coordinates or carries them; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    leading = {tie.network_id for tie in situation.memberships if tie.role in LEADING_ROLES}
    led = [network for network in situation.networks if network.host_id or network.pk in leading]
    return count_fact(
        "networks_coordinated",
        len(led),
        scope,
        records=led,
        none=_("Wer die Netzwerke koordiniert, dazu liegen keine Angaben vor."),
        one=_("Bei einem Netzwerk ist vermerkt, wer es koordiniert oder trägt."),
        many=_("Bei %(n)s Netzwerken ist vermerkt, wer sie koordiniert oder trägt."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
