"""Other organisations in the networks here in which the house or an office is recorded; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.belonging import own_ties_here
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_companions", name=gettext_lazy("Organisationen an der Seite des Hauses"), subject=FactSubject.HOUSE)
def own_companions(scope: FactScope) -> Fact | None:
    """Other organisations in the networks here in which the house or an office is recorded; None without a house."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    shared = {tie.network_id for tie in own_ties_here(situation)}
    ours = {situation.organisation.pk, *(tie.organisation_id for tie in situation.office_memberships)}
    companions = {tie.organisation_id for tie in situation.memberships if tie.network_id in shared} - ours
    return count_fact(
        "own_companions",
        len(companions),
        scope,
        records=(*situation.own_records, *situation.memberships),
        none=_("Wer hier neben dem Haus in Netzwerken mitarbeitet, dazu liegen keine Angaben vor."),
        one=_("In Netzwerken hier ist das Haus gemeinsam mit einer anderen Organisation verzeichnet."),
        many=_("In Netzwerken hier ist das Haus gemeinsam mit %(n)s anderen Organisationen verzeichnet."),
        unit=_("Organisationen"),
        register=network_register(),
    )
