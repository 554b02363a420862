"""Who belongs to which regional network here, each pair once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("memberships_here", name=gettext_lazy("Mitgliedschaften"), subject=FactSubject.ORGANISATIONS)
def memberships_here(scope: FactScope) -> Fact | None:
    """Who belongs to which regional network here, each pair once; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    return count_fact(
        "memberships_here",
        len({(tie.organisation_id, tie.network_id) for tie in situation.memberships}),
        scope,
        records=(*situation.networks, *situation.memberships),
        none=_("Zu Mitgliedschaften liegen keine Angaben vor."),
        one=_("In den Netzwerken ist hier eine Mitgliedschaft verzeichnet."),
        many=_("In den Netzwerken sind hier %(n)s Mitgliedschaften verzeichnet."),
        unit=_("Mitgliedschaften"),
        register=network_register(),
    )
