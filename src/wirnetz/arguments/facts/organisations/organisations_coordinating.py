"""Organisations that coordinate, deputise or carry a regional network here, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import LEADING_ROLES, count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact(
    "organisations_coordinating",
    name=gettext_lazy("Organisationen, die ein Netzwerk tragen"),
    subject=FactSubject.ORGANISATIONS,
)
def organisations_coordinating(scope: FactScope) -> Fact | None:
    """Organisations that coordinate, deputise or carry a network here, each once; None without a network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    leading = {tie.organisation_id for tie in situation.memberships if tie.role in LEADING_ROLES}
    leading |= {network.host_id for network in situation.networks if network.host_id}
    return count_fact(
        "organisations_coordinating",
        len(leading),
        scope,
        records=(*situation.networks, *situation.memberships),
        none=_("Wer die Netzwerke trägt, dazu liegen keine Angaben vor."),
        one=_("Eine Organisation koordiniert oder trägt hier ein Netzwerk."),
        many=_("%(n)s Organisationen koordinieren oder tragen hier Netzwerke."),
        unit=_("Organisationen"),
        register=network_register(),
    )
