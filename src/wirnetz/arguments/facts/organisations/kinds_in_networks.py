"""How many of the seven kinds of partners belong to a regional network here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.organisations.enums import PARTNER_KINDS


@fact(
    "kinds_in_networks",
    name=gettext_lazy("Arten von Organisationen in Netzwerken"),
    subject=FactSubject.ORGANISATIONS,
)
def kinds_in_networks(scope: FactScope) -> Fact | None:
    """How many of the seven kinds of partners belong to a regional network here; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    kinds = {tie.organisation.kind for tie in situation.memberships} & set(PARTNER_KINDS)
    return count_fact(
        "kinds_in_networks",
        len(kinds),
        scope,
        records=(*situation.networks, *situation.memberships),
        none=_("Aus welchen Arten von Organisationen die Mitglieder kommen, dazu liegen keine Angaben vor."),
        one=_("Die Mitglieder der Netzwerke kommen hier aus einer von sieben Arten von Organisationen."),
        many=_("Die Mitglieder der Netzwerke kommen hier aus %(n)s von sieben Arten von Organisationen."),
        unit=_("Arten"),
        register=network_register(),
    )
