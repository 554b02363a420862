"""Organisations that belong to two or more regional networks here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.groups import bridges
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact(
    "bridging_organisations",
    name=gettext_lazy("Organisationen, die Netzwerke verbinden"),
    subject=FactSubject.ORGANISATIONS,
)
def bridging_organisations(scope: FactScope) -> Fact | None:
    """Organisations that belong to two or more regional networks here; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    return count_fact(
        "bridging_organisations",
        len(bridges(situation)),
        scope,
        records=(*situation.networks, *situation.memberships),
        none=_("Keine Organisation ist hier in mehreren Netzwerken verzeichnet."),
        one=_("Eine Organisation gehört mehreren Netzwerken an."),
        many=_("%(n)s Organisationen gehören mehreren Netzwerken an."),
        unit=_("Organisationen"),
        register=network_register(),
    )
