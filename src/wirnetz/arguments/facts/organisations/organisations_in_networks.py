"""Organisations that belong to a regional network here, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_in_networks", name=gettext_lazy("Organisationen in Netzwerken"), subject=FactSubject.ORGANISATIONS)
def organisations_in_networks(scope: FactScope) -> Fact | None:
    """Organisations that belong to a regional network here, each once; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    return count_fact(
        "organisations_in_networks",
        len({tie.organisation_id for tie in situation.memberships}),
        scope,
        records=(*situation.networks, *situation.memberships),
        none=_("Wer in den Netzwerken mitarbeitet, dazu liegen keine Angaben vor."),
        one=_("Eine Organisation ist hier als Mitglied eines Netzwerks verzeichnet."),
        many=_("%(n)s Organisationen sind hier als Mitglied eines Netzwerks verzeichnet."),
        unit=_("Organisationen"),
        register=network_register(),
    )
