"""Regional networks here in which neither the house nor an office is recorded; None without a house or network."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_networks_open", name=gettext_lazy("Netzwerke, die dem Haus offenstehen"), subject=FactSubject.HOUSE)
def own_networks_open(scope: FactScope) -> Fact | None:
    """Regional networks here in which neither the house nor an office is recorded; None without a house or network."""
    situation = situation_of(scope)
    if situation.organisation is None or not situation.networks:
        return None
    inside = {tie.network_id for tie in situation.own_memberships}
    others = [network for network in situation.networks if network.pk not in inside]
    return count_fact(
        "own_networks_open",
        len(others),
        scope,
        records=(*situation.networks, *situation.own_records),
        none=_("Das Haus ist in jedem regionalen Netzwerk hier verzeichnet."),
        one=_("In einem regionalen Netzwerk hier kann das Haus noch mitarbeiten."),
        many=_("In %(n)s regionalen Netzwerken hier kann das Haus noch mitarbeiten."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
