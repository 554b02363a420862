"""Organisations seated here but in no regional network here; None where there is no network or nobody."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact(
    "organisations_to_invite",
    name=gettext_lazy("Organisationen, die man einladen kann"),
    subject=FactSubject.ORGANISATIONS,
)
def organisations_to_invite(scope: FactScope) -> Fact | None:
    """Organisations seated here but in no regional network here; None where there is no network or nobody."""
    situation = situation_of(scope)
    if not (situation.seated and situation.networks):
        return None
    inside = {tie.organisation_id for tie in situation.memberships}
    apart = [organisation for organisation in situation.seated if organisation.pk not in inside]
    return count_fact(
        "organisations_to_invite",
        len(apart),
        scope,
        records=situation.organisation_records,
        none=_("Jede Organisation mit Sitz hier ist in einem Netzwerk der Region verzeichnet."),
        one=_("Eine Organisation mit Sitz hier kann man noch in ein Netzwerk der Region einladen."),
        many=_("%(n)s Organisationen mit Sitz hier kann man noch in ein Netzwerk der Region einladen."),
        unit=_("Organisationen"),
        register=network_register(),
    )
